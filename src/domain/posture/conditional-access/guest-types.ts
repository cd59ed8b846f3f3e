// The kinds of people from outside that a policy names: which of them it leaves out, in plain words.
import type { ExternalUsersCondition } from '../facts/conditional-access.ts';
import { GUESTS_KEYWORD } from './exclusions.ts';
import { flagsIn, idsIn, listed, type Policy } from './policy.ts';

/** https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers */
const WORDS: Readonly<Record<string, string>> = {
  b2bcollaborationguest: 'B2B guests',
  b2bcollaborationmember: 'B2B members',
  b2bdirectconnectuser: 'people of shared channels',
  internalguest: 'local guests',
  otherexternaluser: 'other external people',
  serviceprovider: 'service providers',
};

/** Service providers are not among them: they come by their own contract. */
export const EXTERNAL_TYPES: readonly string[] = [
  'b2bcollaborationguest',
  'b2bcollaborationmember',
  'b2bdirectconnectuser',
  'internalguest',
  'otherexternaluser',
];

export const typesOf = (external: ExternalUsersCondition): string[] =>
  flagsIn(external.guestOrExternalUserTypes)
    .map((type) => type.toLowerCase())
    .filter((type) => type !== 'none');

/** Of the five kinds that are people, all together are said at once. */
export function guestWords(types: readonly string[]): string {
  const everybody = EXTERNAL_TYPES.every((type) => types.includes(type));
  const others = types.filter((type) => !everybody || !EXTERNAL_TYPES.includes(type));
  return listed([
    ...(everybody ? ['guests and external users of every kind'] : []),
    ...others.map((type) => WORDS[type] ?? type),
  ]);
}

/** Whom of the people from outside it leaves out, in words; undefined: nobody. */
export function guestsLeftOut(policy: Policy): string | undefined {
  const users = policy.conditions?.users;
  if (idsIn(users?.excludeUsers).includes(GUESTS_KEYWORD)) return 'guests and external users';
  const external = users?.excludeGuestsOrExternalUsers;
  if (!external) return undefined;
  const types = typesOf(external);
  const whom = types.length > 0 ? guestWords(types) : 'external users';
  return isOfAllTenants(external) ? whom : `${whom} of some tenants`;
}

/** No list of tenants, or the one that means all. */
export const isOfAllTenants = ({ externalTenants }: ExternalUsersCondition): boolean =>
  !externalTenants || externalTenants.membershipKind === 'all';
