// Whom somebody means who says who decides in their stead: one, several to choose from, or nobody of the estate.
import { type Colleague, colleagueNamed, colleaguesLike } from '../domain/estate/colleague.ts';
import { type Estate, personOf } from '../domain/estate/estate.ts';
import type { AccountRef } from '../shared/account.ts';

/** `typed`: what names them and nobody else. */
export interface NamedDelegate {
  readonly name: string;
  readonly typed: string;
}

export type DelegateNamed =
  | { readonly is: 'one'; readonly delegate: NamedDelegate }
  | { readonly is: 'some'; readonly people: readonly NamedDelegate[] }
  | { readonly is: 'nobody' };

export function delegateNamed(estate: Estate, actor: AccountRef, words: string): DelegateNamed {
  const exact = colleagueNamed(estate, words);
  if (exact) return { is: 'one', delegate: namedIn(estate, exact) };
  const self = personOf(estate, actor)?.name;
  const like = colleaguesLike(estate, words).filter(({ person }) => person.name !== self);
  return like.length === 0
    ? { is: 'nobody' }
    : { is: 'some', people: like.map((one) => namedIn(estate, one)) };
}

function namedIn(estate: Estate, { person }: Colleague): NamedDelegate {
  const { name, displayName } = person;
  const alone = colleagueNamed(estate, displayName)?.person === person;
  return { name: displayName, typed: alone ? displayName : name };
}
