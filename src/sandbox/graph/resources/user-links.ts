// What a user points at: memberships, sponsors, manager, app roles, licences; and membership checks.
import { type Body, bodies, inner, same, text } from '../body.ts';
import { type LinkPath, linkRoutes, numbered } from '../build.ts';
import { type Call, idOf, noContent, ok, type Reply, type Route } from '../call.ts';
import { ancestorsOf, parentsOf, startingAt } from '../memberships.ts';
import { declareNavigations } from '../navigation.ts';
import { bodiesIn, entriesOf, findObject, nameOf, nameOfId, userOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readReference } from '../read-body.ts';

declareNavigations({
  user: {
    memberOf: {
      type: 'directoryObject',
      many: true,
      *read({ tenant }, user) {
        let n = 0;
        for (const entry of parentsOf(tenant, text(user, 'id') ?? '')) yield { ...entry, n: n++ };
      },
    },
    transitiveMemberOf: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, user, from) =>
        startingAt(ancestorsOf(tenant, text(user, 'id') ?? ''), from),
    },
    sponsors: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, user, from) =>
        entriesOf(tenant, tenant.links('sponsors').to(text(user, 'id') ?? ''), from),
    },
    manager: {
      type: 'directoryObject',
      many: false,
      read: ({ tenant }, user) =>
        entriesOf(tenant, tenant.links('manager').to(text(user, 'id') ?? '')),
    },
    directReports: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, user, from) =>
        entriesOf(tenant, tenant.links('manager').from(text(user, 'id') ?? ''), from),
    },
    ownedObjects: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, user, from) =>
        entriesOf(tenant, tenant.links('owners').from(text(user, 'id') ?? ''), from),
    },
    scopedRoleMemberOf: {
      type: 'scopedRoleMembership',
      many: true,
      read: ({ tenant }, user) =>
        numbered(
          'scopedRoleMembership',
          bodiesIn(tenant, 'scopedRoleMembers').filter((body) =>
            same(text(inner(body, 'roleMemberInfo'), 'id'), text(user, 'id')),
          ),
        ),
    },
    licenseDetails: {
      type: 'licenseDetails',
      many: true,
      read: ({ tenant }, user) => numbered('licenseDetails', licencesOf(tenant, user)),
    },
  },
});

function* licencesOf(tenant: Call['tenant'], user: Body): IterableIterator<Body> {
  for (const licence of bodies(user, 'assignedLicenses')) {
    const skuId = text(licence, 'skuId');
    for (const { body } of tenant.rows('subscribedSkus').rows())
      if (same(text(body, 'skuId'), skuId))
        yield {
          id: text(body, 'id') ?? skuId,
          skuId,
          skuPartNumber: body.skuPartNumber,
          servicePlans: body.servicePlans,
        };
  }
}

const owner = (call: Call) => userOf(call.tenant, idOf(call));
const link = (name: string, more: Omit<LinkPath, 'path' | 'type' | 'name' | 'owner'> = {}) =>
  linkRoutes({ path: `/users/{id}/${name}`, type: 'user', name, owner, ...more });

const CONTAINERS = ['group', 'administrativeUnit'];

function addSponsor(call: Call): Reply {
  const user = owner(call);
  const id = readReference(call);
  const target = findObject(call.tenant, id)?.entry;
  if (!target) throw missing(id);
  if (target.type !== 'user' && target.type !== 'group')
    throw badRequest('A sponsor is a user or a group.');
  if (call.tenant.links('sponsors').has(text(user, 'id') ?? '', id))
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'sponsors'.",
    );
  call.tenant.link('sponsors', text(user, 'id') ?? '', id);
  noteSponsor(
    call,
    user,
    `${nameOf(target.body)} is now sponsor of ${nameOf(user)}`,
    'not a sponsor',
    'sponsor',
  );
  return noContent();
}

function removeSponsor(call: Call): Reply {
  const user = owner(call);
  const id = call.params.sponsor ?? '';
  if (!call.tenant.links('sponsors').has(text(user, 'id') ?? '', id)) throw missing(id);
  call.tenant.unlink('sponsors', text(user, 'id') ?? '', id);
  noteSponsor(
    call,
    user,
    `${nameOfId(call.tenant, id)} is no longer sponsor of ${nameOf(user)}`,
    'sponsor',
    'not a sponsor',
  );
  return noContent();
}

function noteSponsor(call: Call, user: Body, summary: string, before: string, after: string) {
  call.note({
    summary,
    before,
    after,
    audit: {
      activity: after === 'sponsor' ? 'Add sponsor' : 'Remove sponsor',
      category: 'UserManagement',
      targets: [{ id: text(user, 'id') ?? '', type: 'User', displayName: nameOf(user) }],
    },
  });
}

function setManager(call: Call): Reply {
  const user = owner(call);
  const id = readReference(call);
  if (!findObject(call.tenant, id)) throw missing(id);
  const from = text(user, 'id') ?? '';
  const before = [...call.tenant.links('manager').to(from).keys()];
  for (const old of before) call.tenant.unlink('manager', from, old);
  call.tenant.link('manager', from, id);
  call.note({
    summary: `Manager of ${nameOf(user)} is now ${nameOfId(call.tenant, id)}`,
    before: before.map((old) => nameOfId(call.tenant, old)).join() || 'no manager',
    after: nameOfId(call.tenant, id),
    audit: {
      activity: 'Set user manager',
      category: 'UserManagement',
      targets: [{ id: from, type: 'User', displayName: nameOf(user) }],
    },
  });
  return noContent();
}

function referToManager(call: Call): Reply {
  const [id] = call.tenant
    .links('manager')
    .to(text(owner(call), 'id') ?? '')
    .keys();
  if (!id) throw missing('manager');
  return ok({ '@odata.id': `https://graph.microsoft.com/${call.version}/directoryObjects/${id}` });
}

function removeManager(call: Call): Reply {
  const user = owner(call);
  const from = text(user, 'id') ?? '';
  const [old] = call.tenant.links('manager').to(from).keys();
  if (!old) throw missing('manager');
  call.tenant.unlink('manager', from, old);
  call.note({
    summary: `${nameOf(user)} has no manager any more`,
    before: nameOfId(call.tenant, old),
    after: 'no manager',
  });
  return noContent();
}

export const userLinkRoutes: Route[] = [
  ...link('memberOf', { casts: CONTAINERS, keyed: true }),
  ...link('transitiveMemberOf', { casts: CONTAINERS, transitive: true }),
  ...link('sponsors', { refs: true }),
  { path: '/users/{id}/sponsors/$ref', POST: { answer: addSponsor } },
  { path: '/users/{id}/sponsors/{sponsor}/$ref', DELETE: { answer: removeSponsor } },
  ...link('manager'),
  {
    path: '/users/{id}/manager/$ref',
    GET: { answer: referToManager },
    PUT: { answer: setManager },
    DELETE: { answer: removeManager },
  },
  ...link('directReports', { casts: ['user'] }),
  ...link('ownedObjects', { casts: ['group', 'servicePrincipal', 'application'] }),
  ...link('licenseDetails', { plain: true }),
  ...link('scopedRoleMemberOf', { plain: true }),
];
