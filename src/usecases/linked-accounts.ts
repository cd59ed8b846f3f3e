// Every account that the estate, or an invitation of ours, links to one: whichever of them somebody uses.
import { type Estate, personOf } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';

export interface LinkedDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'guestLinks'>;
}

/** A guest account leads home first, and from there to the others. */
export async function linkedAccounts(
  { estate, store }: LinkedDeps,
  account: AccountRef,
): Promise<AccountRef[]> {
  const all = new Map<string, AccountRef>();
  const add = ({ tenantId, objectId }: AccountRef): AccountRef[] => {
    const one = { tenantId, objectId };
    if (all.has(accountKey(one))) return [];
    all.set(accountKey(one), one);
    return [one, ...(personOf(estate, one)?.accounts ?? []).flatMap(add)];
  };
  for (let fresh = add(account); fresh.length > 0; ) {
    const links = await store.guestLinks(fresh);
    fresh = links.flatMap(({ guest, home }) => [guest, home]).flatMap(add);
  }
  return [...all.values()];
}
