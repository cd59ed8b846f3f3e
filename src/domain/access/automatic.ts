// What a rule may approve by itself, and why somebody is asked after all.
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import type { Change } from './change.ts';
import type { AccessKind, Planned } from './kind.ts';
import { isOutsider, type Person } from './people.ts';
import type { AccessRequest } from './request.ts';

/** Why the approvers of a rule are asked although it approves by itself. */
export type WhyAsked =
  /** Nothing of the kind, or in this place, is ever approved without somebody. */
  | 'never'
  | 'outside'
  | 'too-long'
  | 'person-cap'
  | 'rule-cap'
  /** What would be given was refused, moved or could not be read when the rule came to decide. */
  | 'not-now';

/**
 * Roles that only look at reports, messages and names. A list of what may, not of what may not:
 * Microsoft labels further roles privileged from time to time, and Graph v1.0 does not tell the label.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
const HARMLESS_ROLES: readonly string[] = [
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', // Directory Readers
  '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', // Message Center Reader
  '4a5d8f65-41da-4de4-8968-e035b65339cf', // Reports Reader
  '75934031-6c7e-415a-99d7-48dbd49e875e', // Usage Summary Reports Reader
];

export const isHarmlessRole = (roleId: string): boolean =>
  HARMLESS_ROLES.includes(roleId.toLowerCase());

/** Why nothing of this kind is approved by a rule; `undefined` if it may be. */
export const kindNeverAutomatic = ({
  lifecycle,
  people,
}: Pick<AccessKind, 'lifecycle' | 'people'>): string | undefined =>
  lifecycle !== 'personal-grant'
    ? 'is a setting between tenants'
    : people
      ? 'is for others than the one who asks'
      : undefined;

/** Whoever owns a group lets others in. */
const isNeverAutomatic = (change: Change): boolean =>
  (change.type === 'become-eligible' && !isHarmlessRole(change.roleId)) ||
  change.type === 'own-group' ||
  (change.type === 'assign-in-group' && change.accessId === 'owner') ||
  change.type === 'invite-outsider';

export interface Wanted {
  readonly kind: Pick<AccessKind, 'lifecycle' | 'people'>;
  readonly planned: Pick<Planned, 'plan' | 'sides'>;
  readonly requestor: Person;
  readonly people: readonly Person[] | undefined;
  readonly durationMs: number;
}

/** Apart from the caps, which are counted when it is decided; `undefined`: the rule may decide. */
export function whyAsked(
  estate: Estate,
  rule: PolicyRule,
  { kind, planned, requestor, people, durationMs }: Wanted,
): WhyAsked | undefined {
  const { plan, sides } = planned;
  if (
    !rule.automatic ||
    asksSomebody(rule, kind) ||
    people ||
    (sides?.length ?? 1) > 1 ||
    plan.steps.some(({ change }) => isNeverAutomatic(change))
  ) {
    return 'never';
  }
  const tenants = [plan.resource.tenantId, ...plan.steps.map(({ change }) => change.tenantId)];
  if (
    !isFromInside(estate, requestor) ||
    !tenants.every((id) => isInside(estate, id)) ||
    plan.waitsFor === 'partner'
  ) {
    return 'outside';
  }
  return durationMs > rule.automatic.longest ? 'too-long' : undefined;
}

/** Whatever is wanted under this rule, and whoever wants it. */
const asksSomebody = (
  { alsoApprovers = [], stages, stepUp }: PolicyRule,
  kind: Wanted['kind'],
): boolean =>
  kindNeverAutomatic(kind) !== undefined ||
  alsoApprovers.length > 0 ||
  stages !== undefined ||
  stepUp === true;

const isInside = (estate: Estate, tenantId: string): boolean =>
  (tenantById(estate, tenantId)?.kind ?? 'external') !== 'external';

const isFromInside = (estate: Estate, requestor: Person): boolean =>
  !isOutsider(requestor) && requestor.homeKnown && isInside(estate, requestor.home.tenantId);

/** Up to how long the rule may decide by itself for somebody, before anything is planned. */
export const longestByItself = (
  estate: Estate,
  rule: PolicyRule,
  { kind, requestor, tenantId }: Pick<Wanted, 'kind' | 'requestor'> & { readonly tenantId: string },
): number | undefined =>
  !asksSomebody(rule, kind) && isFromInside(estate, requestor) && isInside(estate, tenantId)
    ? rule.automatic?.longest
    : undefined;

/** Somebody for whom a rule approved something. */
export interface ApprovedByRule {
  readonly at: Instant;
  /** Keys of their accounts, as far as the request has them. */
  readonly keys: readonly string[];
}

/** `past`: what this rule has approved so far; `keys` are all accounts of the person. */
export function capReached(
  { atMost }: NonNullable<PolicyRule['automatic']>,
  past: readonly ApprovedByRule[],
  keys: readonly string[],
  now: Instant,
): WhyAsked | undefined {
  const recent = past.filter(({ at }) => at > now - atMost.in);
  const theirs = recent.filter((one) => one.keys.some((key) => keys.includes(key)));
  if (theirs.length >= atMost.perPerson) return 'person-cap';
  return recent.length >= atMost.perRule ? 'rule-cap' : undefined;
}

export const isBeingDecided = ({ state, byRule }: AccessRequest): boolean =>
  state === 'pending' && byRule === 'deciding';
