// Who may pull a brake, who may release it, and who is told.
import { type AccountRef, accountKey, sameAccount } from '../../shared/account.ts';
import { DAY } from '../../shared/duration.ts';
import { type Estate, personOf, type Tenant } from '../estate/estate.ts';
import type { Brake } from './brake.ts';

const accounts = (tenants: readonly Tenant[]): AccountRef[] =>
  tenants.flatMap(({ owners }) => owners.map(({ account }) => account));

/**
 * Whom the rules name besides owners, and the role of that name: security. Each in the account that
 * is listed first; who is in a group of a directory is not known without asking it.
 */
const security = ({ policies, people, roles = {} }: Estate): AccountRef[] => {
  const besides = policies.flatMap(({ alsoApprovers = [] }) => alsoApprovers);
  const named = new Set<unknown>(
    [...besides, 'security'].flatMap((one) =>
      typeof one === 'string' && Object.hasOwn(roles, one) ? (roles[one] ?? []) : one,
    ),
  );
  return people.filter(({ name }) => named.has(name)).flatMap((one) => one.accounts[0] ?? []);
};

/** Those who may end it, in the accounts in which they answer for that. */
export function whoReleases(estate: Estate, { tenantId }: Pick<Brake, 'tenantId'>): AccountRef[] {
  if (tenantId !== null) return accounts(estate.tenants.filter(({ id }) => id === tenantId));
  const all = [...accounts(estate.tenants), ...security(estate)];
  return [...new Map(all.map((account) => [accountKey(account), account])).values()];
}

export const mayRelease = (
  estate: Estate,
  brake: Pick<Brake, 'tenantId'>,
  actor: AccountRef,
): boolean => whoReleases(estate, brake).some((account) => sameAccount(account, actor));

/** A yes to ending a lockdown counts so long: the other one is about the same situation. */
export const YES_COUNTS = DAY;

/** Whether there is something for this account to press: not while its yes counts already. */
export const canPressEnd = (
  estate: Estate,
  brake: Brake,
  actor: AccountRef,
  now: number,
): boolean =>
  !brake.over &&
  mayRelease(estate, brake, actor) &&
  !brake.ends.some(({ by, at }) => now - at <= YES_COUNTS && sameAccount(by, actor));

/** Stopping gives nothing to anybody, so any account of such a person does. */
export function mayPull(estate: Estate, tenantId: string | null, actor: AccountRef): boolean {
  const person = personOf(estate, actor);
  const own = person?.accounts ?? [actor];
  const named = whoReleases(estate, { tenantId });
  const among = named.some((account) => own.some((one) => sameAccount(one, account)));
  const called = tenantId === null && !!person && estate.oncall.includes(person.name);
  return among || called;
}

/** Everybody whom it concerns, those on call among them where it holds everywhere. */
export function whoIsTold(estate: Estate, { tenantId }: Pick<Brake, 'tenantId'>): AccountRef[] {
  const named = whoReleases(estate, { tenantId });
  if (tenantId !== null) return named;
  const called = estate.people.filter(({ name }) => estate.oncall.includes(name));
  const oncall = called.flatMap((one) => one.accounts[0] ?? []);
  return [...new Map([...named, ...oncall].map((one) => [accountKey(one), one])).values()];
}
