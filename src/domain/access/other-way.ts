// Whether a grant of ours gives the same in another way, or an end of one that did is not proven yet.
import { isTakenBack } from './parts.ts';
import type { AccessRequest, StepRecord } from './request.ts';
import { stepsBringing } from './steps-of.ts';

/** `ending`: of those that gave it none goes on, and what one of them gave may still be there. */
export type OtherWay = 'given' | 'ending';

/** `grants` hold `key`, the one of the other way, or held it once. */
export function otherWayIn(
  grants: readonly AccessRequest[],
  key: string,
  requestId: string,
): OtherWay | undefined {
  const found = grants
    .filter(({ id }) => id !== requestId)
    .flatMap((grant) => stepsBringing(grant, key).map((step) => wayOf(grant, step)));
  if (found.includes('given')) return 'given';
  return found.includes('ending') ? 'ending' : undefined;
}

function wayOf(grant: AccessRequest, { id, state }: StepRecord): OtherWay | undefined {
  if (state === 'todo' || state === 'kept') return undefined;
  if (isTakenBack(grant, id)) return 'ending';
  return state === 'undone' ? undefined : 'given';
}
