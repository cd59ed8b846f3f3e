// Where this process cannot load the rules that others brought into force, it gives nothing by those of before.
import type { Clock } from '../ports/clock.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';

export interface InForceDeps {
  /** Why it goes by rules that are not in force any more; absent or undefined: it does not. */
  behind?(): string | undefined;
}

export const whyBehind = ({ behind }: InForceDeps): Refusal | undefined =>
  behind?.() === undefined ? undefined : rulesBehind;

/** More than a moment, or this process alone would hear of it: then whoever can load them is as likely to take it. */
const TO_OTHERS_MS = 5_000;

export const leaveToOthers = (
  { queue, clock }: { readonly queue: Pick<WorkQueue, 'postpone'>; readonly clock: Clock },
  { id }: WorkItem,
): Promise<void> =>
  queue.postpone(
    id,
    clock.now() + TO_OTHERS_MS,
    'the version of the estate in force cannot be loaded by this process',
    false,
  );

/** To whoever asked for something else than to give or to take back. */
export const rulesUnread = refusal(
  'rules-behind',
  'The rules were changed, and this part of Drawbridge cannot read them as they are now, so it only takes back.',
  'Try again in a minute. If it stays so, tell whoever runs Drawbridge; "my requests", "approvals", a no and taking back go on.',
);

const rulesBehind = refusal(
  'rules-behind',
  'The rules were changed, and this part of Drawbridge cannot read them as they are now, so it gives nothing.',
  'Press again in a minute. If it stays so, tell whoever runs Drawbridge; a no and taking back go on.',
);
