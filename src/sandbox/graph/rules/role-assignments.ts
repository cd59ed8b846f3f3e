// Active directory roles: assignments made directly and assignments with a schedule are one and the same.

import { createHash } from 'node:crypto';
import { type Body, same, stamp, text } from '../body.ts';
import { bodiesIn } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';
import { periodOf } from './schedule.ts';

const TARGET = [
  'principalId',
  'roleDefinitionId',
  'directoryScopeId',
  'appScopeId',
  'groupId',
  'accessId',
];

export const isTwinTarget = (one: Body, other: Body) =>
  TARGET.every((name) => {
    const [a, b] = [text(one, name), text(other, name)];
    return a === undefined ? b === undefined : same(a, b);
  });

/** An opaque id that stays the same for the same principal, role and scope. */
export const derivedId = (body: Body, what: string) =>
  createHash('sha256')
    .update([what, ...TARGET].map((name) => text(body, name) ?? name).join('|'))
    .digest('base64url')
    .slice(0, 43);

const isActive = (schedule: Body) => text(schedule, 'status') !== 'Granted';

/** What `/roleManagement/directory/roleAssignments` lists: everything that holds at the moment. */
export function activeAssignments(tenant: Tenant): Body[] {
  const direct = bodiesIn(tenant, 'roleAssignments');
  const scheduled = bodiesIn(tenant, 'roleAssignmentSchedules').filter(isActive);
  const rest = scheduled.filter((schedule) => !direct.some((one) => isTwinTarget(one, schedule)));
  return [
    ...direct,
    ...rest.map((schedule) => ({
      id: derivedId(schedule, 'assignment'),
      principalId: schedule.principalId,
      roleDefinitionId: schedule.roleDefinitionId,
      directoryScopeId: schedule.directoryScopeId ?? null,
      appScopeId: schedule.appScopeId ?? null,
    })),
  ];
}

/** Every assignment as a schedule; one made directly has no end. */
export function assignmentSchedules(tenant: Tenant): Body[] {
  const scheduled = bodiesIn(tenant, 'roleAssignmentSchedules');
  const direct = bodiesIn(tenant, 'roleAssignments').filter(
    (one) => !scheduled.some((schedule) => isTwinTarget(one, schedule)),
  );
  return [
    ...scheduled,
    ...direct.map((one) => ({
      id: derivedId(one, 'schedule'),
      principalId: one.principalId,
      roleDefinitionId: one.roleDefinitionId,
      directoryScopeId: one.directoryScopeId ?? null,
      appScopeId: one.appScopeId ?? null,
      createdUsing: null,
      createdDateTime: null,
      modifiedDateTime: null,
      status: 'Provisioned',
      assignmentType: 'Assigned',
      memberType: 'Direct',
      scheduleInfo: {
        startDateTime: null,
        recurrence: null,
        expiration: { type: 'noExpiration', endDateTime: null, duration: null },
      },
    })),
  ];
}

/** What holds now because of `schedules`. `scheduleKey` is the property that names the schedule. */
export function instancesOf(schedules: Body[], scheduleKey: string): Body[] {
  return schedules.filter(isActive).map((schedule) => {
    const { startMs, endMs } = periodOf(schedule);
    const { scheduleInfo: _, status: __, createdUsing: ___, ...target } = schedule;
    const { createdDateTime: _created, modifiedDateTime: _modified, ...rest } = target;
    return {
      ...rest,
      id: text(schedule, '_instanceId') ?? `${derivedId(schedule, 'instance')}-1`,
      [scheduleKey]: schedule.id,
      startDateTime: Number.isFinite(startMs) ? stamp(startMs) : null,
      endDateTime: endMs === undefined ? null : stamp(endMs),
    };
  });
}

/** Takes away whatever form the assignment has. */
export function removeAssignment(tenant: Tenant, target: Body): void {
  for (const set of ['roleAssignments', 'roleAssignmentSchedules'])
    for (const body of bodiesIn(tenant, set))
      if (isTwinTarget(body, target)) tenant.remove(set, text(body, 'id') ?? '');
}
