// Members and owners of groups, and what groups are members of.
import { type Body, text } from '../body.ts';
import { type LinkPath, linkRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply, type Route } from '../call.ts';
import { ancestorsOf, descendantsOf, parentsOf, startingAt } from '../memberships.ts';
import { declareNavigations } from '../navigation.ts';
import { countThere, entriesOf, findObject, nameOf, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readReference } from '../read-body.ts';
import { demandFitting, demandMembershipOpen } from '../rules/group-membership.ts';
import { endSchedules } from '../rules/pim-groups.ts';
import { demandUnrestricted } from '../rules/restricted.ts';
import { veiled } from '../veiled.ts';

const groupId = (group: Body) => text(group, 'id') ?? '';

declareNavigations({
  group: {
    members: {
      type: 'directoryObject',
      many: true,
      read: (call, group, from) =>
        veiled(call, entriesOf(call.tenant, call.tenant.links('members').to(groupId(group)), from)),
      size: ({ tenant }, group) => countThere(tenant, tenant.links('members').to(groupId(group))),
    },
    transitiveMembers: {
      type: 'directoryObject',
      many: true,
      read: (call, group, from) =>
        veiled(call, startingAt(descendantsOf(call.tenant, groupId(group)), from)),
    },
    owners: {
      type: 'directoryObject',
      many: true,
      read: (call, group, from) =>
        veiled(call, entriesOf(call.tenant, call.tenant.links('owners').to(groupId(group)), from)),
    },
    memberOf: {
      type: 'directoryObject',
      many: true,
      *read({ tenant }, group) {
        let n = 0;
        for (const entry of parentsOf(tenant, groupId(group))) yield { ...entry, n: n++ };
      },
    },
    transitiveMemberOf: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, group, from) => startingAt(ancestorsOf(tenant, groupId(group)), from),
    },
  },
});

const owner = (call: Call) => objectOf(call.tenant, 'groups', idOf(call));
const link = (name: string, more: Omit<LinkPath, 'path' | 'type' | 'name' | 'owner'> = {}) =>
  linkRoutes({ path: `/groups/{id}/${name}`, type: 'group', name, owner, ...more });

/** The words for each of the two links that can be changed. */
const WORDS = {
  members: { one: 'member', add: 'Add member to group', remove: 'Remove member from group' },
  owners: { one: 'owner', add: 'Add owner to group', remove: 'Remove owner from group' },
} as const;
type Kind = keyof typeof WORDS;

function note(call: Call, kind: Kind, group: Body, member: Body, added: boolean): void {
  const { one } = WORDS[kind];
  const name = nameOf(member);
  call.note({
    summary: added
      ? `${name} added to ${nameOf(group)}${kind === 'owners' ? ' as owner' : ''}`
      : `${name} removed from ${nameOf(group)}${kind === 'owners' ? ' as owner' : ''}`,
    before: added ? `not ${one === 'owner' ? 'an owner' : 'a member'}` : one,
    after: added ? one : `not ${one === 'owner' ? 'an owner' : 'a member'}`,
    audit: {
      activity: WORDS[kind][added ? 'add' : 'remove'],
      category: 'GroupManagement',
      operation: added ? 'Assign' : 'Unassign',
      targets: [
        {
          id: text(member, 'id') ?? '',
          type: 'User',
          displayName: name,
          userPrincipalName: text(member, 'userPrincipalName'),
        },
        { id: groupId(group), type: 'Group', displayName: nameOf(group) },
      ],
    },
  });
}

function demandOpen(call: Call, kind: Kind, group: Body): void {
  if (kind === 'members') demandMembershipOpen(call, group);
  else demandUnrestricted(call, groupId(group));
}

const add =
  (kind: Kind) =>
  (call: Call): Reply => {
    const group = owner(call);
    const id = readReference(call);
    const member = findObject(call.tenant, id)?.entry;
    if (!member) throw missing(id);
    demandOpen(call, kind, group);
    if (kind === 'members') demandFitting(group, member);
    else if (member.type !== 'user' && member.type !== 'servicePrincipal')
      throw badRequest('Owners are users or service principals.');
    const links = call.tenant.links(kind);
    if (links.has(groupId(group), id))
      throw badRequest(
        `One or more added object references already exist for the following modified properties: '${kind}'.`,
      );
    call.tenant.link(kind, groupId(group), id);
    note(call, kind, group, member.body, true);
    return noContent();
  };

const remove =
  (kind: Kind) =>
  (call: Call): Reply => {
    const group = owner(call);
    const id = call.params.member ?? referenceIn(call);
    if (!call.tenant.links(kind).has(groupId(group), id)) throw missing(id);
    demandOpen(call, kind, group);
    // The last owner, if it is a user, stays: https://learn.microsoft.com/graph/api/group-delete-owners
    if (kind === 'owners' && call.tenant.links('owners').to(groupId(group)).size === 1)
      throw badRequest(
        'The group must have at least one owner, hence this owner cannot be removed.',
      );
    call.tenant.unlink(kind, groupId(group), id);
    endSchedules(call.tenant, groupId(group), kind === 'owners' ? 'owner' : 'member', id);
    note(call, kind, group, findObject(call.tenant, id)?.entry.body ?? { id }, false);
    return noContent();
  };

/** `DELETE …/$ref?@id=https://graph.microsoft.com/v1.0/directoryObjects/{id}` */
function referenceIn(call: Call): string {
  const id = call.query.custom['@id']?.split('/').at(-1);
  if (!id) throw badRequest('The reference to remove stands in the query option @id.');
  return id;
}

const KINDS = ['user', 'group', 'servicePrincipal', 'device', 'orgContact', 'application'];
const CONTAINERS = ['group', 'administrativeUnit'];

export const groupLinkRoutes: Route[] = [
  ...link('members', { casts: KINDS, refs: true }),
  ...link('owners', { casts: KINDS, refs: true }),
  ...link('transitiveMembers', { casts: KINDS, transitive: true }),
  ...link('memberOf', { casts: CONTAINERS }),
  ...link('transitiveMemberOf', { casts: CONTAINERS, transitive: true }),
  {
    path: '/groups/{id}/members/$ref',
    POST: { answer: add('members') },
    DELETE: { answer: remove('members') },
  },
  { path: '/groups/{id}/members/{member}/$ref', DELETE: { answer: remove('members') } },
  { path: '/groups/{id}/owners/$ref', POST: { answer: add('owners') } },
  { path: '/groups/{id}/owners/{member}/$ref', DELETE: { answer: remove('owners') } },
];
