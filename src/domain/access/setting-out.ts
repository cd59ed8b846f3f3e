// Grants that hold a thing as ours and have only set out to bring it about: whether any of it is theirs, their tries tell.
import { changeKey } from './change.ts';
import { isLeftSince } from './past.ts';
import type { AccessRequest, StepRecord } from './request.ts';
import { stepsOf } from './steps-of.ts';

interface Begun {
  readonly grant: AccessRequest;
  readonly stepId: string;
}

/**
 * Of other grants than `requestId`; none where one of them has brought it about, was left it, or gives it once
 * more. Not for a change with parts.
 */
export function settingOut(
  grants: readonly AccessRequest[],
  key: string,
  requestId: string,
): Begun[] {
  const held = grants
    .filter(({ id }) => id !== requestId)
    .flatMap((grant) =>
      stepsOf(grant)
        .filter(({ change, record }) => changeKey(change) === key && holdsAsOurs(record))
        .map(({ record }) => ({ grant, record })),
    );
  const isOnlyBegun = ({ grant, record }: (typeof held)[number]) =>
    record.state === 'begun' &&
    !record.again &&
    !record.stood &&
    record.begunAt !== undefined &&
    !isLeftSince(grants, key, grant.id, record.begunAt);
  return held.every(isOnlyBegun)
    ? held.map(({ grant, record }) => ({ grant, stepId: record.id }))
    : [];
}

const holdsAsOurs = ({ state, ours, again }: StepRecord): boolean =>
  state === 'todo' ? again === true : ours && state !== 'undone' && state !== 'kept';
