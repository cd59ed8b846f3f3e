// A person's accounts in one tenant: their own ones there, and the guest object that stands for them.

import { accountKey } from '../../shared/account.ts';
import { knownUnder } from '../../shared/known-under.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { Tenant } from '../estate/estate.ts';
import type { Account, Fact, GuestObjects } from '../facts.ts';
import { ask, type Study, together } from '../study.ts';
import type { Identity } from './identity.ts';
import { cannotRead } from './unreadable.ts';

export interface AccountsIn {
  /** Accounts at home in the tenant, such as an administrator account. */
  readonly own: readonly Account[];
  readonly guest: Account | null;
}

const NO_GUESTS: Fact<GuestObjects> = {
  known: true,
  value: { certain: [], unclear: [] },
  asOf: 0,
};

/** Refused where the tenant cannot be read, or where it is unclear which object stands for the person. */
export function* accountsIn(tenant: Tenant, person: Identity): Study<Result<AccountsIn, Refusal>> {
  const listed = yield* together(
    person.accounts
      .filter((account) => account.tenantId === tenant.id)
      .map((account) => ask({ fact: 'account', account } as const)),
  );
  // Without a known home nothing tells which other objects are the same person.
  const guests = person.homeKnown
    ? yield* ask({
        fact: 'guest-of',
        tenantId: tenant.id,
        ...knownUnder(person.home, person.addresses),
      } as const)
    : NO_GUESTS;
  const broken = [...listed, guests].find((fact) => !fact.known);
  if (broken && !broken.known) return refused(cannotRead(tenant.displayName, broken.reason));
  const known = listed.flatMap((fact) => (fact.known && fact.value ? [fact.value] : []));
  const found = guests.known ? guests.value : { certain: [], unclear: [] };
  const certain = distinct([...known.filter((account) => account.external), ...found.certain]);
  const unclear = found.unclear.filter(
    (account) => !certain.some((other) => accountKey(other) === accountKey(account)),
  );
  if (certain.length + unclear.length > 1 || unclear.length > 0) {
    return refused(guestUnclear(tenant, certain.length + unclear.length));
  }
  return ok({ own: known.filter((account) => !account.external), guest: certain[0] ?? null });
}

const distinct = (accounts: readonly Account[]): Account[] => [
  ...new Map(accounts.map((account) => [accountKey(account), account])).values(),
];

const guestUnclear = (tenant: Tenant, count: number): Refusal =>
  refusal(
    'guest-unclear',
    count === 1
      ? `${tenant.displayName} has a guest account with the same mail address, and it cannot be told whether it is the same person.`
      : `${tenant.displayName} has ${count} accounts that may be this person, so it is unclear which one to use.`,
    `Ask ${tenant.contact} to remove what is not needed, or to have the account listed under "people" in the estate file.`,
  );
