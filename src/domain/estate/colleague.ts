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
/** Fewer letters would begin too many names. */
const SHORTEST = 3;

/**
 * Who could be meant by words that name nobody exactly: each of them begins a part of the name, or at least
 * one of them is a part of it. To be chosen from, never taken.
 */
export function colleaguesLike(estate: Estate, words: string): readonly Colleague[] {
  const said = words.toLowerCase().split(/[\s.,@_-]+/);
  const wanted = said.filter((word) => word.length >= SHORTEST);
  if (wanted.length === 0) return [];
  const partsOf = ({ name, displayName }: Person) =>
    `${name} ${displayName}`.toLowerCase().split(/[\s.,_-]+/);
  const begun = estate.people.filter((person) =>
    wanted.every((word) => partsOf(person).some((part) => part.startsWith(word))),
  );
  const named = estate.people.filter((person) =>
    wanted.some((word) => partsOf(person).includes(word)),
  );
  return (begun.length > 0 ? begun : named)
    .flatMap((person) => colleagueOf(estate, person) ?? [])
    .slice(0, MOST);
}
