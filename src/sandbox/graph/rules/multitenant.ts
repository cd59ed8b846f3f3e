// A multitenant organization over several simulated tenants: each keeps its own view of it.
// https://learn.microsoft.com/graph/api/resources/multitenantorganization

import { type Body, same, stamp, text } from '../body.ts';
import { addChange } from '../feed.ts';
import { bodiesIn } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import type { Tenant } from '../state/tenant.ts';
import { tenantsOf } from '../state/tenants.ts';
import type { GraphWorld } from '../world.ts';
import { applyTemplates } from './templates.ts';

export const ORGANIZATION = '/tenantRelationships/multiTenantOrganization';
export const JOIN_REQUEST = `${ORGANIZATION}/joinRequest`;
export const MEMBERS = 'multiTenantMembers';
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Joining and leaving take up to two hours; half an hour stands for it here. */
export const TRANSITION_MS = 30 * 60_000;

export const organizationOf = (tenant: Tenant): Body | undefined => {
  const body = tenant.rows('singles').get(ORGANIZATION);
  return text(body, 'state') === 'active' ? body : undefined;
};

export const membersOf = (tenant: Tenant): Body[] => bodiesIn(tenant, MEMBERS);

export const memberIn = (tenant: Tenant, tenantId: string): Body | undefined =>
  tenant.rows(MEMBERS).get(tenantId);

export const isOwner = (tenant: Tenant): boolean =>
  text(memberIn(tenant, tenant.about.tenantId), 'role') === 'owner';

/** Throws when the tenant is in no organization, or in one that others own. */
export function demandOwned(tenant: Tenant): Body {
  const organization = organizationOf(tenant);
  if (!organization) throw missing('multiTenantOrganization');
  if (!isOwner(tenant))
    throw badRequest('Only an owner tenant can change the multitenant organization.');
  return organization;
}

export const newMember = (
  tenantId: string,
  displayName: string,
  role: string,
  addedBy: string,
  now: number,
): Body => ({
  id: tenantId,
  tenantId,
  displayName,
  addedDateTime: stamp(now),
  joinedDateTime: null,
  addedByTenantId: addedBy,
  role,
  state: 'pending',
  transitionDetails: null,
});

/** Whether both tenants are active in the same organization. */
export const isTogether = (tenant: Tenant, otherId: string): boolean =>
  organizationOf(tenant) !== undefined && text(memberIn(tenant, otherId), 'state') === 'active';

/** The simulated tenants that are active in the organization of `tenant`, itself among them. */
function activeTenants(world: GraphWorld, tenant: Tenant): Tenant[] {
  return membersOf(tenant)
    .filter((member) => text(member, 'state') === 'active')
    .flatMap((member) => tenantsOf(world).byId(text(member, 'tenantId') ?? '') ?? []);
}

/** Writes what is known of one member into every view of the organization. */
export function putMember(world: GraphWorld, tenant: Tenant, member: Body): void {
  for (const one of [tenant, ...activeTenants(world, tenant).filter((other) => other !== tenant)])
    one.put(MEMBERS, text(member, 'tenantId') ?? '', member);
}

export function dropMember(world: GraphWorld, tenant: Tenant, tenantId: string): void {
  for (const one of [...activeTenants(world, tenant), tenant]) one.remove(MEMBERS, tenantId);
  const gone = tenantsOf(world).byId(tenantId);
  if (!gone) return;
  for (const member of membersOf(gone)) gone.remove(MEMBERS, text(member, 'tenantId') ?? '');
  gone.put('singles', ORGANIZATION, nothing());
  gone.put('singles', JOIN_REQUEST, noRequest());
}

/** What a tenant answers that is in no organization. */
export const nothing = (): Body => ({
  createdDateTime: null,
  displayName: null,
  description: null,
  state: 'inactive',
});

export const noRequest = (): Body => ({
  id: crypto.randomUUID(),
  addedByTenantId: NOBODY,
  memberState: null,
  role: null,
  transitionDetails: null,
});

/** Finishes joining: both sides must say the same, or the request fails and has to be reset. */
export function finishJoining(world: GraphWorld, tenant: Tenant, request: Body, now: number): void {
  const inviter = tenantsOf(world).byId(text(request, 'addedByTenantId') ?? '');
  const own = inviter && memberIn(inviter, tenant.about.tenantId);
  const { _doneAt: _, ...rest } = request;
  const organization = inviter && organizationOf(inviter);
  if (!inviter || !own || !organization) {
    const details = 'The tenant was not added by the tenant that the request names.';
    tenant.put('singles', JOIN_REQUEST, {
      ...rest,
      transitionDetails: { desiredMemberState: 'active', status: 'failed', details },
    });
    tell(world, tenant, now, `Joining the multitenant organization failed`, details);
    return;
  }
  const member: Body = {
    ...own,
    state: 'active',
    joinedDateTime: stamp(now),
    transitionDetails: null,
  };
  putMember(world, inviter, member);
  for (const one of membersOf(inviter)) tenant.put(MEMBERS, text(one, 'tenantId') ?? '', one);
  tenant.put('singles', ORGANIZATION, { ...organization, id: crypto.randomUUID() });
  tenant.put('singles', JOIN_REQUEST, {
    ...rest,
    memberState: 'active',
    role: member.role ?? 'member',
    transitionDetails: null,
  });
  for (const other of activeTenants(world, tenant))
    if (!same(other.about.tenantId, tenant.about.tenantId)) {
      applyTemplates(tenant, other.about.tenantId);
      applyTemplates(other, tenant.about.tenantId);
    }
  tell(
    world,
    tenant,
    now,
    `Joined the multitenant organization ${text(organization, 'displayName')}`,
    'member',
  );
}

export function tell(
  world: GraphWorld,
  tenant: Tenant,
  now: number,
  summary: string,
  after: string,
): void {
  addChange(world, {
    atMs: now,
    tenant: tenant.about.slug,
    summary,
    before: 'in transition',
    after,
    by: 'Microsoft Entra',
    method: '',
    path: '',
    clientRequestId: '',
  });
}
