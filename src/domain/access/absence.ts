// Who is away until when, and who decides in their stead: only once the delegate has accepted.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, personOf } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import type { Named } from './named.ts';

export type AbsenceEnd = 'back' | 'declined' | 'replaced' | 'passed';

export interface Absence {
  readonly id: string;
  readonly version: number;
  /** Who is away, by the account with which they said so. */
  readonly person: AccountRef;
  readonly delegate: AccountRef;
  readonly madeAt: Instant;
  readonly until: Instant;
  /** When the delegate accepted; until then it counts for nothing. */
  readonly acceptedAt?: Instant;
  readonly over?: {
    readonly why: 'back' | 'declined' | 'replaced' | 'passed';
    readonly at: Instant;
  };
  /** Display names as they were; kept apart, so that they can be erased. */
  readonly personal: { readonly person: string; readonly delegate: string } | null;
}

/** Who is stood in for, and by whom: while they are away, or for one request. */
export interface StandIn extends Pick<Absence, 'person' | 'delegate'> {
  readonly personal: Pick<NonNullable<Absence['personal']>, 'delegate'> | null;
}

export const isInForce = ({ acceptedAt, over, until }: Absence, now: Instant): boolean =>
  acceptedAt !== undefined && !over && now < until;

/** Every account of a person, as far as the estate lists them. */
export const accountsOf = (estate: Estate, account: AccountRef): readonly AccountRef[] =>
  personOf(estate, account)?.accounts ?? [account];

const isOf = (estate: Estate, account: AccountRef, other: AccountRef): boolean =>
  accountsOf(estate, account).some((one) => accountKey(one) === accountKey(other));

/** Decisions are put into the hands of people of the estate; whoever it lists no more has none. */
export const whyNotStandIn = (estate: Estate, account: AccountRef): Refusal | undefined =>
  personOf(estate, account)
    ? undefined
    : refusal(
        'not-listed',
        'The estate does not list you any more, so you do not decide in the stead of others.',
        'You can decline. Whoever keeps the estate file can list you again.',
      );

/**
 * The same people, and for each of them who is away the one in whose hands they put it. A delegate
 * who is away as well hands nothing on, and one whom the estate lists no more decides nothing.
 */
export const withDelegates = (
  estate: Estate,
  named: readonly Named[],
  absences: readonly StandIn[],
): Named[] => [
  ...named,
  ...named.flatMap((one) => {
    if (one.for) return [];
    const away = absences.find(
      ({ person, delegate }) =>
        isOf(estate, person, one.account) && !whyNotStandIn(estate, delegate),
    );
    return away && !isOf(estate, away.delegate, one.account) ? [standIn(one, away)] : [];
  }),
];

function standIn({ displayName: _, ...one }: Named, { delegate, personal }: StandIn): Named {
  return {
    ...one,
    account: delegate,
    for: one.account,
    ...(personal && { displayName: personal.delegate }),
  };
}
