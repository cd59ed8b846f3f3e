// Whether somebody's card offers to give again what was taken away: never to whoever would be refused.
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { isTheirsToGiveAgain } from '../shared/given-again.ts';
import { tenantOf } from '../shared/side-ids.ts';

export const canGiveAgain = (request: AccessRequest, mine: Approver): boolean =>
  !mine.conflicted &&
  !request.braked &&
  isTheirsToGiveAgain(request, (tenantId) =>
    mine.sides.some((id) => tenantOf({ id }) === tenantId && isOwner(mine, id)),
  );

/** Nobody owns a tenant in somebody's stead. */
function isOwner({ as, why }: Approver, side: string): boolean {
  const here = why?.[side];
  return here ? here.as === 'tenant-owner' && here.for === undefined : as === 'tenant-owner';
}
