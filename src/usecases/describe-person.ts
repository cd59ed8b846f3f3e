// "who am i": the accounts known as one's own, the tenants one decides about, and those one may ask about.
import type { Identity } from '../domain/access/identity.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';

export interface PersonDescription {
  readonly identity: Identity;
  /** Ids of the tenants whose owner this account is. */
  readonly owns: readonly string[];
  /** … and of those that the same person owns with another account. */
  readonly ownsElsewhere: readonly string[];
  readonly mayRead: 'all' | readonly string[];
}

export async function describePerson(
  deps: IdentifyDeps,
  actor: AccountRef,
): Promise<Result<PersonDescription, Refusal>> {
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const identity = person.value;
  const { tenants, posture } = deps.estate;
  const ownedBy = (accounts: readonly AccountRef[]) => {
    const keys = new Set(accounts.map(accountKey));
    return tenants
      .filter((tenant) => tenant.owners.some((owner) => keys.has(accountKey(owner.account))))
      .map((tenant) => tenant.id);
  };
  const owns = ownedBy([actor]);
  const ownsElsewhere = ownedBy(identity.accounts).filter((id) => !owns.includes(id));
  const reader = posture.readers.find((item) => item.person === identity.person);
  return ok({ identity, owns, ownsElsewhere, mayRead: reader?.tenants ?? [] });
}
