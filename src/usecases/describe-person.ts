// "who am i": the accounts known as one's own, and the tenants one decides about.
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
}

export async function describePerson(
  deps: IdentifyDeps,
  actor: AccountRef,
): Promise<Result<PersonDescription, Refusal>> {
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const known = person.value;
  const identity = { ...known, accounts: await present(deps, known.accounts) };
  const { tenants } = deps.estate;
  const ownedBy = (accounts: readonly AccountRef[]) => {
    const keys = new Set(accounts.map(accountKey));
    return tenants
      .filter((tenant) => tenant.owners.some((owner) => keys.has(accountKey(owner.account))))
      .map((tenant) => tenant.id);
  };
  const owns = ownedBy([actor]);
  const ownsElsewhere = ownedBy(identity.accounts).filter((id) => !owns.includes(id));
  return ok({ identity, owns, ownsElsewhere });
}

/** Without those that are gone: a guest of ours is remembered after its account was deleted. */
async function present(
  { facts }: Pick<IdentifyDeps, 'facts'>,
  accounts: readonly AccountRef[],
): Promise<AccountRef[]> {
  const read = await facts.read(accounts.map((account) => ({ fact: 'account', account })));
  return accounts.filter((_, i) => {
    const fact = read[i];
    return !fact?.known || fact.value !== null;
  });
}
