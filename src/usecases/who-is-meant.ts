// Whom a name in the record means: one entry for each person, whatever number of accounts bears the name.
import { type Estate, personOf } from '../domain/estate/estate.ts';
import { refOfKey } from '../domain/record/history.ts';
import type { HistoryStore, KnownPerson, Within } from '../ports/history-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { accountKey } from '../shared/account.ts';
import { linkedAccounts } from './linked-accounts.ts';

export interface MeantPerson {
  readonly name: string;
  readonly keys: readonly string[];
}

export interface MeantDeps {
  readonly estate: Estate;
  readonly history: Pick<HistoryStore, 'called' | 'bearing'>;
  readonly store: Pick<RequestStore, 'guestLinks'>;
}

const MOST = 40;

/**
 * From the estate and our own records alone: whoever left is in no directory any more. Where a name
 * is borne by more than are looked at, those of whom `within` finds something are among them.
 */
export async function whoIsMeant(
  deps: MeantDeps,
  said: string,
  within?: Within,
): Promise<MeantPerson[]> {
  const { history } = deps;
  const listed = listedAs(deps, said, (called, words) => called.split(/[\s.]+/).includes(words));
  const first = await history.called(said, MOST);
  const more = within && first.length >= MOST ? await history.called(said, MOST, within) : [];
  return asPeople(deps, [...listed, ...first, ...more]);
}

/** The same of a whole name or address: what cannot be taken back is done to nobody who only begins so. */
export const whoIsCalled = async (deps: MeantDeps, said: string): Promise<MeantPerson[]> =>
  asPeople(deps, [
    ...listedAs(deps, said, () => false),
    ...(await deps.history.bearing(said, MOST)),
  ]);

function listedAs(
  { estate }: MeantDeps,
  said: string,
  also: (called: string, words: string) => boolean,
): KnownPerson[] {
  const words = said.toLowerCase().trim().replace(/\s+/g, ' ');
  return estate.people
    .filter(({ displayName, name }) =>
      [displayName.toLowerCase(), name].some((called) => called === words || also(called, words)),
    )
    .flatMap(({ displayName, accounts }) =>
      accounts.map((account) => ({ key: accountKey(account), name: displayName })),
    );
}

async function asPeople(
  { estate, store }: MeantDeps,
  found: readonly KnownPerson[],
): Promise<MeantPerson[]> {
  const people: Array<{ name: string; keys: Set<string> }> = [];
  for (const { key, name } of found) {
    if (people.some(({ keys }) => keys.has(key))) continue;
    const ref = refOfKey(key);
    if ('addressHash' in ref) {
      people.push({ name, keys: new Set([key]) });
      continue;
    }
    const accounts = await linkedAccounts({ estate, store }, ref);
    const person = accounts.flatMap((one) => personOf(estate, one) ?? [])[0];
    const all = accounts.map(accountKey);
    const same = people.find(({ keys }) => all.some((one) => keys.has(one)));
    if (same) for (const one of all) same.keys.add(one);
    else people.push({ name: person?.displayName ?? name, keys: new Set(all) });
  }
  return people.map(({ name, keys }) => ({ name, keys: [...keys] }));
}
