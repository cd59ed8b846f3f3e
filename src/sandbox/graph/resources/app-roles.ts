// App roles assigned to people, groups and applications; for Microsoft Graph that is consent.
import { answerCount, answerCreated, answerMany, type Many } from '../answer.ts';
import { type Body, bodies, same, stamp, text } from '../body.ts';
import { numbered } from '../build.ts';
import { type Call, idOf, noContent, type Reply, type Route } from '../call.ts';
import { declareNavigations } from '../navigation.ts';
import { bodiesIn, findObject, findUser, nameOf, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import type { Family } from './family.ts';

const TYPE = 'appRoleAssignment';
/** The id that stands for "no particular role". */
const DEFAULT_ROLE = '00000000-0000-0000-0000-000000000000';
const KINDS: Record<string, string> = {
  user: 'User',
  group: 'Group',
  servicePrincipal: 'ServicePrincipal',
};

const assignmentsBy = (tenant: Call['tenant'], name: string, id: string) =>
  bodiesIn(tenant, 'appRoleAssignments').filter((body) => same(text(body, name), id));

const navigation = (name: string) => ({
  type: TYPE,
  many: true,
  read: ({ tenant }: Call, body: Body) =>
    numbered(TYPE, assignmentsBy(tenant, name, text(body, 'id') ?? '')),
});

declareNavigations({
  user: { appRoleAssignments: navigation('principalId') },
  group: { appRoleAssignments: navigation('principalId') },
  servicePrincipal: {
    appRoleAssignments: navigation('principalId'),
    appRoleAssignedTo: navigation('resourceId'),
  },
});

interface Side {
  path: string;
  /** Whose end of the assignment the path's object is. */
  name: 'principalId' | 'resourceId';
  owner(call: Call): Body;
}

const listOf =
  (side: Side) =>
  (call: Call): Many => {
    const entries = numbered(
      TYPE,
      assignmentsBy(call.tenant, side.name, text(side.owner(call), 'id') ?? ''),
    );
    return { type: TYPE, entries: (from) => entries.filter((entry) => entry.n >= from) };
  };

const assign =
  (side: Side) =>
  (call: Call): Reply => {
    const { tenant } = call;
    const body = readBody(call, TYPE, {
      required: ['principalId', 'resourceId', 'appRoleId'],
      readOnly: ['id'],
    });
    const ownId = text(side.owner(call), 'id');
    const [principalId, resourceId] = [
      text(body, 'principalId') ?? '',
      text(body, 'resourceId') ?? '',
    ];
    if (!same(text(body, side.name), ownId))
      throw badRequest(`${side.name} must be the id of the object in the path.`);
    const principal = findObject(tenant, principalId)?.entry;
    const resource = tenant.rows('servicePrincipals').get(resourceId);
    if (!principal || !resource) throw missing(principal ? resourceId : principalId);
    const appRoleId = text(body, 'appRoleId') ?? '';
    const role = bodies(resource, 'appRoles').find((one) => same(text(one, 'id'), appRoleId));
    if (!role && appRoleId !== DEFAULT_ROLE)
      throw badRequest(
        'Permission being assigned was not found on application',
        'Request_BadRequest',
      );
    const twin = assignmentsBy(tenant, 'principalId', principalId).some(
      (one) => same(text(one, 'resourceId'), resourceId) && same(text(one, 'appRoleId'), appRoleId),
    );
    if (twin) throw badRequest('Permission being assigned already exists on the object');
    const assignment: Body = {
      id: crypto.randomUUID().replaceAll('-', '').slice(0, 24),
      createdDateTime: stamp(call.now),
      appRoleId,
      principalId,
      principalType: KINDS[principal.type] ?? principal.type,
      principalDisplayName: nameOf(principal.body),
      resourceId,
      resourceDisplayName: nameOf(resource),
    };
    tenant.put('appRoleAssignments', text(assignment, 'id') ?? '', assignment);
    note(call, assignment, text(role, 'value') ?? 'access', true);
    return answerCreated(call, TYPE, assignment);
  };

const unassign =
  (side: Side) =>
  (call: Call): Reply => {
    const assignment = call.tenant.rows('appRoleAssignments').get(call.params.assignment ?? '');
    if (!assignment || !same(text(assignment, side.name), text(side.owner(call), 'id')))
      throw missing(call.params.assignment ?? '');
    call.tenant.remove('appRoleAssignments', call.params.assignment ?? '');
    const resource = call.tenant
      .rows('servicePrincipals')
      .get(text(assignment, 'resourceId') ?? '');
    const role = bodies(resource, 'appRoles').find((one) =>
      same(text(one, 'id'), text(assignment, 'appRoleId')),
    );
    note(call, assignment, text(role, 'value') ?? 'access', false);
    return noContent();
  };

function note(call: Call, assignment: Body, role: string, added: boolean): void {
  const who = text(assignment, 'principalDisplayName');
  const what = `${role} of ${text(assignment, 'resourceDisplayName')}`;
  call.note({
    summary: added ? `${who} was given ${what}` : `${what} was taken from ${who}`,
    before: added ? 'not assigned' : 'assigned',
    after: added ? 'assigned' : 'not assigned',
    audit: {
      activity: added
        ? 'Add app role assignment to service principal'
        : 'Remove app role assignment from service principal',
      category: 'ApplicationManagement',
      operation: added ? 'Assign' : 'Unassign',
      targets: [
        {
          id: text(assignment, 'resourceId') ?? '',
          type: 'ServicePrincipal',
          displayName: text(assignment, 'resourceDisplayName'),
        },
      ],
    },
  });
}

const fromSet = (set: string) => (call: Call) => objectOf(call.tenant, set, idOf(call));

const SIDES: Side[] = [
  {
    path: '/users/{id}/appRoleAssignments',
    name: 'principalId',
    owner: (call) => findUser(call.tenant, idOf(call)) ?? fromSet('users')(call),
  },
  { path: '/groups/{id}/appRoleAssignments', name: 'principalId', owner: fromSet('groups') },
  {
    path: '/servicePrincipals/{id}/appRoleAssignments',
    name: 'principalId',
    owner: fromSet('servicePrincipals'),
  },
  {
    path: '/servicePrincipals/{id}/appRoleAssignedTo',
    name: 'resourceId',
    owner: fromSet('servicePrincipals'),
  },
];

/** The same list, and what is behind it, for an application known by its own id. */
const assignedToAppId: Side = {
  path: "/servicePrincipals(appId='{appId}')/appRoleAssignedTo",
  name: 'resourceId',
  owner({ tenant, params }) {
    const found = tenant.rows('servicePrincipals').find('appId', params.appId ?? '');
    if (!found) throw missing(params.appId ?? '');
    return found;
  },
};

const routesOf = (side: Side): Route[] => [
  {
    path: side.path,
    GET: { answer: (call) => answerMany(call, listOf(side)(call)) },
    POST: { answer: assign(side) },
  },
  { path: `${side.path}/$count`, GET: { answer: (call) => answerCount(call, listOf(side)(call)) } },
  { path: `${side.path}/{assignment}`, DELETE: { answer: unassign(side) } },
];

export const appRoles: Family = {
  places: SIDES.map(({ path, name }) => ({
    path,
    is: 'owned' as const,
    of: path.split('/')[1] ?? '',
    set: 'appRoleAssignments',
    type: TYPE,
    owner: name,
    elsewhere: name === 'resourceId',
  })),
  routes: [
    ...SIDES.flatMap(routesOf),
    {
      path: assignedToAppId.path,
      GET: { answer: (call) => answerMany(call, listOf(assignedToAppId)(call)) },
    },
  ],
};
