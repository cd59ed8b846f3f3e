// /directoryRoles: the older view of who holds a directory role.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, same, text } from '../body.ts';
import { collectionRoutes, type LinkPath, linkRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { declareNavigations } from '../navigation.ts';
import { entriesOf, findObject, nameOf, nameOfId, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody, readReference } from '../read-body.ts';
import { activateRole, holdersOf } from '../rules/directory-roles.ts';
import { activeAssignments, removeAssignment } from '../rules/role-assignments.ts';
import type { Family } from './family.ts';

const PATH = '/directoryRoles';
const TYPE = 'directoryRole';

declareNavigations({
  [TYPE]: {
    members: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, role, from) =>
        entriesOf(
          tenant,
          holdersOf(tenant, role).map((id, n) => [id, n] as const),
          from,
        ),
    },
  },
});

function roleOf(call: Call): Body {
  const { roleTemplateId } = call.params;
  if (roleTemplateId === undefined) return objectOf(call.tenant, 'directoryRoles', idOf(call));
  const found = call.tenant.rows('directoryRoles').find('roleTemplateId', roleTemplateId);
  if (!found) throw missing(roleTemplateId);
  return found;
}

function activate(call: Call): Reply {
  const body = readBody(call, TYPE, { required: ['roleTemplateId'], readOnly: ['id'] });
  const templateId = text(body, 'roleTemplateId') ?? '';
  if (call.tenant.rows('directoryRoles').find('roleTemplateId', templateId))
    throw badRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    );
  const definition = call.tenant.rows('roleDefinitions').find('templateId', templateId);
  const role = definition && activateRole(call.tenant, text(definition, 'id') ?? '');
  if (!role) throw missing(templateId);
  call.note({ summary: `Role ${nameOf(role)} activated`, before: 'not in use', after: 'in use' });
  return answerCreated(call, TYPE, role);
}

function addHolder(call: Call): Reply {
  const role = roleOf(call);
  const principalId = readReference(call);
  if (!findObject(call.tenant, principalId)) throw missing(principalId);
  if (holdersOf(call.tenant, role).some((id) => same(id, principalId)))
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  const id = crypto.randomUUID().replaceAll('-', '');
  const definition = call.tenant
    .rows('roleDefinitions')
    .find('templateId', text(role, 'roleTemplateId') ?? '');
  call.tenant.put('roleAssignments', id, {
    id,
    principalId,
    roleDefinitionId: text(definition, 'id') ?? text(role, 'roleTemplateId'),
    directoryScopeId: '/',
    appScopeId: null,
  });
  note(call, role, principalId, true);
  return noContent();
}

function removeHolder(call: Call): Reply {
  const role = roleOf(call);
  const principalId = call.params.member ?? '';
  const held = activeAssignments(call.tenant).filter(
    (one) =>
      same(text(one, 'principalId'), principalId) &&
      same(text(one, 'roleDefinitionId'), text(role, 'roleTemplateId')),
  );
  if (held.length === 0) throw missing(principalId);
  for (const one of held) removeAssignment(call.tenant, one);
  note(call, role, principalId, false);
  return noContent();
}

function note(call: Call, role: Body, principalId: string, added: boolean): void {
  const who = nameOfId(call.tenant, principalId);
  call.note({
    summary: added
      ? `${who} made active for ${nameOf(role)}`
      : `${who} is no longer active for ${nameOf(role)}`,
    before: added ? 'not active' : 'active',
    after: added ? 'active without an end' : 'not active',
    audit: {
      activity: added ? 'Add member to role' : 'Remove member from role',
      category: 'RoleManagement',
      operation: added ? 'Assign' : 'Unassign',
      targets: [
        { id: principalId, type: 'User', displayName: who },
        { id: text(role, 'id') ?? '', type: 'Role', displayName: nameOf(role) },
      ],
    },
  });
}

const members: Omit<LinkPath, 'path'> = { type: TYPE, name: 'members', owner: roleOf };
const BY_TEMPLATE = `${PATH}(roleTemplateId='{roleTemplateId}')`;

export const directoryRoles: Family = {
  places: [
    { path: PATH, is: 'set', set: 'directoryRoles', type: TYPE },
    { path: `${PATH}/{id}/members`, is: 'holders' },
  ],
  routes: [
    ...collectionRoutes({ path: PATH, type: TYPE, set: 'directoryRoles', directory: true }),
    { path: PATH, POST: { answer: activate } },
    { path: BY_TEMPLATE, GET: { answer: (call) => answerOne(call, TYPE, roleOf(call)) } },
    ...linkRoutes({ ...members, path: `${PATH}/{id}/members`, refs: true }),
    ...linkRoutes({ ...members, path: `${BY_TEMPLATE}/members`, uncounted: true }),
    { path: `${PATH}/{id}/members/$ref`, POST: { answer: addHolder } },
    { path: `${PATH}/{id}/members/{member}/$ref`, DELETE: { answer: removeHolder } },
  ],
};
