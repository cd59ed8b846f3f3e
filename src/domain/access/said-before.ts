// So many yeses are so many persons: why somebody says no second one, in words that hold if they may be another.
import type { Refusal } from '../../shared/refusal.ts';
import type { Agreed } from './authority.ts';
import {
  anotherPerson,
  maybeSaid,
  maybeSaidInStead,
  saidForYou,
  saidInStead,
  saidYes,
} from './authority-words.ts';
import type { Identity } from './identity.ts';
import { type Sameness, samePerson } from './same-person.ts';
import type { Side } from './sides.ts';

interface Said {
  readonly sameness: Sameness;
  /** Id of the side. */
  readonly side: string;
  /** Who said it in their stead. */
  readonly instead?: Identity;
}

/** `side`: the one whose yes they would give. */
export function whySaidBefore(
  approver: Identity,
  agreed: readonly Agreed[],
  side: Side,
): Refusal | undefined {
  const said = saidBy(approver, agreed);
  if (!said) return undefined;
  if (said.sameness === 'possible') return maybeSaid;
  const elsewhere = said.side === side.id ? undefined : side;
  if (said.instead) return saidForYou(said.instead.account.displayName, elsewhere);
  return elsewhere ? anotherPerson(elsewhere) : saidYes;
}

/** `person`: in whose stead it would be said. */
export function whySaidInStead(person: Identity, agreed: readonly Agreed[]): Refusal | undefined {
  const said = saidBy(person, agreed);
  return said && (said.sameness === 'possible' ? maybeSaidInStead : saidInStead);
}

/** What is certain comes before what is possible. */
function saidBy(person: Identity, agreed: readonly Agreed[]): Said | undefined {
  const all = agreed.flatMap(({ side, by, for: away }): Said[] => [
    { side, sameness: samePerson(person, by) },
    ...(away ? [{ side, sameness: samePerson(person, away), instead: by }] : []),
  ]);
  const of = (sameness: Sameness) => all.find((one) => one.sameness === sameness);
  return of('same') ?? of('possible');
}
