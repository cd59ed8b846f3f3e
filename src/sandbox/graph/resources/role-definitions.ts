// Directory role definitions and the assignments that hold at the moment.
import { answerCreated } from '../answer.ts';
import { type Body, flag, same, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { findObject, nameOf, nameOfId, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { activateRole } from '../rules/directory-roles.ts';
import { activeAssignments, removeAssignment } from '../rules/role-assignments.ts';
import { demandRoleTarget, findRole, roleName } from '../rules/roles.ts';
import type { Family } from './family.ts';

const DIRECTORY = '/roleManagement/directory';

declareNavigations({
  unifiedRoleAssignment: {
    principal: {
      type: 'directoryObject',
      many: false,
      read: ({ tenant }, body) => objectsOf(tenant, text(body, 'principalId')),
    },
    roleDefinition: {
      type: 'unifiedRoleDefinition',
      many: false,
      read: ({ tenant }, body) =>
        single('unifiedRoleDefinition', findRole(tenant, text(body, 'roleDefinitionId') ?? '')),
    },
    directoryScope: {
      type: 'directoryObject',
      many: false,
      read: ({ tenant }, body) =>
        objectsOf(tenant, text(body, 'directoryScopeId')?.split('/').at(-1)),
    },
  },
});

function objectsOf(tenant: Call['tenant'], id: string | undefined) {
  const found = id ? findObject(tenant, id) : undefined;
  return found ? [found.entry] : [];
}

function createRole(call: Call): Reply {
  const body = readBody(call, 'unifiedRoleDefinition', {
    required: ['displayName', 'rolePermissions', 'isEnabled'],
    readOnly: ['isBuiltIn'],
  });
  const id = text(body, 'templateId') ?? crypto.randomUUID();
  const role: Body = {
    resourceScopes: ['/'],
    version: null,
    ...body,
    id,
    templateId: id,
    isBuiltIn: false,
  };
  call.tenant.put('roleDefinitions', id, role);
  noteRole(call, role, `Role ${nameOf(role)} created`, 'no role', 'role', 'Add role definition');
  return answerCreated(call, 'unifiedRoleDefinition', role);
}

function ownRole(call: Call): Body {
  const role = objectOf(call.tenant, 'roleDefinitions', idOf(call));
  if (flag(role, 'isBuiltIn')) throw badRequest('Built-in role definitions cannot be changed.');
  return role;
}

function updateRole(call: Call): Reply {
  const role = ownRole(call);
  const body = readBody(call, 'unifiedRoleDefinition', {
    readOnly: ['id', 'isBuiltIn', 'templateId'],
  });
  call.tenant.put('roleDefinitions', idOf(call), { ...role, ...body });
  noteRole(
    call,
    role,
    `Role ${nameOf(role)} changed: ${Object.keys(body).join(', ')}`,
    'as before',
    'changed',
    'Update role definition',
  );
  return noContent();
}

function deleteRole(call: Call): Reply {
  const role = ownRole(call);
  if (activeAssignments(call.tenant).some((one) => same(text(one, 'roleDefinitionId'), idOf(call))))
    throw badRequest('The role definition has assignments and cannot be deleted.');
  call.tenant.remove('roleDefinitions', idOf(call));
  noteRole(call, role, `Role ${nameOf(role)} deleted`, 'role', 'no role', 'Delete role definition');
  return noContent();
}

function noteRole(
  call: Call,
  role: Body,
  summary: string,
  before: string,
  after: string,
  activity: string,
) {
  call.note({
    summary,
    before,
    after,
    audit: {
      activity,
      category: 'RoleManagement',
      targets: [{ id: text(role, 'id') ?? '', type: 'Role', displayName: nameOf(role) }],
    },
  });
}

function assign(call: Call): Reply {
  const body = readBody(call, 'unifiedRoleAssignment', {
    required: ['roleDefinitionId', 'principalId'],
    readOnly: ['id'],
  });
  const { tenant } = call;
  const principalId = text(body, 'principalId') ?? '';
  if (!findObject(tenant, principalId)) throw missing(principalId);
  demandRoleTarget(call, body);
  const assignment: Body = {
    appScopeId: null,
    ...body,
    directoryScopeId: body.directoryScopeId ?? (body.appScopeId ? null : '/'),
    id: crypto.randomUUID().replaceAll('-', ''),
  };
  const twin = activeAssignments(tenant).find((one) =>
    ['principalId', 'roleDefinitionId', 'directoryScopeId'].every((name) =>
      same(text(one, name), text(assignment, name)),
    ),
  );
  if (twin)
    throw badRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    );
  tenant.put('roleAssignments', text(assignment, 'id') ?? '', assignment);
  activateRole(tenant, text(assignment, 'roleDefinitionId') ?? '');
  noteAssignment(call, assignment, true);
  return answerCreated(call, 'unifiedRoleAssignment', assignment);
}

function unassign(call: Call): Reply {
  const assignment = activeAssignments(call.tenant).find((one) => text(one, 'id') === idOf(call));
  if (!assignment) throw missing(idOf(call));
  removeAssignment(call.tenant, assignment);
  noteAssignment(call, assignment, false);
  return noContent();
}

function noteAssignment(call: Call, assignment: Body, added: boolean): void {
  const principalId = text(assignment, 'principalId') ?? '';
  const roleId = text(assignment, 'roleDefinitionId') ?? '';
  const [who, role] = [nameOfId(call.tenant, principalId), roleName(call.tenant, roleId)];
  call.note({
    summary: added ? `${who} made active for ${role}` : `${who} is no longer active for ${role}`,
    before: added ? 'not active' : 'active',
    after: added ? 'active without an end' : 'not active',
    audit: {
      activity: added ? 'Add member to role' : 'Remove member from role',
      category: 'RoleManagement',
      operation: added ? 'Assign' : 'Unassign',
      targets: [
        { id: principalId, type: 'User', displayName: who },
        { id: roleId, type: 'Role', displayName: role },
      ],
    },
  });
}

export const roleDefinitions: Family = {
  places: [
    {
      path: `${DIRECTORY}/roleDefinitions`,
      is: 'set',
      set: 'roleDefinitions',
      type: 'unifiedRoleDefinition',
    },
    {
      path: `${DIRECTORY}/roleAssignments`,
      is: 'set',
      set: 'roleAssignments',
      type: 'unifiedRoleAssignment',
    },
  ],
  routes: [
    ...collectionRoutes({
      path: `${DIRECTORY}/roleDefinitions`,
      type: 'unifiedRoleDefinition',
      set: 'roleDefinitions',
      find: ({ tenant }, key) => findRole(tenant, key),
    }),
    { path: `${DIRECTORY}/roleDefinitions`, POST: { licence: 'P1', answer: createRole } },
    {
      path: `${DIRECTORY}/roleDefinitions/{id}`,
      PATCH: { licence: 'P1', answer: updateRole },
      DELETE: { licence: 'P1', answer: deleteRole },
    },
    ...collectionRoutes({
      path: `${DIRECTORY}/roleAssignments`,
      type: 'unifiedRoleAssignment',
      list: ({ tenant }) => activeAssignments(tenant),
    }),
    { path: `${DIRECTORY}/roleAssignments`, POST: { answer: assign } },
    { path: `${DIRECTORY}/roleAssignments/{id}`, DELETE: { answer: unassign } },
  ],
};
