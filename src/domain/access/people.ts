// Whom a request is for, where that is not just the one who asks: other accounts, or somebody outside.
import type { AccountRef } from '../../shared/account.ts';
import { addressHash } from '../../shared/address.ts';
import { type Beneficiary, beneficiaryKey, type OutsiderRef } from '../../shared/beneficiary.ts';
import type { Identity } from './identity.ts';

/** Somebody outside all tenants of the estate, as whoever asks for them has typed it. */
export interface Outsider {
  /** In small letters, checked for its form. */
  readonly address: string;
  readonly displayName: string;
  readonly organisation: string;
}

/** Whom a form names. */
export type PersonRef = AccountRef | Outsider;

/** The same with everything that is known about them. */
export type Person = Identity | Outsider;

export const isOutsider = (person: PersonRef | Person): person is Outsider => 'address' in person;

export const outsiderRef = ({ address }: Outsider): OutsiderRef => ({
  addressHash: addressHash(address),
});

/** As whom a request keeps them: the account at home, or a hash. */
export const beneficiaryOf = (person: Person): Beneficiary =>
  isOutsider(person)
    ? outsiderRef(person)
    : { tenantId: person.home.tenantId, objectId: person.home.objectId };

export const personKey = (person: Person): string => beneficiaryKey(beneficiaryOf(person));

/** Every account and hash under which something may be held for these people. */
export const holdersOf = (people: readonly Person[]): Beneficiary[] =>
  people.flatMap((person): Beneficiary[] =>
    isOutsider(person) ? [outsiderRef(person)] : [...person.accounts],
  );

/** What people call them, and the address that is theirs alone. */
export const nameAndAddress = (person: Person): readonly [string, string] =>
  isOutsider(person)
    ? [person.displayName, person.address]
    : [person.home.displayName, person.home.userPrincipalName];
