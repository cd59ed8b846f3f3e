// What the tries that are not over yet tell of a step: that nothing of it was sent, or that it may be gone.
import { goingSteps } from '../domain/access/beside.ts';
import { type Change, changeKey, hasParts } from '../domain/access/change.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { settingOut } from '../domain/access/setting-out.ts';
import { mayHaveSent } from '../domain/access/tries.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import type { Holders } from './step-in-hand.ts';

type Queue = Pick<WorkQueue, 'openTries'>;

/** Whether it was set out, and every try to bring it about is known to have sent nothing. */
export async function isUnsent(
  queue: Queue,
  request: AccessRequest,
  stepId: string,
): Promise<boolean> {
  const step = request.steps.find(({ id }) => id === stepId);
  if (step?.state !== 'begun') return false;
  const open = await queue.openTries('perform-step', request.id, stepId);
  const tries = open.reduce((all, { attempts }) => all + attempts, 0);
  return open.length > 0 && tries === (step.unsent ?? 0);
}

/**
 * Whether another grant that had brought the same about is being taken back, by a try that was cut off or told
 * nothing: a reading that shows it may be old.
 */
export async function isBeingTaken(
  queue: Queue,
  { own }: Pick<Holders, 'own'>,
  requestId: string,
): Promise<boolean> {
  const going = [...own].flatMap(([key, grants]) => goingSteps(grants, key, requestId));
  const tried = going.map(async ({ requestId: of, step }) => {
    if (step.removalTried !== undefined) return true;
    const open = await queue.openTries('undo-step', of, step.id);
    return open.some((one) => mayHaveSent(step, one));
  });
  return (await Promise.all(tried)).includes(true);
}

/**
 * What other grants hold, without what they only set out to bring about and no try of theirs has sent: what is
 * there of that is somebody else's.
 */
export async function withoutUnsent(
  queue: Queue,
  change: Change,
  holders: Holders,
  requestId: string,
): Promise<Holders> {
  const { others, own } = holders;
  const key = changeKey(change);
  if (hasParts(change) || others[key] !== true) return holders;
  const begun = settingOut(own.get(key) ?? [], key, requestId);
  const unsent = await Promise.all(
    begun.map(({ grant, stepId }) => isUnsent(queue, grant, stepId)),
  );
  if (begun.length === 0 || unsent.includes(false)) return holders;
  return { ...holders, others: { ...others, [key]: false } };
}
