// Whether everybody whose yes is missing can be a person of their own, and for which sides nobody is left.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { needsOf, type Said } from '../../shared/yeses.ts';
import { type Estate, personOf } from '../estate/estate.ts';
import type { AccessRequest, Approver } from './request.ts';
import { personKeyOf, type Side } from './sides.ts';

/** Yeses of one side that are missing, and of whom they could be. */
export interface Wanted {
  readonly side: string;
  readonly yeses: number;
  readonly people: readonly AccountRef[];
}

export interface Lack {
  /** So many yeses can come from nobody, however the others are given. */
  readonly yeses: number;
  /** Sides of which one of them may be. */
  readonly sides: readonly string[];
}

export function lackOf(estate: Estate, wanted: readonly Wanted[]): Lack {
  const places = wanted.flatMap(({ side, yeses, people }) =>
    Array.from({ length: Math.max(0, yeses) }, () => ({ side, keys: keysOf(estate, people) })),
  );
  const { empty, perhaps } = emptyPlaces(places.map(({ keys }) => keys));
  const short = new Set(perhaps.map((i) => places[i]?.side));
  return {
    yeses: empty.length,
    sides: wanted.map(({ side }) => side).filter((side) => short.has(side)),
  };
}

/** Whether each of these lists can have a person of its own. */
export const oneForEach = (estate: Estate, lists: ReadonlyArray<readonly AccountRef[]>): boolean =>
  emptyPlaces(lists.map((list) => keysOf(estate, list))).empty.length === 0;

/** Whether persons of its own can be found for each side among those who may decide. */
export const canAllAgree = (
  estate: Estate,
  sides: readonly Side[],
  approvers: readonly Approver[],
): boolean =>
  lackOf(
    estate,
    sides.map((side) => ({
      side: side.id,
      yeses: needsOf(side),
      people: ownVoices(approvers, side).map(({ account }) => account),
    })),
  ).yeses === 0;

/** Whoever stands in adds nobody: it is the yes of somebody who is there already. */
export const ownVoices = (approvers: readonly Approver[], { id }: Pick<Side, 'id'>): Approver[] =>
  approvers.filter(
    ({ conflicted, sides, why }) => !conflicted && sides.includes(id) && !why?.[id]?.for,
  );

/** Keys of those who gave a yes, or in whose stead it was given: of neither comes another. */
export const heardPeople = (estate: Estate, agreed: readonly Said[]): ReadonlySet<string> =>
  new Set(
    agreed
      .flatMap(({ by, for: away }) => [by, ...(away ? [away] : [])])
      .map((one) => personKeyOf(estate, one)),
  );

/** Whether it is the yes of one of them. */
export const isVoiceOf = (accounts: readonly AccountRef[], { by, for: away }: Said): boolean =>
  accounts.some((one) => sameAccount(one, away ?? by));

/** What was said in somebody's stead holds as long as the estate lists who said it. */
export const byListed = <S extends Said>(estate: Estate, agreed: readonly S[]): S[] =>
  agreed.filter(({ by, for: away }) => !away || personOf(estate, by) !== undefined);

/** Without the yeses of those who are not asked for that side any more. */
export const withoutFormer = (
  estate: Estate,
  { agreed, approvers }: Pick<AccessRequest, 'agreed' | 'approvers'>,
): AccessRequest['agreed'] =>
  byListed(estate, agreed).filter((yes) => {
    const voices = ownVoices(approvers, { id: yes.side });
    return isVoiceOf(
      voices.map(({ account }) => account),
      yes,
    );
  });

const keysOf = (estate: Estate, people: readonly AccountRef[]): string[] => [
  ...new Set(people.map((one) => personKeyOf(estate, one))),
];

/** As many places filled as can be, each by a person of its own: which stay empty, or could as well. */
function emptyPlaces(places: ReadonlyArray<readonly string[]>) {
  const has = new Map<string, number>();
  const fill = (i: number, tried: Set<string>): boolean =>
    (places[i] ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const before = has.get(person);
      if (before !== undefined && !fill(before, tried)) return false;
      has.set(person, i);
      return true;
    });
  const empty = [...places.keys()].filter((i) => !fill(i, new Set()));
  const perhaps = new Set(empty);
  // Whoever fills another place could fill this one, which leaves that one empty.
  for (const i of perhaps) {
    for (const person of places[i] ?? []) {
      const other = has.get(person);
      if (other !== undefined) perhaps.add(other);
    }
  }
  return { empty, perhaps: [...perhaps] };
}
