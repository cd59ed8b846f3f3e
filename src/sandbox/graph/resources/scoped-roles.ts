// Roles that hold for one administrative unit only.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, text } from '../body.ts';
import { linkRoutes, numbered } from '../build.ts';
import { type Call, noContent, type Reply } from '../call.ts';
import { startingAt } from '../memberships.ts';
import { declareNavigations } from '../navigation.ts';
import { bodiesIn, findObject, nameOf, nameOfId, objectOf } from '../objects.ts';
import { missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import type { Family } from './family.ts';
import { noteUnit, UNITS, unitOf } from './unit.ts';

const ROLE = 'scopedRoleMembership';
const idIn = (body: Body) => text(body, 'id') ?? '';

const scopedRolesOf = ({ tenant }: Call, unit: Body) =>
  bodiesIn(tenant, 'scopedRoleMembers').filter(
    (body) => text(body, 'administrativeUnitId') === idIn(unit),
  );

declareNavigations({
  administrativeUnit: {
    scopedRoleMembers: {
      type: ROLE,
      many: true,
      read: (call, unit, from) => startingAt(numbered(ROLE, scopedRolesOf(call, unit)), from),
    },
  },
});

function addScopedRole(call: Call): Reply {
  const unit = unitOf(call);
  const body = readBody(call, ROLE, { required: ['roleId', 'roleMemberInfo'], readOnly: ['id'] });
  const memberId = text(body.roleMemberInfo as Body, 'id') ?? '';
  if (!findObject(call.tenant, memberId)) throw missing(memberId);
  const membership: Body = {
    id: crypto.randomUUID().replaceAll('-', ''),
    roleId: body.roleId,
    administrativeUnitId: idIn(unit),
    roleMemberInfo: { id: memberId, displayName: nameOfId(call.tenant, memberId) },
  };
  call.tenant.put('scopedRoleMembers', idIn(membership), membership);
  noteUnit(
    call,
    unit,
    [
      `${nameOfId(call.tenant, memberId)} administers ${nameOf(unit)}`,
      'no role',
      'role in this unit',
    ],
    'Add member to role scoped over Restricted Management Administrative Unit',
  );
  return answerCreated(call, ROLE, membership);
}

function removeScopedRole(call: Call): Reply {
  const unit = unitOf(call);
  const membership = objectOf(call.tenant, 'scopedRoleMembers', call.params.membership ?? '');
  call.tenant.remove('scopedRoleMembers', idIn(membership));
  const who = nameOf(membership.roleMemberInfo as Body);
  noteUnit(
    call,
    unit,
    [`${who} no longer administers ${nameOf(unit)}`, 'role in this unit', 'no role'],
    'Remove member from role scoped over Restricted Management Administrative Unit',
  );
  return noContent();
}

export const scopedRoles: Family = {
  places: [
    {
      path: `${UNITS}/{id}/scopedRoleMembers`,
      is: 'owned',
      of: 'administrativeUnits',
      set: 'scopedRoleMembers',
      type: ROLE,
      owner: 'administrativeUnitId',
    },
  ],
  routes: [
    ...linkRoutes({
      path: `${UNITS}/{id}/scopedRoleMembers`,
      type: 'administrativeUnit',
      name: 'scopedRoleMembers',
      owner: unitOf,
      plain: true,
    }),
    { path: `${UNITS}/{id}/scopedRoleMembers`, POST: { answer: addScopedRole } },
    {
      path: `${UNITS}/{id}/scopedRoleMembers/{membership}`,
      GET: {
        answer: (call) =>
          answerOne(
            call,
            ROLE,
            objectOf(call.tenant, 'scopedRoleMembers', call.params.membership ?? ''),
          ),
      },
      DELETE: { answer: removeScopedRole },
    },
  ],
};
