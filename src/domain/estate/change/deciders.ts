// Who decides about a changed estate: two people, and of each tenant that it is about an owner of today.
import { type AccountRef, accountKey, sameAccount } from '../../../shared/account.ts';
import { peopleAmong, peopleInRole } from '../deciders.ts';
import { type Estate, tenantById } from '../estate.ts';

export interface Decider {
  readonly account: AccountRef;
  readonly person: string;
  readonly displayName: string;
}

/** Who changed a file cannot be known, so nobody decides alone. */
export const PEOPLE_NEEDED = 2;

/**
 * Of the estate that is in force: owners of the tenants concerned and of the primary ones, whom its
 * rules name besides owners or who is in the role `security`, and who is on call. Where that is one person alone, the owners
 * of all tenants.
 */
export function decidersOf(inForce: Estate, concerned: readonly string[]): Decider[] {
  const near = inForce.tenants.filter(
    ({ id, kind }) => concerned.includes(id) || kind === 'primary',
  );
  const few = [...ownersOf(inForce, near), ...security(inForce), ...onCall(inForce)];
  const all =
    countPeople(few) >= PEOPLE_NEEDED ? few : [...few, ...ownersOf(inForce, inForce.tenants)];
  return [...new Map(all.map((one) => [accountKey(one.account), one])).values()];
}

export const countPeople = (deciders: ReadonlyArray<{ readonly person: string }>): number =>
  new Set(deciders.map(({ person }) => person)).size;

const ownersOf = (estate: Estate, tenants: Estate['tenants']): Decider[] =>
  tenants.flatMap(({ owners }) =>
    owners.map(({ person, account }) => ({ person, account, displayName: nameOf(estate, person) })),
  );

/** In the account that is listed first, as everywhere that a rule names them. */
const security = (estate: Estate): Decider[] => {
  const besides = estate.policies.flatMap(({ alsoApprovers = [] }) => alsoApprovers);
  const named = [...peopleAmong(estate, besides), ...(peopleInRole(estate, 'security') ?? [])];
  return estate.people
    .filter(({ name }) => named.includes(name))
    .flatMap(({ name: person, displayName, accounts: [account] }) =>
      account ? [{ person, displayName, account }] : [],
    );
};

/** With any account of theirs that is answered. */
const onCall = (estate: Estate): Decider[] =>
  estate.people
    .filter(({ name }) => estate.oncall.includes(name))
    .flatMap(({ name: person, displayName, accounts }) =>
      accounts
        .filter(({ tenantId }) => (tenantById(estate, tenantId)?.kind ?? 'external') !== 'external')
        .map(({ tenantId, objectId }) => ({
          person,
          displayName,
          account: { tenantId, objectId },
        })),
    );

const nameOf = (estate: Estate, name: string): string =>
  estate.people.find((person) => person.name === name)?.displayName ?? name;

export interface OpenPoints {
  /** How many people more have to say yes. */
  readonly people: number;
  /** Ids of tenants of which no owner has. */
  readonly tenants: readonly string[];
}

/** What is missing after these have said yes; `ownerless`: tenants of which nobody is left who could. */
export function stillOpen(
  inForce: Estate,
  concerned: readonly string[],
  yes: readonly AccountRef[],
  ownerless: readonly string[] = [],
): OpenPoints {
  const tenants = concerned.filter((id) => {
    const owners = tenantById(inForce, id)?.owners ?? [];
    const agreed = owners.some(({ account }) => yes.some((by) => sameAccount(by, account)));
    return owners.length > 0 && !agreed && !ownerless.includes(id);
  });
  return { people: Math.max(0, PEOPLE_NEEDED - yes.length), tenants };
}

export const isSettled = ({ people, tenants }: OpenPoints): boolean =>
  people === 0 && tenants.length === 0;
