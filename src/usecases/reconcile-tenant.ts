// "reconcile <tenant>": an owner has everything that was given there looked at now instead of at night.
import type { Estate, Tenant } from '../domain/estate/estate.ts';
import { personOf, tenantByName } from '../domain/estate/estate.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { notYourTenant } from './not-your-tenant.ts';

export interface ReconcileDeps {
  readonly estate: Estate;
  readonly queue: Pick<WorkQueue, 'checkNow'>;
}

/** It only reads, so any account of an owner does. What is found is told on the cards. */
export async function reconcileTenant(
  { estate, queue }: ReconcileDeps,
  actor: AccountRef,
  words: string,
): Promise<Result<{ readonly tenant: string; readonly count: number }, Refusal>> {
  const tenant = tenantNamed(estate, words);
  if (!tenant || !isOwner(estate, tenant, actor)) {
    const own = estate.tenants.filter((one) => isOwner(estate, one, actor));
    return refused(notYourTenant(own, 'reconcile'));
  }
  const count = await queue.checkNow({ tenantId: tenant.id });
  return ok({ tenant: tenant.displayName, count });
}

export const tenantNamed = (estate: Estate, words: string): Tenant | undefined =>
  tenantByName(estate, words.trim()) ??
  estate.tenants.find(
    ({ displayName }) => displayName.toLowerCase() === words.trim().toLowerCase(),
  );

function isOwner(estate: Estate, { owners }: Tenant, actor: AccountRef): boolean {
  const own = new Set((personOf(estate, actor)?.accounts ?? [actor]).map(accountKey));
  return owners.some(({ account }) => own.has(accountKey(account)));
}
