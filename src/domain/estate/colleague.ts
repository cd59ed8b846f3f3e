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

const MOST = 5;

/**
 * Who could be meant by words that name nobody exactly: those of whose names most of the words are a whole
 * part, so that names are not found out by their beginnings. To be chosen from, never taken.
 */
export function colleaguesLike(estate: Estate, words: string): readonly Colleague[] {
  const said = partsIn(words);
  const found = estate.people.map((person) => {
    const parts = partsIn(`${person.name} ${person.displayName}`);
    return { person, alike: said.filter((word) => parts.includes(word)).length };
  });
  const most = Math.max(1, ...found.map(({ alike }) => alike));
  return found
    .filter(({ alike }) => alike === most)
    .flatMap(({ person }) => colleagueOf(estate, person) ?? [])
    .slice(0, MOST);
}

/** An initial tells nobody from others. */
const partsIn = (name: string): readonly string[] => [
  ...new Set(
    name
      .toLowerCase()
      .split(/[\s.,@_-]+/)
      .filter((part) => part.length > 1),
  ),
];
