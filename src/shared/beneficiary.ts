// Who gets access: an account, or somebody outside all tenants who is known by an address alone.
import { type AccountRef, accountKey } from './account.ts';

/** In records of somebody outside stands a hash: the address is kept where it can be erased. */
export interface OutsiderRef {
  readonly addressHash: string;
}

export type Beneficiary = AccountRef | OutsiderRef;

export const beneficiaryKey = (person: Beneficiary): string =>
  'addressHash' in person ? `outside/${person.addressHash}` : accountKey(person);
