// Whether a grant of ours gives the same in another way, or an end of one that did is not proven yet.
import { resolveChange } from './change.ts';
import { broughtBy } from './hand-on.ts';
import { isTakenBack } from './parts.ts';
import { type AccessRequest, type StepRecord, stepOutputs } from './request.ts';

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
    .flatMap((grant) => stepsOn(grant, key).map((step) => wayOf(grant, step)));
  if (found.includes('given')) return 'given';
  return found.includes('ending') ? 'ending' : undefined;
}

function wayOf(grant: AccessRequest, { id, state }: StepRecord): OtherWay | undefined {
  if (state === 'todo' || state === 'kept') return undefined;
  if (isTakenBack(grant, id)) return 'ending';
  return state === 'undone' ? undefined : 'given';
}

function stepsOn(grant: AccessRequest, key: string): StepRecord[] {
  const outputs = stepOutputs(grant);
  return grant.plan.steps.flatMap(({ id, change }) => {
    const resolved = resolveChange(change, outputs);
    const record = grant.steps.find((step) => step.id === id);
    return resolved && record && broughtBy(resolved, record).includes(key) ? [record] : [];
  });
}
