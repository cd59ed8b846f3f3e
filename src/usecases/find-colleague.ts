// Which colleague is meant by a name or an address: one, several to choose from, or nobody who can be seen.
import type { Identity } from '../domain/access/identity.ts';
import { type Estate, tenantByDomain } from '../domain/estate/estate.ts';
import type { Account, Fact, FactQuery } from '../domain/facts.ts';
import { accountKey } from '../shared/account.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';

export interface FoundColleagues {
  /** One entry for each person, whatever number of accounts bear the name. */
  readonly people: readonly Identity[];
  /** Display names of tenants that did not answer. */
  readonly unread: readonly string[];
}

const LONGEST = 120;

export async function findColleague(deps: IdentifyDeps, words: string): Promise<FoundColleagues> {
  const asked = questions(deps.estate, words.trim().slice(0, LONGEST));
  const answers = await deps.facts.read(asked.map(({ query }) => query));
  const accounts = answers.flatMap((fact) => accountsIn(fact));
  const people = await Promise.all(accounts.map((account) => identifyPerson(deps, account)));
  return {
    people: distinct(people.flatMap((person) => (person.ok ? [person.value] : []))),
    unread: asked.flatMap(({ tenant }, i) => (answers[i]?.known ? [] : [tenant])),
  };
}

/** An address is looked for at home alone; a name in every tenant that Drawbridge reads. */
function questions(estate: Estate, words: string): Array<{ query: FactQuery; tenant: string }> {
  const seen = estate.tenants.filter(
    ({ kind, signIn }) => kind !== 'external' && signIn.includes('reader'),
  );
  if (words.includes('@')) {
    const home = tenantByDomain(estate, words.slice(words.lastIndexOf('@') + 1));
    return seen
      .filter(({ id }) => id === home?.id)
      .map(({ id, displayName }) => ({
        query: { fact: 'account-by-address', tenantId: id, address: words.toLowerCase() },
        tenant: displayName,
      }));
  }
  return seen.map(({ id, displayName }) => ({
    query: { fact: 'accounts-by-name', tenantId: id, name: words },
    tenant: displayName,
  }));
}

function accountsIn(fact: Fact<unknown>): Account[] {
  if (!fact.known || fact.value === null) return [];
  return (Array.isArray(fact.value) ? fact.value : [fact.value]) as Account[];
}

function distinct(people: readonly Identity[]): Identity[] {
  const kept: Identity[] = [];
  for (const person of people) {
    const keys = new Set(person.accounts.map(accountKey));
    if (!kept.some((other) => other.accounts.some((item) => keys.has(accountKey(item))))) {
      kept.push(person);
    }
  }
  return kept;
}
