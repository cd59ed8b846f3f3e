// What the grants on one thing, open or over, tell when it is taken back: who made it, and how far we gave it.
import type { Instant } from '../facts.ts';
import { changeKey, type StepOutputs } from './change.ts';
import { partEndOfStep } from './parts.ts';
import type { AccessRequest, StepRecord } from './request.ts';
import { madeFrom } from './step-record.ts';
import { stepsBringing, stepsOf } from './steps-of.ts';

export interface Past {
  /** When a grant first set out to make it; absent where nothing tells. */
  readonly begunAt?: Instant;
  /** The latest end that a grant of ours gave it, those included that are over and left it to others. */
  readonly givenUntil?: Instant;
}

interface Part {
  readonly request: AccessRequest;
  readonly record: StepRecord;
}

/** `grants` hold `key`, or held it once; `outputs` name the object that it is about now, if any. */
export function pastOf(
  grants: readonly AccessRequest[],
  key: string,
  outputs: StepOutputs | undefined,
): Past {
  const parts = grants.flatMap((request) => partsOf(request, key));
  const cleared = latest(parts.map(clearedAt)) ?? Number.NEGATIVE_INFINITY;
  const begunAt = earliest(parts.map((part) => begunAtOf(part, outputs)));
  const givenUntil = latest(parts.map((part) => givenUntilOf(part, cleared)));
  return {
    ...(begunAt !== undefined && { begunAt }),
    ...(givenUntil !== undefined && { givenUntil }),
  };
}

/**
 * Whether a grant of ours other than `requestId` that had brought the thing about has ended since then:
 * whoever was to bring it about as well has been left it. `key` is of a part, where the thing has parts.
 */
export const isLeftSince = (
  grants: readonly AccessRequest[],
  key: string,
  requestId: string,
  since: Instant,
): boolean => grants.some((grant) => grant.id !== requestId && endedWith(grant, key, since));

const endedWith = (grant: AccessRequest, key: string, since: Instant): boolean =>
  stepsBringing(grant, key).some(({ id }) => {
    const end = partEndOfStep(grant, id) ?? grant.ending;
    return end !== undefined && end.since >= since;
  });

const partsOf = (request: AccessRequest, key: string): Part[] =>
  stepsOf(request).flatMap(({ change, record }) =>
    changeKey(change) === key ? [{ request, record }] : [],
  );

/** Once it was read back as gone, nothing that was given before explains what is there afterwards. */
const clearedAt = ({ record }: Part): Instant | undefined =>
  record.state === 'undone' ? record.evidence?.at : undefined;

function givenUntilOf({ request, record }: Part, cleared: Instant): Instant | undefined {
  if (!record.ours || record.state === 'todo' || record.state === 'undone') return undefined;
  const end = partEndOfStep(request, record.id) ?? request.ending;
  const over = end !== undefined && end.since < cleared;
  return over ? undefined : request.expiresAt;
}

/**
 * A begin that never learnt what it made may have made this one; of one that was done once more, the
 * one before as well.
 */
function begunAtOf({ record }: Part, outputs: StepOutputs | undefined): Instant | undefined {
  const { was } = record;
  const made = record.outputs?.objectId;
  const same = made === undefined ? record.state !== 'undone' : made === outputs?.objectId;
  const before = was?.outputs?.objectId;
  const isBefore = before !== undefined && before === outputs?.objectId;
  return earliest([same ? madeFrom(record) : undefined, isBefore ? was?.begunAt : undefined]);
}

/** The open grant that goes on longest with a thing after `requestId` lets go of it. */
export function keeperOf(
  grants: readonly AccessRequest[],
  key: string,
  requestId: string,
): StepRecord['keptFor'] {
  const open = grants.filter(
    (grant) => grant.id !== requestId && GOES_ON.includes(grant.state) && !hasLetGo(grant, key),
  );
  const endOf = ({ expiresAt = Number.POSITIVE_INFINITY }: AccessRequest) => expiresAt;
  const [last] = [...open].sort((a, b) => endOf(b) - endOf(a));
  if (!last) return undefined;
  const { id, expiresAt: until } = last;
  return { requestId: id, ...(until !== undefined && { until }) };
}

/** It goes on for others, and not with this: the part of the one whose it was has ended. */
function hasLetGo(grant: AccessRequest, key: string): boolean {
  const parts = partsOf(grant, key);
  return (
    parts.length > 0 && parts.every(({ record }) => partEndOfStep(grant, record.id) !== undefined)
  );
}

const GOES_ON: ReadonlyArray<AccessRequest['state']> = ['applying', 'waiting', 'active'];

const known = (times: ReadonlyArray<Instant | undefined>): Instant[] =>
  times.filter((time) => time !== undefined);

const latest = (times: ReadonlyArray<Instant | undefined>): Instant | undefined =>
  known(times).sort((a, b) => b - a)[0];

const earliest = (times: ReadonlyArray<Instant | undefined>): Instant | undefined =>
  known(times).sort((a, b) => a - b)[0];
