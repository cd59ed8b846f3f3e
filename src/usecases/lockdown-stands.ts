// "lockdown": whether one holds, for those who may ask, and how many could end it.
import type { Brake } from '../domain/access/brake.ts';
import { isLockdown } from '../domain/access/brake.ts';
import { whoReleases } from '../domain/access/brake-people.ts';
import { personOf } from '../domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type BrakeDeps, whyNotPull } from './pull-brake.ts';

export interface LockdownStands {
  readonly brake?: Brake;
  /** How many persons could end one. */
  readonly enders: number;
}

export async function lockdownStands(
  deps: BrakeDeps,
  actor: AccountRef,
): Promise<Result<LockdownStands, Refusal>> {
  const why = await whyNotPull(deps, actor, null);
  if (why) return refused(why);
  const { estate } = deps;
  const brake = (await deps.brakes.inForce()).find(isLockdown);
  const everywhere = { tenantId: null };
  const persons = whoReleases(estate, everywhere).map(
    (account) => personOf(estate, account)?.name ?? accountKey(account),
  );
  return ok({
    ...(brake && { brake }),
    enders: new Set(persons).size,
  });
}
