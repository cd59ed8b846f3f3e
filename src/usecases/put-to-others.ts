// The account that gets it has become a member or a guest since, and for those the rules ask others.
import type { AccessKind } from '../domain/access/kind.ts';
import { plannedWhere } from '../domain/access/observe.ts';
import type { Moved } from '../domain/access/plan-moved.ts';
import type { Approval, ApproveDeps } from './approve-now.ts';
import { type Made, putAnew } from './put-anew.ts';

/** Undefined where it is what it was, so that whoever pressed has no say in it. */
export async function putToOthers(
  deps: ApproveDeps,
  kind: AccessKind,
  approval: Pick<Approval, 'request' | 'standingFor'>,
  { wish, planned }: Made,
): Promise<Moved | undefined> {
  const { asked } = approval.request;
  if (!asked || planned.recipient === asked.recipient) return undefined;
  const asking = await approval.standingFor.asking(planned);
  if (!asking.ok) return undefined;
  const told = plannedWhere(deps.estate, planned, asking.value.asks.sides);
  return putAnew(deps, kind, approval, { wish, planned: told }, asking.value);
}
