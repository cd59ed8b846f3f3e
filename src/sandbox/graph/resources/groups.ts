// /groups: reading, creating, changing and deleting groups.
import { answerCreated } from '../answer.ts';
import { type Body, flag, stamp, text, texts } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { findObject, nameOf, objectOf } from '../objects.ts';
import { badRequest, denied, missing } from '../problem.ts';
import { idInUrl, readBody } from '../read-body.ts';
import { moveToDeleted } from '../rules/deletion.ts';
import { demandUnrestricted, isRestricted } from '../rules/restricted.ts';
import { asGroup } from '../words.ts';
import type { Family } from './family.ts';
import { groupLinkRoutes } from './group-links.ts';

const READ_ONLY = ['id', 'createdDateTime', 'renewedDateTime', 'deletedDateTime'];
const SYNCED =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';

const target = (group: Body) => ({
  id: text(group, 'id') ?? '',
  type: 'Group' as const,
  displayName: nameOf(group),
});

function createGroup(call: Call): Reply {
  const body = readBody(call, 'group', {
    required: ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'],
    readOnly: READ_ONLY,
  });
  const types = texts(body, 'groupTypes');
  if (flag(body, 'mailEnabled') && !types.includes('Unified'))
    throw badRequest('The service does not currently support writes of mail-enabled groups.');
  if (flag(body, 'isAssignableToRole')) demandAssignable(call, types);
  if (types.includes('DynamicMembership') && !text(body, 'membershipRule'))
    throw badRequest('A membershipRule is required for a group with dynamic membership.');
  const id = crypto.randomUUID();
  const { 'members@odata.bind': members, 'owners@odata.bind': owners, ...kept } = body;
  const group: Body = {
    id,
    groupTypes: [],
    isAssignableToRole: null,
    ...kept,
    createdDateTime: stamp(call.now),
    renewedDateTime: stamp(call.now),
  };
  call.tenant.put('groups', id, group);
  bind(call, 'members', id, members);
  bind(call, 'owners', id, owners);
  call.note({
    summary: `Group ${nameOf(group)} created`,
    before: 'no group',
    after: asGroup(group),
    audit: {
      activity: 'Add group',
      category: 'GroupManagement',
      operation: 'Add',
      targets: [target(group)],
    },
  });
  return answerCreated(call, 'group', group);
}

/** https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept */
function demandAssignable(call: Call, types: string[]): void {
  if (!call.caller.roles.has('RoleManagement.ReadWrite.Directory')) throw denied();
  if (types.includes('DynamicMembership'))
    throw badRequest('A group that roles can be assigned to cannot have dynamic membership.');
}

function bind(call: Call, links: string, id: string, urls: unknown): void {
  if (!Array.isArray(urls)) return;
  for (const url of urls) {
    const other = idInUrl(String(url));
    if (!findObject(call.tenant, other)) throw missing(other);
    call.tenant.link(links, id, other);
  }
}

function updateGroup(call: Call): Reply {
  const group = objectOf(call.tenant, 'groups', idOf(call));
  const body = readBody(call, 'group', { readOnly: READ_ONLY });
  demandChangeable(call, group);
  if (body.isAssignableToRole !== undefined)
    throw badRequest("Property 'isAssignableToRole' can only be set when the group is created.");
  if (flag(group, 'onPremisesSyncEnabled')) throw badRequest(SYNCED);
  const { 'members@odata.bind': members, ...kept } = body;
  const changed = { ...group, ...kept };
  const id = text(group, 'id') ?? '';
  call.tenant.put('groups', id, changed);
  bind(call, 'members', id, members);
  call.note({
    summary: `Group ${nameOf(group)} changed: ${Object.keys(body).join(', ')}`,
    before: Object.keys(kept)
      .map((name) => `${name}: ${JSON.stringify(group[name] ?? null)}`)
      .join(', '),
    after: Object.keys(kept)
      .map((name) => `${name}: ${JSON.stringify(kept[name])}`)
      .join(', '),
    audit: { activity: 'Update group', category: 'GroupManagement', targets: [target(group)] },
  });
  return noContent();
}

function demandChangeable(call: Call, group: Body): void {
  demandUnrestricted(call, text(group, 'id') ?? '');
  if (
    flag(group, 'isAssignableToRole') &&
    !call.caller.roles.has('RoleManagement.ReadWrite.Directory')
  )
    throw denied();
}

function deleteGroup(call: Call): Reply {
  const group = objectOf(call.tenant, 'groups', idOf(call));
  demandChangeable(call, group);
  if (flag(group, 'onPremisesSyncEnabled')) throw badRequest(SYNCED);
  const unified = texts(group, 'groupTypes').includes('Unified');
  moveToDeleted(call, 'groups', text(group, 'id') ?? '');
  // Security groups are gone at once; only Microsoft 365 groups can come back.
  if (!unified) call.tenant.remove('deletedItems', text(group, 'id') ?? '');
  call.note({
    summary: `Group ${nameOf(group)} deleted`,
    before: asGroup(group),
    after: unified ? 'deleted, can be restored for 30 days' : 'deleted',
    audit: {
      activity: 'Delete group',
      category: 'GroupManagement',
      operation: 'Delete',
      targets: [target(group)],
    },
  });
  return noContent();
}

/** Worked out, not kept: a unit may close over the group at any time. */
const shown =
  ({ tenant }: Call) =>
  (group: Body): Body =>
    isRestricted(tenant, text(group, 'id') ?? '')
      ? { ...group, isManagementRestricted: true }
      : group;

export const groups: Family = {
  places: [
    { path: '/groups', is: 'set', set: 'groups', type: 'group' },
    { path: '/groups/{id}/members', is: 'links', of: 'groups', links: 'members' },
    { path: '/groups/{id}/owners', is: 'links', of: 'groups', links: 'owners' },
    { path: '/groups/{id}/memberOf', is: 'links', of: 'groups', links: 'members', backwards: true },
    { path: '/groups/{id}/transitiveMembers', is: 'derived' },
    { path: '/groups/{id}/transitiveMemberOf', is: 'derived' },
  ],
  routes: [
    ...collectionRoutes({
      path: '/groups',
      type: 'group',
      set: 'groups',
      directory: true,
      view: shown,
    }),
    { path: '/groups', POST: { answer: createGroup } },
    { path: '/groups/{id}', PATCH: { answer: updateGroup }, DELETE: { answer: deleteGroup } },
    ...groupLinkRoutes,
  ],
};
