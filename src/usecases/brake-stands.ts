// "is Drawbridge paused in …?": which brakes hold where somebody may pull one.
import { type Brake, isLockdown } from '../domain/access/brake.ts';
import { mayPull } from '../domain/access/brake-people.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { notYourTenant } from './not-your-tenant.ts';
import { type BrakeDeps, whyNotPull } from './pull-brake.ts';

/** `tenantId` undefined: in all that are theirs. A lockdown holds in each of them. */
export async function brakesThatHold(
  deps: BrakeDeps,
  actor: AccountRef,
  tenantId: string | undefined,
): Promise<Result<readonly Brake[], Refusal>> {
  const { estate, brakes } = deps;
  const theirs = estate.tenants.flatMap(({ id }) => (mayPull(estate, id, actor) ? [id] : []));
  if (tenantId === undefined && theirs.length === 0 && !mayPull(estate, null, actor)) {
    return refused(notYourTenant([], 'pause Drawbridge in'));
  }
  const why = tenantId && (await whyNotPull(deps, actor, tenantId));
  if (why) return refused(why);
  const where = tenantId === undefined ? theirs : [tenantId];
  const held = await brakes.inForce();
  return ok(held.filter((brake) => isLockdown(brake) || where.includes(brake.tenantId ?? '')));
}
