// PIM for directory roles: requests, schedules and instances, eligible and active.

import { type Body, same, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import type { Call, Route } from '../call.ts';
import { declareNavigations, navigationOf, single } from '../navigation.ts';
import { bodiesIn } from '../objects.ts';
import { activateRole } from '../rules/directory-roles.ts';
import { keepTime } from '../rules/pim-clock.ts';
import type { PimKind } from '../rules/pim-kind.ts';
import { answerRequest, cancelRequest } from '../rules/pim-request.ts';
import {
  assignmentSchedules,
  derivedId,
  instancesOf,
  removeAssignment,
} from '../rules/role-assignments.ts';
import { rulesInForce } from '../rules/role-policies.ts';
import { demandRoleTarget, roleName } from '../rules/roles.ts';
import type { Tenant } from '../state/tenant.ts';
import type { Family } from './family.ts';
import './role-definitions.ts';

const TARGET = ['principalId', 'roleDefinitionId', 'directoryScopeId', 'appScopeId'];
const shared = {
  target: TARGET,
  required: ['roleDefinitionId'],
  demandTarget: demandRoleTarget,
  rules: (tenant: Tenant, body: Body) =>
    rulesInForce(tenant, {
      scopeType: 'DirectoryRole',
      scopeId: '/',
      roleDefinitionId: text(body, 'roleDefinitionId') ?? '',
    }),
  what: (tenant: Tenant, body: Body) => roleName(tenant, text(body, 'roleDefinitionId') ?? ''),
};

const eligibleRoles: PimKind = {
  ...shared,
  eligible: true,
  requestType: 'unifiedRoleEligibilityScheduleRequest',
  scheduleType: 'unifiedRoleEligibilitySchedule',
  instanceType: 'unifiedRoleEligibilityScheduleInstance',
  requests: 'roleEligibilityScheduleRequests',
  schedules: 'roleEligibilitySchedules',
  scheduleKey: 'roleEligibilityScheduleId',
  marks: { memberType: 'Direct' },
  list: (tenant) => bodiesIn(tenant, 'roleEligibilitySchedules'),
  drop: (tenant, schedule) => tenant.remove('roleEligibilitySchedules', text(schedule, 'id') ?? ''),
};

const activeRoles: PimKind = {
  ...shared,
  eligible: false,
  requestType: 'unifiedRoleAssignmentScheduleRequest',
  scheduleType: 'unifiedRoleAssignmentSchedule',
  instanceType: 'unifiedRoleAssignmentScheduleInstance',
  requests: 'roleAssignmentScheduleRequests',
  schedules: 'roleAssignmentSchedules',
  scheduleKey: 'roleAssignmentScheduleId',
  marks: { memberType: 'Direct', assignmentType: 'Assigned' },
  list: assignmentSchedules,
  drop: removeAssignment,
  begun: (_world, tenant, schedule) => {
    activateRole(tenant, text(schedule, 'roleDefinitionId') ?? '');
  },
};

function instances(tenant: Tenant, kind: PimKind): Body[] {
  const found = instancesOf(kind.list(tenant), kind.scheduleKey);
  if (kind.eligible) return found;
  return found.map((instance) => ({
    ...instance,
    roleAssignmentOriginId: originOf(tenant, instance),
  }));
}

/** The id under which `/roleAssignments` lists the same thing. */
function originOf(tenant: Tenant, instance: Body): string {
  const direct = bodiesIn(tenant, 'roleAssignments').find((one) =>
    TARGET.every((name) => same(text(one, name) ?? '', text(instance, name) ?? '')),
  );
  return text(direct, 'id') ?? derivedId(instance, 'assignment');
}

for (const kind of [eligibleRoles, activeRoles]) {
  const from = (name: string) => {
    const navigation = navigationOf('unifiedRoleAssignment', name);
    if (!navigation) throw new Error(`nothing is known of unifiedRoleAssignment/${name}`);
    return navigation;
  };
  const common = {
    principal: from('principal'),
    roleDefinition: from('roleDefinition'),
    directoryScope: from('directoryScope'),
  };
  const activatedUsing = (type: string, list: (tenant: Tenant) => Body[]) => ({
    activatedUsing: {
      type,
      many: false,
      read: ({ tenant }: Call, body: Body) =>
        single(
          type,
          text(body, 'assignmentType')?.toLowerCase() === 'activated'
            ? list(tenant).find((one) =>
                TARGET.every((name) => same(text(one, name) ?? '', text(body, name) ?? '')),
              )
            : undefined,
        ),
    },
  });
  declareNavigations({
    [kind.requestType]: {
      ...common,
      targetSchedule: {
        type: kind.scheduleType,
        many: false,
        read: ({ tenant }, body) =>
          single(
            kind.scheduleType,
            tenant.rows(kind.schedules).get(text(body, 'targetScheduleId') ?? ''),
          ),
      },
    },
    [kind.scheduleType]: {
      ...common,
      ...(!kind.eligible && activatedUsing(eligibleRoles.scheduleType, eligibleRoles.list)),
    },
    [kind.instanceType]: {
      ...common,
      ...(!kind.eligible &&
        activatedUsing(eligibleRoles.instanceType, (tenant) => instances(tenant, eligibleRoles))),
    },
  });
  keepTime(kind);
}

const ROOT = '/roleManagement/directory';

const routesOf = (kind: PimKind): Route[] => [
  ...collectionRoutes({
    path: `${ROOT}/${kind.requests}`,
    type: kind.requestType,
    set: kind.requests,
    licence: 'P2',
  }),
  {
    path: `${ROOT}/${kind.requests}`,
    POST: { licence: 'P2', answer: (call) => answerRequest(call, kind) },
  },
  {
    path: `${ROOT}/${kind.requests}/{id}/cancel`,
    POST: { licence: 'P2', answer: (call) => cancelRequest(call, kind) },
  },
  ...collectionRoutes({
    path: `${ROOT}/${kind.schedules}`,
    type: kind.scheduleType,
    list: ({ tenant }) => kind.list(tenant),
    licence: 'P2',
  }),
  ...collectionRoutes({
    path: `${ROOT}/${kind.schedules.replace(/s$/, '')}Instances`,
    type: kind.instanceType,
    list: ({ tenant }) => instances(tenant, kind),
    licence: 'P2',
  }),
];

export const rolePim: Family = {
  places: [eligibleRoles, activeRoles].flatMap((kind) => [
    {
      path: `${ROOT}/${kind.requests}`,
      is: 'set' as const,
      set: kind.requests,
      type: kind.requestType,
    },
    {
      path: `${ROOT}/${kind.schedules}`,
      is: 'set' as const,
      set: kind.schedules,
      type: kind.scheduleType,
    },
    {
      path: `${ROOT}/${kind.schedules.replace(/s$/, '')}Instances`,
      is: 'instances' as const,
      schedules: kind.schedules,
      scheduleKey: kind.scheduleKey,
      type: kind.instanceType,
      list: (tenant: Tenant) => instances(tenant, kind),
    },
  ]),
  routes: [eligibleRoles, activeRoles].flatMap(routesOf),
};
