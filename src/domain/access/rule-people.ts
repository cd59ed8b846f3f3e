// Whether a rule is about the one who asks: by their home and by name, also where only a directory that is away could tell.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import {
  type Estate,
  type PolicyRule,
  personOf,
  type Tenant,
  tenantById,
} from '../estate/estate.ts';
import { ruleAt } from './followed.ts';
import type { Identity } from './identity.ts';

/**
 * The home counts, so that nobody gains rights by asking through a guest account. One that was not
 * found or read gives nothing, and takes nobody out of a refusal unless something tells of another.
 */
export function fitsHome(
  { requestors: { tenants }, decision }: PolicyRule,
  { homeKnown, home, homeTenantId }: Identity,
): 'yes' | 'no' | 'unless-elsewhere' {
  if (tenants === undefined) return 'yes';
  if (!homeKnown && decision === 'ask') return 'no';
  const at = homeKnown ? home.tenantId : homeTenantId;
  if (at !== undefined) return tenants.includes(at) ? 'yes' : 'no';
  return tenants.length > 0 ? 'unless-elsewhere' : 'no';
}

/**
 * Of a guest who is not told at home, a rule that refuses counts unless something tells that they are
 * none of those it names: an invitation of ours, or a home in which none of them has an account.
 */
export function fitsPeople(
  estate: Estate,
  { requestors: { people }, decision }: PolicyRule,
  { person, homeKnown, homeTenantId, homeTold }: Identity,
): 'yes' | 'no' | 'perhaps' {
  if (people === undefined) return 'yes';
  if (person !== null) return people.includes(person) ? 'yes' : 'no';
  if (homeKnown || decision === 'ask') return 'no';
  if (homeTold) {
    const told = personOf(estate, homeTold)?.name;
    return told !== undefined && people.includes(told) ? 'yes' : 'no';
  }
  const theirs = estate.people
    .filter(({ name }) => people.includes(name))
    .flatMap(({ accounts }) => accounts);
  const among =
    homeTenantId === undefined
      ? people.length > 0
      : theirs.some(({ tenantId }) => tenantId === homeTenantId);
  return among ? 'perhaps' : 'no';
}

/** Codes of refusals that say what cannot be told about whoever asks. */
export const UNTOLD: readonly string[] = ['home-unknown', 'person-untold'];

/** Why a rule that refuses counts though it cannot be told whether it is about them; undefined where it can. */
export function whyUntold(
  estate: Estate,
  rule: PolicyRule,
  requestor: Identity,
  tenant: Tenant,
): Refusal | undefined {
  if (fitsPeople(estate, rule, requestor) === 'perhaps') {
    return personUntold(rule, requestor, tenant, tenantById(estate, requestor.homeTenantId ?? ''));
  }
  return fitsHome(rule, requestor) === 'unless-elsewhere' ? homeUntold(rule, tenant) : undefined;
}

/** The reason that the rule gives is about people of whom this may be none. Waiting tells no more. */
const homeUntold = (rule: PolicyRule, { contact }: Tenant): Refusal =>
  refusal(
    'home-unknown',
    `It cannot be told in which tenant your account is at home, and ${ruleAt(rule)} refuses the people of certain tenants.`,
    `Ask again from your own tenant, with your own account. If you cannot, talk to ${contact}.`,
    'resource',
  );

/** Whom the rule names is not said: whoever asks may be none of them. */
function personUntold(
  rule: PolicyRule,
  { homeUnread }: Identity,
  { contact }: Tenant,
  home: Tenant | undefined,
): Refusal {
  const who = !home
    ? 'nothing tells in which tenant you are at home'
    : homeUnread
      ? `who you are in ${home.displayName} cannot be read now`
      : `nobody was found for you in ${home.displayName}`;
  const listed = 'once this account is listed under "people" in the estate file';
  const first = !homeUnread
    ? `Ask again from your own tenant, with your own account. It is settled as well ${listed}`
    : home?.signIn.includes('reader')
      ? `Ask again once ${home.displayName} can be read. It is settled as well ${listed}`
      : `Drawbridge has no reader in ${home?.displayName ?? 'that tenant'}, so only the estate can tell: it is settled ${listed}`;
  return refusal(
    'person-untold',
    `It cannot be told whether ${ruleAt(rule)} refuses you: it names people, and ${who}.`,
    `${first}; talk to ${contact} about that.`,
    'resource',
  );
}
