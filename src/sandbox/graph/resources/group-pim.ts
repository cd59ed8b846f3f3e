// PIM for groups: time-bound membership and ownership, eligible and active.
// https://learn.microsoft.com/graph/api/resources/privilegedidentitymanagement-for-groups-api-overview
import { type Body, flag, same, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import type { Call, Route } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { bodiesIn, findObject, nameOfId } from '../objects.ts';
import { operandsOf, parts } from '../odata/filter-tree.ts';
import { badRequest, GraphProblem } from '../problem.ts';
import { isDynamic } from '../rules/group-membership.ts';
import { keepTime } from '../rules/pim-clock.ts';
import { onboard } from '../rules/pim-groups.ts';
import type { PimKind } from '../rules/pim-kind.ts';
import { answerRequest, cancelRequest } from '../rules/pim-request.ts';
import { demandUnrestricted } from '../rules/restricted.ts';
import { instancesOf } from '../rules/role-assignments.ts';
import { rulesInForce } from '../rules/role-policies.ts';
import type { Tenant } from '../state/tenant.ts';
import type { Family } from './family.ts';

const ROOT = '/identityGovernance/privilegedAccess/group';
const TARGET = ['principalId', 'groupId', 'accessId'];
const ALWAYS = {
  startDateTime: null,
  recurrence: null,
  expiration: { type: 'noExpiration', endDateTime: null, duration: null },
};

const groupIdOf = (body: Body) => text(body, 'groupId') ?? '';
const linkOf = (body: Body) => (text(body, 'accessId') === 'owner' ? 'owners' : 'members');

function demandTarget(call: Call, body: Body): void {
  const group = call.tenant.rows('groups').get(groupIdOf(body));
  // The codes for groups that PIM does not take are inference; that it does not take them is published.
  if (!group) throw new GraphProblem(400, 'ResourceNotFound', 'The group is not found.');
  if (isDynamic(group) || flag(group, 'onPremisesSyncEnabled'))
    throw badRequest(
      'Groups with dynamic membership and synchronised groups cannot be managed in PIM.',
      'ResourceTypeNotSupported',
    );
  demandUnrestricted(call, groupIdOf(body));
  onboard(call.tenant, groupIdOf(body));
}

const shared = {
  staysAtFirst: true,
  target: TARGET,
  required: ['groupId', 'accessId'],
  demandTarget,
  rules: (tenant: Tenant, body: Body) =>
    rulesInForce(tenant, {
      scopeType: 'Group',
      scopeId: groupIdOf(body),
      roleDefinitionId: text(body, 'accessId') ?? 'member',
    }),
  what: (tenant: Tenant, body: Body) =>
    `${text(body, 'accessId') ?? 'member'} of ${nameOfId(tenant, groupIdOf(body))}`,
  scheduleId: (body: Body) => `${groupIdOf(body)}_${text(body, 'accessId')}_${crypto.randomUUID()}`,
};

const eligibleMembers: PimKind = {
  ...shared,
  eligible: true,
  requestType: 'privilegedAccessGroupEligibilityScheduleRequest',
  scheduleType: 'privilegedAccessGroupEligibilitySchedule',
  instanceType: 'privilegedAccessGroupEligibilityScheduleInstance',
  requests: 'groupEligibilityScheduleRequests',
  schedules: 'groupEligibilitySchedules',
  scheduleKey: 'eligibilityScheduleId',
  marks: { memberType: 'direct' },
  list: (tenant) => bodiesIn(tenant, 'groupEligibilitySchedules'),
  drop: (tenant, schedule) =>
    tenant.remove('groupEligibilitySchedules', text(schedule, 'id') ?? ''),
};

const activeMembers: PimKind = {
  ...shared,
  eligible: false,
  requestType: 'privilegedAccessGroupAssignmentScheduleRequest',
  scheduleType: 'privilegedAccessGroupAssignmentSchedule',
  instanceType: 'privilegedAccessGroupAssignmentScheduleInstance',
  requests: 'groupAssignmentScheduleRequests',
  schedules: 'groupAssignmentSchedules',
  scheduleKey: 'assignmentScheduleId',
  marks: { memberType: 'direct', assignmentType: 'assigned' },
  list: (tenant) => [
    ...bodiesIn(tenant, 'groupAssignmentSchedules'),
    ...heldWithoutSchedule(tenant),
  ],
  drop: (tenant, schedule) => tenant.remove('groupAssignmentSchedules', text(schedule, 'id') ?? ''),
  begun: (_world, tenant, schedule) =>
    tenant.link(linkOf(schedule), groupIdOf(schedule), text(schedule, 'principalId') ?? ''),
  ended: (_world, tenant, schedule) =>
    tenant.unlink(linkOf(schedule), groupIdOf(schedule), text(schedule, 'principalId') ?? ''),
};

/** Members and owners of onboarded groups who came by another way: active without an end. */
function heldWithoutSchedule(tenant: Tenant): Body[] {
  const scheduled = bodiesIn(tenant, 'groupAssignmentSchedules');
  return bodiesIn(tenant, 'pimGroups').flatMap((group) => {
    const groupId = text(group, 'id') ?? '';
    return (['member', 'owner'] as const).flatMap((accessId) => {
      const ids = [...tenant.links(`${accessId}s`).to(groupId).keys()];
      const bare = ids.filter(
        (id) =>
          !scheduled.some(
            (one) =>
              same(groupIdOf(one), groupId) &&
              text(one, 'accessId') === accessId &&
              same(text(one, 'principalId'), id),
          ),
      );
      return bare.map((principalId) => ({
        id: `${groupId}_${accessId}_${principalId}`,
        groupId,
        accessId,
        principalId,
        memberType: 'direct',
        assignmentType: 'assigned',
        status: 'Provisioned',
        scheduleInfo: ALWAYS,
      }));
    });
  });
}

const instances = (tenant: Tenant, kind: PimKind) =>
  instancesOf(kind.list(tenant), kind.scheduleKey).map((instance) => {
    const start = `${groupIdOf(instance)}_${text(instance, 'accessId')}_`;
    const id = String(instance.id);
    return id.startsWith(start) ? instance : { ...instance, id: `${start}${id.slice(0, 36)}` };
  });

/** Every list here must say for whom or for which group. */
function demandFilter(call: Call): void {
  const named = call.query.filter
    ? [...parts(call.query.filter)].flatMap((part) =>
        operandsOf(part).flatMap((operand) => (operand.is === 'path' ? [operand.segments[0]] : [])),
      )
    : [];
  if (!named.includes('groupId') && !named.includes('principalId'))
    throw badRequest('The list must be filtered by groupId or principalId.', 'MissingParameters');
}

for (const kind of [eligibleMembers, activeMembers]) {
  const common = {
    group: {
      type: 'group',
      many: false,
      read: ({ tenant }: Call, body: Body) =>
        single('group', tenant.rows('groups').get(groupIdOf(body))),
    },
    principal: {
      type: 'directoryObject',
      many: false,
      read: ({ tenant }: Call, body: Body) => {
        const found = findObject(tenant, text(body, 'principalId') ?? '');
        return found ? [found.entry] : [];
      },
    },
  };
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
    [kind.scheduleType]: common,
    [kind.instanceType]: common,
  });
  keepTime(kind);
}

