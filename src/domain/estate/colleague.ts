// A person of the estate by the words that somebody typed or chose, with the account in which they decide.
import type { AccountRef } from '../../shared/account.ts';
import { type Estate, type Person, tenantById } from './estate.ts';

export interface Colleague {
  readonly person: Person;
  /** The first that they have in a tenant of ours. */
  readonly account: AccountRef;
}

/** By the name that people use, or the one of the estate file; exactly, so that it is nobody else. */
export function colleagueNamed(estate: Estate, words: string): Colleague | undefined {
  const wanted = words.trim().toLowerCase();
  const [person, ...more] = estate.people.filter(({ name, displayName }) =>
    [name, displayName.toLowerCase()].includes(wanted),
  );
  return person && more.length === 0 ? colleagueOf(estate, person) : undefined;
}

export function colleagueOf(estate: Estate, person: Person): Colleague | undefined {
  const account = person.accounts.find(({ tenantId }) => {
    const tenant = tenantById(estate, tenantId);
    return tenant !== undefined && tenant.kind !== 'external';
  });
  return account && { person, account };
}
