// The multitenant organization of a tenant: making it, renaming it, dissolving it.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, same, stamp, text } from '../body.ts';
import { collectionRoutes, numbered } from '../build.ts';
import { type Call, noContent, type Reply } from '../call.ts';
import { declareClockwork } from '../due.ts';
import { declareNavigations, single } from '../navigation.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import {
  demandOwned,
  dropMember,
  finishJoining,
  JOIN_REQUEST,
  MEMBERS,
  membersOf,
  newMember,
  nothing,
  ORGANIZATION,
  organizationOf,
  tell,
} from '../rules/multitenant.ts';
import type { Family } from './family.ts';
import { settingRoute } from './kept.ts';
import {
  addTenant,
  changeRole,
  join,
  noteOrganization,
  removeTenant,
} from './multitenant-members.ts';

const TYPE = 'multiTenantOrganization';
const MEMBER = 'multiTenantOrganizationMember';
const RECORD = 'multiTenantOrganizationJoinRequestRecord';
const TENANTS = `${ORGANIZATION}/tenants`;

declareNavigations({
  [TYPE]: {
    tenants: {
      type: MEMBER,
      many: true,
      read: ({ tenant }) => numbered(MEMBER, membersOf(tenant)),
    },
    joinRequest: {
      type: RECORD,
      many: false,
      read: ({ tenant }) => single(RECORD, tenant.rows('singles').get(JOIN_REQUEST)),
    },
  },
});

declareClockwork({
  *moments(tenant) {
    for (const member of membersOf(tenant))
      if (leavesAt(member, tenant.about.tenantId)) yield Number(member._doneAt);
    const request = tenant.rows('singles').get(JOIN_REQUEST);
    if (typeof request?._doneAt === 'number') yield request._doneAt;
  },
  settle(world, tenant, now) {
    const request = tenant.rows('singles').get(JOIN_REQUEST);
    if (typeof request?._doneAt === 'number' && request._doneAt <= now)
      finishJoining(world, tenant, request, now);
    for (const member of membersOf(tenant))
      if (leavesAt(member, tenant.about.tenantId) && Number(member._doneAt) <= now) {
        dropMember(world, tenant, text(member, 'tenantId') ?? '');
        tell(
          world,
          tenant,
          now,
          `${text(member, 'displayName')} left the multitenant organization`,
          'not a member',
        );
      }
  },
});

/** Every tenant sees a leaving member; the one that asked for it finishes it. */
const leavesAt = (member: Body, tenantId: string) =>
  typeof member._doneAt === 'number' && same(text(member, '_askedBy'), tenantId);

function readJoinRequest(call: Call): Reply {
  const body = call.tenant.rows('singles').get(JOIN_REQUEST);
  if (!body) throw missing('joinRequest');
  return answerOne(call, RECORD, body);
}

function create(call: Call): Reply {
  const { tenant, now } = call;
  if (tenant.about.cloud !== 'commercial')
    throw badRequest('Multitenant organizations exist in the global cloud only.');
  // Which status a second one gets is not published.
  if (organizationOf(tenant))
    throw badRequest('The tenant is already part of a multitenant organization.');
  const body = readBody(call, TYPE, {
    required: ['displayName'],
    readOnly: ['id', 'state', 'createdDateTime'],
  });
  const organization: Body = {
    description: null,
    ...body,
    id: crypto.randomUUID(),
    createdDateTime: stamp(now),
    state: 'active',
  };
  tenant.put('singles', ORGANIZATION, organization);
  tenant.put(MEMBERS, tenant.about.tenantId, {
    ...newMember(
      tenant.about.tenantId,
      tenant.about.displayName,
      'owner',
      tenant.about.tenantId,
      now,
    ),
    state: 'active',
    joinedDateTime: stamp(now),
  });
  noteOrganization(
    call,
    'Create a MultiTenantOrg',
    `Multitenant organization ${text(body, 'displayName')} created`,
    'none',
    'owner',
  );
  return answerCreated(call, TYPE, organization);
}

function update(call: Call): Reply {
  const organization = demandOwned(call.tenant);
  const body = readBody(call, TYPE, { readOnly: ['id', 'state', 'createdDateTime'] });
  call.tenant.put('singles', ORGANIZATION, { ...organization, ...body });
  noteOrganization(
    call,
    'Update a MultiTenantOrg',
    'Multitenant organization changed',
    JSON.stringify(organization.displayName),
    JSON.stringify(body),
  );
  return noContent();
}

/** The last owner takes the organization with it. */
function dissolve(call: Call): Reply {
  demandOwned(call.tenant);
  if (membersOf(call.tenant).length > 1)
    throw badRequest('The multitenant organization still has other tenants.');
  call.tenant.remove(MEMBERS, call.tenant.about.tenantId);
  call.tenant.put('singles', ORGANIZATION, nothing());
  noteOrganization(
    call,
    'Hard Delete MultiTenantOrg',
    'Multitenant organization deleted',
    'owner',
    'none',
  );
  return noContent();
}

export const multitenantOrganization: Family = {
  places: [
    { path: ORGANIZATION, is: 'single', type: TYPE },
    { path: JOIN_REQUEST, is: 'single', type: RECORD },
    { path: TENANTS, is: 'set', set: MEMBERS, type: MEMBER, key: 'tenantId' },
  ],
  routes: [
    settingRoute({ path: ORGANIZATION, type: TYPE, fresh: nothing }),
    {
      path: ORGANIZATION,
      PUT: { answer: create },
      PATCH: { answer: update },
      DELETE: { answer: dissolve },
    },
    {
      path: JOIN_REQUEST,
      GET: { answer: readJoinRequest },
      PATCH: { answer: join },
    },
    ...collectionRoutes({ path: TENANTS, type: MEMBER, set: MEMBERS }),
    { path: TENANTS, POST: { answer: addTenant } },
    { path: `${TENANTS}/{id}`, PATCH: { answer: changeRole }, DELETE: { answer: removeTenant } },
  ],
};
