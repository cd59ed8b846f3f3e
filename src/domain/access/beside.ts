// What our own records say of the values beside one that a directory replaces together with it.
import { DAY, MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { changeParts } from './change.ts';
import { isTakenBack } from './parts.ts';
import type { AccessRequest, StepRecord } from './request.ts';
import { madeFrom } from './step-record.ts';
import { stepsBringing, stepsOf } from './steps-of.ts';

/**
 * `just-given`: read back as there a moment ago, or written and not read back yet. `taken-back`: read back
 * as gone a moment ago, or a removal was sent then, and no open grant of ours gives it.
 */
export type Beside = 'given' | 'just-given' | 'taken-back';

/**
 * After this time every replica of a directory shows what was written. Shorter than what is set up is tried
 * for, so that what somebody restored by hand ends no other request.
 */
const SETTLED = 9 * MINUTE;

/** Shorter than what is set up is tried for, so that what somebody closed by hand ends no other request. */
const SHOWN = 5 * MINUTE;

/**
 * `grants` hold `key`, or held it once; it is asked for `requestId`. `undefined`: nothing is known that a
 * reading could contradict.
 */
export function besideOf(
  grants: readonly AccessRequest[],
  key: string,
  now: Instant,
  requestId: string,
): Beside | undefined {
  const all = grants.map((request) => partsOf(request, key, requestId));
  const givenAt = Math.max(...all.map((part) => part.givenAt));
  const writtenAt = Math.max(...all.map((part) => part.writtenAt));
  if (givenAt > now - SHOWN || writtenAt > now - SETTLED) return 'just-given';
  if (all.some(({ given }) => given)) return 'given';
  return all.some(({ undoneAt }) => undoneAt > now - SETTLED) ? 'taken-back' : undefined;
}

/**
 * Of grants that were over before this, nothing bears on a step any more: no reading of now can be as old,
 * and they left nothing to it while it was begun, since `begunAt`. Clocks of processes differ by less than a day.
 */
export const bearsFrom = (now: Instant, begunAt: Instant = now): Instant =>
  Math.min(now, begunAt) - DAY;

export interface GoingStep {
  readonly requestId: string;
  readonly step: StepRecord;
}

/** Steps of grants other than `requestId` that brought it about and are being taken back. */
export const goingSteps = (
  grants: readonly AccessRequest[],
  key: string,
  requestId: string,
): GoingStep[] =>
  grants
    .filter(({ id }) => id !== requestId)
    .flatMap((grant) =>
      stepsBringing(grant, key)
        .filter(({ id, state }) => isTakenBack(grant, id) && GOING.includes(state))
        .map((step) => ({ requestId: grant.id, step })),
    );

const GOING: ReadonlyArray<StepRecord['state']> = ['begun', 'done', 'found'];

/** When a grant of ours, open or over, last gave it or was seen to have given it; `undefined`: none did. */
export function lastGivenAt(grants: readonly AccessRequest[], key: string): Instant | undefined {
  const at = Math.max(...grants.map((request) => partsOf(request, key, '').lastAt));
  return at === NEVER ? undefined : at;
}

/** By each key that begins so, those of these grants that have it, or had it. */
export function grantsByKey(
  grants: readonly AccessRequest[],
  within: string,
): ReadonlyMap<string, readonly AccessRequest[]> {
  const having = new Map<string, AccessRequest[]>();
  for (const request of grants) {
    const keys = stepsOf(request).flatMap(({ change }) => changeParts(change));
    for (const key of new Set(keys.filter((one) => one.startsWith(within)))) {
      const had = having.get(key);
      if (had) had.push(request);
      else having.set(key, [request]);
    }
  }
  return having;
}

function partsOf(request: AccessRequest, key: string, requestId: string) {
  const records = stepsBringing(request, key);
  // What another one is to take back is there until it has tried that.
  const isLeft = ({ id, removalTried }: StepRecord) =>
    !isTakenBack(request, id) || (request.id !== requestId && removalTried === undefined);
  const given = records.filter((record) => isThere(record) && isLeft(record));
  return {
    writtenAt: Math.max(
      ...records.map((record) => (isTakenBack(request, record.id) ? NEVER : writtenAt(record))),
    ),
    given: given.length > 0,
    givenAt: Math.max(...given.map(({ evidence }) => evidence?.at ?? NEVER)),
    undoneAt: Math.max(...records.map(undoneAt)),
    lastAt: Math.max(...records.map(lastAt)),
  };
}

const isThere = ({ state, ours }: StepRecord): boolean =>
  ours && (state === 'done' || state === 'found');

/** Of what was read back as gone, the proof tells. */
const lastAt = (record: StepRecord): Instant =>
  record.state === 'undone' || record.state === 'todo'
    ? NEVER
    : Math.max(record.evidence?.at ?? NEVER, madeFrom(record) ?? NEVER);

/** Sent, and no look has shown it yet. */
const writtenAt = ({ state, ours, writtenAt: at = NEVER }: StepRecord): Instant =>
  ours && state === 'begun' ? at : NEVER;

/** A removal that was not proven may have been taken, also where it was left to another grant since. */
const undoneAt = ({ state, evidence, removalTried = NEVER }: StepRecord): Instant =>
  state === 'undone' ? (evidence?.at ?? NEVER) : removalTried;

const NEVER = Number.NEGATIVE_INFINITY;
