// Whether a policy of an access package lets this person have it: Entra assigns nobody else, by whoever's hand.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { PackagePolicy } from '../../facts.ts';
import { ask, type Study, together } from '../../study.ts';
import type { Identity } from '../identity.ts';
import { cannotRead } from '../unreadable.ts';
import type { Holder } from './package-holder.ts';

export function* outOfScope(
  tenant: Tenant,
  policy: PackagePolicy,
  holder: Holder,
  person: Identity,
): Study<Refusal | undefined> {
  switch (policy.audience) {
    case 'administrators-decide':
    case 'directory':
      return undefined;
    case 'members':
      return holder.account?.userType === 'member'
        ? undefined
        : notFor(tenant, policy, `members of ${tenant.displayName}, and not for guests`);
    case 'external':
      return holder.asGuest ? undefined : notFor(tenant, policy, 'people of other organisations');
    case 'specific-people':
      return yield* notNamed(tenant, policy, holder);
    case 'specific-organizations':
    case 'connected-organizations':
      return yield* notConnected(tenant, policy, holder, person);
    case 'nobody':
      return notFor(tenant, policy, 'nobody that Drawbridge knows of');
  }
}

function* notNamed(
  tenant: Tenant,
  policy: PackagePolicy,
  { account }: Holder,
): Study<Refusal | undefined> {
  const some = notFor(tenant, policy, `some people of ${tenant.displayName}, and not you`);
  if (account === null) return some;
  const { objectId } = account;
  if (policy.people.includes(objectId)) return undefined;
  const member = yield* together(
    policy.groups.map((groupId) =>
      ask({ fact: 'membership', tenantId: tenant.id, groupId, objectId } as const),
    ),
  );
  if (member.some((fact) => fact.known && fact.value)) return undefined;
  const unread = member.find((fact) => !fact.known);
  if (unread && !unread.known) return cannotRead(tenant.displayName, unread.reason);
  return policy.unclear ? unclear(tenant, policy) : some;
}

function* notConnected(
  tenant: Tenant,
  policy: PackagePolicy,
  { asGuest }: Holder,
  { home, homeKnown, addresses }: Identity,
): Study<Refusal | undefined> {
  const others = notFor(tenant, policy, 'people of certain other organisations, and not for yours');
  if (!asGuest) return others;
  if (!homeKnown) return unclear(tenant, policy);
  const read = yield* ask({ fact: 'connected-organizations', tenantId: tenant.id });
  if (!read.known) return cannotRead(tenant.displayName, read.reason);
  const domains = addresses.map((address) => address.split('@')[1]?.toLowerCase() ?? '');
  const theirs = read.value.filter(
    (organization) =>
      organization.tenantIds.includes(home.tenantId) ||
      organization.domains.some((domain) => domains.includes(domain)),
  );
  const let_in = theirs.some(({ id, configured }) =>
    policy.audience === 'specific-organizations' ? policy.organizations.includes(id) : configured,
  );
  return let_in ? undefined : others;
}

const notFor = (tenant: Tenant, { displayName }: PackagePolicy, whom: string): Refusal =>
  refusal(
    'outside-policy',
    `The policy “${displayName}” in Entra is for ${whom}.`,
    `Choose another access package, or ask ${tenant.contact} whether the policy may let you in.`,
    'resource',
  );

const unclear = (tenant: Tenant, { displayName }: PackagePolicy): Refusal =>
  refusal(
    'policy-unclear',
    `It cannot be told whether the policy “${displayName}” in Entra lets you in.`,
    `Ask ${tenant.contact} to name you or a group of yours in the policy.`,
    'resource',
  );
