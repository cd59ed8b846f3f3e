// Administrative units: parts of the directory that can be managed on their own.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, flag, text } from '../body.ts';
import { collectionRoutes, linkRoutes } from '../build.ts';
import { type Call, noContent, type Reply } from '../call.ts';
import { demandLicence } from '../licence.ts';
import { declareNavigations } from '../navigation.ts';
import { entriesOf, findObject, nameOf, nameOfId } from '../objects.ts';
import { badRequest, denied, missing } from '../problem.ts';
import { readBody, readReference } from '../read-body.ts';
import { veiled } from '../veiled.ts';
import type { Family } from './family.ts';
import { noteUnit, unitOf } from './unit.ts';

const PATH = '/directory/administrativeUnits';
const TYPE = 'administrativeUnit';
const idIn = (body: Body) => text(body, 'id') ?? '';

declareNavigations({
  [TYPE]: {
    members: {
      type: 'directoryObject',
      many: true,
      read: (call, unit, from) =>
        veiled(call, entriesOf(call.tenant, call.tenant.links('unitMembers').to(idIn(unit)), from)),
    },
  },
});

function create(call: Call): Reply {
  const body = readBody(call, TYPE, { required: ['displayName'], readOnly: ['id'] });
  const id = crypto.randomUUID();
  const unit: Body = { isMemberManagementRestricted: false, visibility: null, ...body, id };
  // Restricted management needs P1 for the administrators of the unit.
  if (flag(unit, 'isMemberManagementRestricted')) demandLicence(call.tenant, 'P1');
  call.tenant.put('administrativeUnits', id, unit);
  noteUnit(
    call,
    unit,
    [`Administrative unit ${nameOf(unit)} created`, 'no unit', 'unit'],
    'Add administrative unit',
  );
  return answerCreated(call, TYPE, unit);
}

function update(call: Call): Reply {
  const unit = unitOf(call);
  const body = readBody(call, TYPE, { readOnly: ['id', 'isMemberManagementRestricted'] });
  call.tenant.put('administrativeUnits', idIn(unit), { ...unit, ...body });
  const names = Object.keys(body).join(', ');
  noteUnit(
    call,
    unit,
    [`Administrative unit ${nameOf(unit)} changed: ${names}`, 'as before', 'changed'],
    'Update administrative unit',
  );
  return noContent();
}

function remove(call: Call): Reply {
  const unit = unitOf(call);
  for (const member of [...call.tenant.links('unitMembers').to(idIn(unit)).keys()])
    call.tenant.unlink('unitMembers', idIn(unit), member);
  call.tenant.remove('administrativeUnits', idIn(unit));
  noteUnit(
    call,
    unit,
    [`Administrative unit ${nameOf(unit)} deleted`, 'unit', 'no unit'],
    'Delete administrative unit',
  );
  return noContent();
}

/** Who is in a restricted unit is a matter of its own administrators. */
function demandOpen(unit: Body): void {
  if (flag(unit, 'isMemberManagementRestricted'))
    throw denied('The administrative unit is under restricted management.');
}

function addMember(call: Call): Reply {
  const unit = unitOf(call);
  const id = readReference(call);
  const member = findObject(call.tenant, id)?.entry;
  if (!member) throw missing(id);
  demandOpen(unit);
  if (!['user', 'group', 'device'].includes(member.type))
    throw badRequest('An administrative unit holds users, groups and devices.');
  if (call.tenant.links('unitMembers').has(idIn(unit), id))
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  call.tenant.link('unitMembers', idIn(unit), id);
  noteUnit(
    call,
    unit,
    [`${nameOf(member.body)} put into ${nameOf(unit)}`, 'not in the unit', 'in the unit'],
    'Add member to administrative unit',
  );
  return noContent();
}

/** POST …/members makes a group that is in the unit from the beginning. */
function createGroup(call: Call): Reply {
  const unit = unitOf(call);
  const body = readBody(call, 'directoryObject', {
    required: ['@odata.type', 'displayName', 'mailNickname', 'mailEnabled', 'securityEnabled'],
    readOnly: ['id'],
  });
  if (text(body, '@odata.type') !== '#microsoft.graph.group')
    throw badRequest('Only a group can be created in an administrative unit.');
  demandOpen(unit);
  const { '@odata.type': _, ...kept } = body;
  const group: Body = { groupTypes: [], ...kept, id: crypto.randomUUID() };
  call.tenant.put('groups', idIn(group), group);
  call.tenant.link('unitMembers', idIn(unit), idIn(group));
  noteUnit(
    call,
    unit,
    [`Group ${nameOf(group)} created in ${nameOf(unit)}`, 'no group', 'group'],
    'Add group',
  );
  return answerCreated(call, 'group', group);
}

function removeMember(call: Call): Reply {
  const unit = unitOf(call);
  const id = call.params.member ?? '';
  if (!call.tenant.links('unitMembers').has(idIn(unit), id)) throw missing(id);
  demandOpen(unit);
  call.tenant.unlink('unitMembers', idIn(unit), id);
  noteUnit(
    call,
    unit,
    [`${nameOfId(call.tenant, id)} taken out of ${nameOf(unit)}`, 'in the unit', 'not in the unit'],
    'Remove member from administrative unit',
  );
  return noContent();
}

function readMember(call: Call): Reply {
  const id = call.params.member ?? '';
  const member = findObject(call.tenant, id)?.entry;
  if (!member || !call.tenant.links('unitMembers').has(idIn(unitOf(call)), id)) throw missing(id);
  return answerOne(call, member.type, member.body);
}

const link = (name: string, more: Record<string, unknown> = {}) =>
  linkRoutes({ path: `${PATH}/{id}/${name}`, type: TYPE, name, owner: unitOf, ...more });

export const administrativeUnits: Family = {
  places: [
    { path: PATH, is: 'set', set: 'administrativeUnits', type: TYPE },
    { path: `${PATH}/{id}/members`, is: 'links', of: 'administrativeUnits', links: 'unitMembers' },
  ],
  routes: [
    ...collectionRoutes({ path: PATH, type: TYPE, set: 'administrativeUnits', directory: true }),
    { path: PATH, POST: { answer: create } },
    { path: `${PATH}/{id}`, PATCH: { answer: update }, DELETE: { answer: remove } },
    ...link('members', { casts: ['user', 'group', 'device'], refs: true }),
    { path: `${PATH}/{id}/members`, POST: { answer: createGroup } },
    { path: `${PATH}/{id}/members/$ref`, POST: { answer: addMember } },
    { path: `${PATH}/{id}/members/{member}/$ref`, DELETE: { answer: removeMember } },
    { path: `${PATH}/{id}/members/{member}`, GET: { answer: readMember } },
  ],
};
