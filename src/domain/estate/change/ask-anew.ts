// A change that waits is reckoned anew, as by another version of Drawbridge: who is missing is asked as well.
import { sameAccount } from '../../../shared/account.ts';
import type { Instant } from '../../facts.ts';
import type { Estate } from '../estate.ts';
import { decidersOf } from './deciders.ts';
import { type Difference, tenantsConcerned } from './difference.ts';
import { isWithNames } from './name-differences.ts';
import { estateEntry, namesOf } from './propose.ts';
import { type EstateVersion, tellAll, type VersionChange } from './version.ts';

/** Somebody who decides was not asked, or a tenant that it is about is not told: nobody could accept it. */
export function isShort(
  inForce: Estate,
  { asked, personal }: EstateVersion,
  differences: readonly Difference[],
): boolean {
  const concerned = tenantsConcerned(differences);
  const told = tenantsConcerned(personal?.differences ?? []);
  return (
    concerned.some((id) => !told.includes(id)) ||
    decidersOf(inForce, concerned).some(
      ({ account }) => !asked.some((one) => sameAccount(one, account)),
    )
  );
}

/** `differences` without names: what directories say moves nothing. */
export function isToldOtherwise(
  { personal }: EstateVersion,
  differences: readonly Difference[],
): boolean {
  const told = personal?.differences ?? [];
  return (
    told.length !== differences.length ||
    differences.some((one, i) => {
      const other = told[i];
      return !other || !sameTenants(one, other) || !isWithNames(other.words, one.words);
    })
  );
}

const sameTenants = (one: Difference, other: Difference): boolean =>
  one.tenants.length === other.tenants.length &&
  one.tenants.every((id) => other.tenants.includes(id));

/** Whoever was asked before keeps their card, and a yes is for the hash of the files, which stays. */
export function askedAnew(
  inForce: Estate,
  waiting: EstateVersion,
  differences: readonly Difference[],
  now: Instant,
): VersionChange {
  const concerned = tenantsConcerned(differences);
  const deciders = decidersOf(inForce, concerned);
  const come = deciders
    .map(({ account }) => account)
    .filter((account) => !waiting.asked.some((one) => sameAccount(one, account)));
  const { personal } = waiting;
  const version: EstateVersion = {
    ...waiting,
    asked: [...waiting.asked, ...come],
    personal: { ...personal, names: { ...namesOf(deciders), ...personal?.names }, differences },
  };
  const counts = { differences: differences.length, asked: version.asked.length };
  return {
    version,
    audit: [
      estateEntry(inForce, version, 'estate-proposed', now, { tenants: concerned, ...counts }),
    ],
    work: tellAll(version, now),
  };
}
