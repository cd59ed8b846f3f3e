// Tenants of a multitenant organization: adding, joining, changing roles, leaving.
import { answerCreated } from '../answer.ts';
import { isGuid, same, text } from '../body.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import {
  demandOwned,
  dropMember,
  isOwner,
  JOIN_REQUEST,
  memberIn,
  membersOf,
  NOBODY,
  newMember,
  noRequest,
  organizationOf,
  putMember,
  TRANSITION_MS,
} from '../rules/multitenant.ts';
import { tenantsOf } from '../state/tenants.ts';
import { auditPolicy } from './cross-tenant-policy.ts';

const MEMBER = 'multiTenantOrganizationMember';
const RECORD = 'multiTenantOrganizationJoinRequestRecord';

export function noteOrganization(
  call: Call,
  activity: string,
  summary: string,
  before: string,
  after: string,
): void {
  const audit = auditPolicy(activity, call.tenant.about.tenantId, 'Multitenant organization');
  call.note({ summary, before, after, audit });
}

export function addTenant(call: Call): Reply {
  const { tenant, world, now } = call;
  demandOwned(call.tenant);
  const body = readBody(call, MEMBER, {
    required: ['tenantId', 'displayName'],
    readOnly: ['state', 'addedByTenantId'],
  });
  const tenantId = text(body, 'tenantId') ?? '';
  if (!isGuid(tenantId)) throw badRequest(`'${tenantId}' is no tenant id.`);
  const other = tenantsOf(world).byId(tenantId);
  if (memberIn(tenant, tenantId) || (other && organizationOf(other)))
    throw badRequest('Tenant is already being added in Multi-Tenant Organization.');
  const role = text(body, 'role') ?? 'member';
  const member = newMember(
    tenantId,
    text(body, 'displayName') ?? '',
    role,
    tenant.about.tenantId,
    now,
  );
  putMember(world, tenant, member);
  if (other && !other.rows('singles').get(JOIN_REQUEST))
    other.put('singles', JOIN_REQUEST, noRequest());
  noteOrganization(
    call,
    'Add MultiTenantOrg tenant',
    `${text(body, 'displayName')} added to the multitenant organization`,
    'not a member',
    `pending ${role}`,
  );
  return answerCreated(call, MEMBER, member);
}

export function changeRole(call: Call): Reply {
  demandOwned(call.tenant);
  const member = memberIn(call.tenant, idOf(call));
  if (!member) throw missing(idOf(call));
  const body = readBody(call, MEMBER, {
    required: ['role'],
    readOnly: ['tenantId', 'displayName', 'state'],
  });
  putMember(call.world, call.tenant, { ...member, role: body.role });
  noteOrganization(
    call,
    'Update MultiTenantOrg tenant',
    `${text(member, 'displayName')} is now ${body.role} in the multitenant organization`,
    String(member.role),
    String(body.role),
  );
  return noContent();
}

export function removeTenant(call: Call): Reply {
  const { tenant, world, now } = call;
  const member = memberIn(tenant, idOf(call));
  if (!member) throw missing(idOf(call));
  const itself = same(idOf(call), tenant.about.tenantId);
  if (!itself && !isOwner(tenant))
    throw badRequest('Only an owner tenant can remove other tenants.');
  const owners = membersOf(tenant).filter((one) => text(one, 'role') === 'owner');
  if (itself && owners.length === 1 && isOwner(tenant) && membersOf(tenant).length > 1)
    throw badRequest('The last owner leaves last.');
  if (text(member, 'state') === 'pending') dropMember(world, tenant, idOf(call));
  else
    putMember(world, tenant, {
      ...member,
      transitionDetails: {
        desiredState: 'removed',
        desiredRole: null,
        status: 'running',
        details: '',
      },
      _askedBy: tenant.about.tenantId,
      _doneAt: now + TRANSITION_MS,
    });
  noteOrganization(
    call,
    'Delete MultiTenantOrg tenant',
    `${text(member, 'displayName')} is leaving the multitenant organization`,
    String(member.state),
    'leaving, takes up to two hours',
  );
  return noContent();
}

export function join(call: Call): Reply {
  const { tenant, now } = call;
  const body = readBody(call, RECORD, { required: ['addedByTenantId'] });
  const addedBy = text(body, 'addedByTenantId') ?? '';
  if (addedBy === NOBODY) {
    tenant.put('singles', JOIN_REQUEST, noRequest());
    noteOrganization(
      call,
      'Update MultiTenantOrg tenant',
      'Request to join a multitenant organization reset',
      'failed or pending',
      'none',
    );
    return noContent();
  }
  if (organizationOf(tenant))
    throw badRequest('The tenant is already part of a multitenant organization.');
  const before = tenant.rows('singles').get(JOIN_REQUEST);
  tenant.put('singles', JOIN_REQUEST, {
    id: text(before, 'id') ?? crypto.randomUUID(),
    addedByTenantId: addedBy,
    memberState: 'pending',
    role: null,
    transitionDetails: { desiredMemberState: 'active', status: 'notStarted', details: '' },
    _doneAt: now + TRANSITION_MS,
  });
  noteOrganization(
    call,
    'Tenant joining MultiTenantOrg tenant',
    'Asked to join a multitenant organization',
    'not a member',
    'joining, takes up to two hours',
  );
  return noContent();
}
