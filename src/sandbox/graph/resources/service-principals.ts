// Service principals: the applications that a tenant knows.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, text } from '../body.ts';
import { collectionRoutes, type LinkPath, linkRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { ancestorsOf, parentsOf, startingAt } from '../memberships.ts';
import { declareNavigations } from '../navigation.ts';
import { entriesOf, findObject, nameOf, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody, readReference } from '../read-body.ts';
import { endAssignmentsOf } from '../rules/principal-gone.ts';
import type { Family } from './family.ts';

const PATH = '/servicePrincipals';
const TYPE = 'servicePrincipal';
const idIn = (body: Body) => text(body, 'id') ?? '';

declareNavigations({
  [TYPE]: {
    memberOf: {
      type: 'directoryObject',
      many: true,
      *read({ tenant }, body) {
        let n = 0;
        for (const entry of parentsOf(tenant, idIn(body))) yield { ...entry, n: n++ };
      },
    },
    transitiveMemberOf: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, body, from) => startingAt(ancestorsOf(tenant, idIn(body)), from),
    },
    owners: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, body, from) =>
        entriesOf(tenant, tenant.links('owners').to(idIn(body)), from),
    },
    ownedObjects: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, body, from) =>
        entriesOf(tenant, tenant.links('owners').from(idIn(body)), from),
    },
  },
});

/** By object id in the path, or by `(appId='…')`. */
function principalOf(call: Call): Body {
  const { appId } = call.params;
  if (appId === undefined) return objectOf(call.tenant, 'servicePrincipals', idOf(call));
  const found = call.tenant.rows('servicePrincipals').find('appId', appId);
  if (!found) throw missing(appId);
  return found;
}

function note(
  call: Call,
  principal: Body,
  done: string,
  before: string,
  after: string,
  activity: string,
) {
  call.note({
    summary: `Application ${nameOf(principal)} ${done}`,
    before,
    after,
    audit: {
      activity,
      category: 'ApplicationManagement',
      targets: [{ id: idIn(principal), type: 'ServicePrincipal', displayName: nameOf(principal) }],
    },
  });
}

function create(call: Call): Reply {
  const body = readBody(call, TYPE, { required: ['appId'], readOnly: ['id'] });
  const appId = text(body, 'appId') ?? '';
  if (call.tenant.rows('servicePrincipals').find('appId', appId))
    throw badRequest(
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
      'Request_MultipleObjectsWithSameKeyValue',
    );
  const id = crypto.randomUUID();
  const principal: Body = {
    accountEnabled: true,
    appRoles: [],
    servicePrincipalNames: [appId],
    servicePrincipalType: 'Application',
    displayName: appId,
    ...body,
    id,
  };
  call.tenant.put('servicePrincipals', id, principal);
  note(call, principal, 'added', 'not known', 'known, no permissions', 'Add service principal');
  return answerCreated(call, TYPE, principal);
}

function update(call: Call): Reply {
  const principal = principalOf(call);
  const body = readBody(call, TYPE, { readOnly: ['id', 'appId'] });
  call.tenant.put('servicePrincipals', idIn(principal), { ...principal, ...body });
  const values = (from: Body) =>
    Object.keys(body)
      .map((name) => `${name}: ${JSON.stringify(from[name] ?? null)}`)
      .join(', ');
  note(call, principal, 'changed', values(principal), values(body), 'Update service principal');
  return noContent();
}

function remove(call: Call): Reply {
  const principal = principalOf(call);
  endAssignmentsOf(call.tenant, idIn(principal));
  call.tenant.remove('servicePrincipals', idIn(principal));
  note(
    call,
    principal,
    'removed',
    'known',
    'not known, its consent is gone',
    'Remove service principal',
  );
  return noContent();
}

const changeOwner =
  (adds: boolean) =>
  (call: Call): Reply => {
    const principal = principalOf(call);
    const id = adds ? readReference(call) : (call.params.owner ?? '');
    const owner = findObject(call.tenant, id)?.entry.body;
    if (adds && !owner) throw missing(id);
    if (call.tenant.links('owners').has(idIn(principal), id) === adds)
      throw adds
        ? badRequest(
            "One or more added object references already exist for the following modified properties: 'owners'.",
          )
        : missing(id);
    if (adds) call.tenant.link('owners', idIn(principal), id);
    else call.tenant.unlink('owners', idIn(principal), id);
    const [before, after] = adds ? ['not an owner', 'owner'] : ['owner', 'not an owner'];
    note(
      call,
      principal,
      `${adds ? 'is now' : 'is no longer'} owned by ${nameOf(owner)}`,
      before ?? '',
      after ?? '',
      `${adds ? 'Add' : 'Remove'} owner ${adds ? 'to' : 'from'} service principal`,
    );
    return noContent();
  };

const link = (name: string, more: Omit<LinkPath, 'path' | 'type' | 'name' | 'owner'> = {}) =>
  linkRoutes({ path: `${PATH}/{id}/${name}`, type: TYPE, name, owner: principalOf, ...more });

export const servicePrincipals: Family = {
  places: [
    { path: PATH, is: 'set', set: 'servicePrincipals', type: TYPE },
    { path: `${PATH}/{id}/owners`, is: 'links', of: 'servicePrincipals', links: 'owners' },
    { path: `${PATH}/{id}/memberOf`, is: 'derived' },
    { path: `${PATH}/{id}/transitiveMemberOf`, is: 'derived' },
    { path: `${PATH}/{id}/ownedObjects`, is: 'derived' },
  ],
  routes: [
    ...collectionRoutes({ path: PATH, type: TYPE, set: 'servicePrincipals', directory: true }),
    { path: PATH, POST: { answer: create } },
    { path: `${PATH}/{id}`, PATCH: { answer: update }, DELETE: { answer: remove } },
    {
      path: `${PATH}(appId='{appId}')`,
      GET: { answer: (call) => answerOne(call, TYPE, principalOf(call)) },
      PATCH: { answer: update },
      DELETE: { answer: remove },
    },
    ...link('memberOf', { casts: ['group', 'administrativeUnit'] }),
    ...link('transitiveMemberOf', { casts: ['group', 'administrativeUnit'], transitive: true }),
    ...link('owners', { refs: true }),
    ...link('ownedObjects'),
    { path: `${PATH}/{id}/owners/$ref`, POST: { answer: changeOwner(true) } },
    { path: `${PATH}/{id}/owners/{owner}/$ref`, DELETE: { answer: changeOwner(false) } },
  ],
};