/** `groupEligibilitySchedules` → `eligibilitySchedules` */
const pathOf = (set: string) => `${ROOT}/${set.charAt(5).toLowerCase()}${set.slice(6)}`;
const instancePath = (kind: PimKind) => `${pathOf(kind.schedules).replace(/s$/, '')}Instances`;

const routesOf = (kind: PimKind): Route[] => [
  ...collectionRoutes({
    path: pathOf(kind.requests),
    type: kind.requestType,
    set: kind.requests,
    licence: 'P2',
    check: demandFilter,
  }),
  {
    path: pathOf(kind.requests),
    POST: { licence: 'P2', answer: (call) => answerRequest(call, kind) },
  },
  {
    path: `${pathOf(kind.requests)}/{id}/cancel`,
    POST: { licence: 'P2', answer: (call) => cancelRequest(call, kind) },
  },
  ...collectionRoutes({
    path: pathOf(kind.schedules),
    type: kind.scheduleType,
    list: ({ tenant }) => kind.list(tenant),
    licence: 'P2',
    check: demandFilter,
  }),
  ...collectionRoutes({
    path: instancePath(kind),
    type: kind.instanceType,
    list: ({ tenant }) => instances(tenant, kind),
    licence: 'P2',
    check: demandFilter,
  }),
];

export const groupPim: Family = {
  places: [eligibleMembers, activeMembers].flatMap((kind) => [
    { path: pathOf(kind.requests), is: 'set' as const, set: kind.requests, type: kind.requestType },
    {
      path: pathOf(kind.schedules),
      is: 'set' as const,
      set: kind.schedules,
      type: kind.scheduleType,
    },
    {
      path: instancePath(kind),
      is: 'instances' as const,
      schedules: kind.schedules,
      scheduleKey: kind.scheduleKey,
      type: kind.instanceType,
      list: (tenant: Tenant) => instances(tenant, kind),
    },
  ]),
  routes: [eligibleMembers, activeMembers].flatMap(routesOf),
};
