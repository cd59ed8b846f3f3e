// "who am i": the accounts known as one's own, the tenants one decides about, and those one may ask about.
import type { Identity } from '../domain/access/identity.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';

export interface PersonDescription {
  readonly identity: Identity;
  /** Ids of tenants. */
  readonly owns: readonly string[];
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
  const mine = new Set(identity.accounts.map(accountKey));
  const owns = tenants
    .filter((tenant) => tenant.owners.some((owner) => mine.has(accountKey(owner.account))))
    .map((tenant) => tenant.id);
  const reader = posture.readers.find((item) => item.person === identity.person);
  return ok({ identity, owns, mayRead: reader?.tenants ?? [] });
}
