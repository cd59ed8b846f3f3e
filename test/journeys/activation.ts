// An activation of a role, as if its holder had used PIM in the portal: put into the tenant's file.
import type { Drawbridge } from '../support/drawbridge.ts';

export const INSTANCES = '/roleManagement/directory/roleAssignmentScheduleInstances';
const SCHEDULES = '/roleManagement/directory/roleAssignmentSchedules';
/** Alex's administrator account in Fabrikam. */
export const ADMIN = '2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20001';
export const REPORTS_READER = '4a5d8f65-41da-4de4-8968-e035b65339cf';
export const ACTIVATED = 'activated-by-hand';
const SINCE = '2026-01-01T00:00:00Z';

const common = {
  id: ACTIVATED,
  principalId: ADMIN,
  roleDefinitionId: REPORTS_READER,
  directoryScopeId: '/',
  appScopeId: null,
  assignmentType: 'Activated',
  memberType: 'Direct',
};

const instance = {
  ...common,
  startDateTime: SINCE,
  endDateTime: null,
  roleAssignmentOriginId: ACTIVATED,
  roleAssignmentScheduleId: ACTIVATED,
};

const schedule = {
  ...common,
  createdUsing: 'by-hand',
  createdDateTime: SINCE,
  modifiedDateTime: null,
  status: 'Provisioned',
  scheduleInfo: {
    startDateTime: SINCE,
    recurrence: null,
    expiration: { type: 'noExpiration', endDateTime: null, duration: null },
  },
};

export async function activateByHand(drawbridge: Drawbridge): Promise<void> {
  const file = await drawbridge.tenant<{ graph: Record<string, { value: unknown[] }> }>('fabrikam');
  const add = (path: string, item: unknown) => {
    const list = file.graph[path] ?? { value: [] };
    file.graph[path] = { ...list, value: [...list.value, item] };
  };
  add(INSTANCES, instance);
  add(SCHEDULES, schedule);
  await drawbridge.call('PUT', '/sandbox/tenants/fabrikam', file);
}
