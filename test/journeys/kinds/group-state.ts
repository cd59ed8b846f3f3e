// What the simulated directories say about a group, and a membership that its holder activated in PIM by hand.
import type { Drawbridge } from '../../support/drawbridge.ts';

interface Row extends Record<string, unknown> {
  readonly id?: string;
  readonly displayName?: string;
}

interface TenantFile {
  readonly graph: Record<string, { value: Row[] }>;
}

const PIM = '/identityGovernance/privilegedAccess/group';
const SINCE = '2026-11-20T00:00:00Z';

async function groupIn(drawbridge: Drawbridge, tenant: string, name: string) {
  const file = await drawbridge.tenant<TenantFile>(tenant);
  const id = file.graph['/groups']?.value.find((group) => group.displayName === name)?.id;
  if (!id) throw new Error(`${tenant} has no group ${name}.`);
  return { file, id };
}

/** Ids of those whom the group lists, as `members` or `owners`. */
export async function listedIn(
  drawbridge: Drawbridge,
  tenant: string,
  name: string,
  as: 'members' | 'owners',
): Promise<Array<string | undefined>> {
  const { file, id } = await groupIn(drawbridge, tenant, name);
  return (file.graph[`/groups/${id}/${as}`]?.value ?? []).map((one) => one.id);
}

/** Ids of those who are eligible in the group at present. */
export async function eligibleInGroup(drawbridge: Drawbridge, tenant: string, name: string) {
  const { file, id } = await groupIn(drawbridge, tenant, name);
  const instances = file.graph[`${PIM}/eligibilityScheduleInstances`]?.value ?? [];
  return instances.filter((one) => one.groupId === id).map((one) => one.principalId);
}

export async function activateInGroup(
  drawbridge: Drawbridge,
  tenant: string,
  name: string,
  principalId: string,
): Promise<void> {
  const { file, id } = await groupIn(drawbridge, tenant, name);
  const add = (path: string, item: Row) => {
    file.graph[path] = { value: [...(file.graph[path]?.value ?? []), item] };
  };
  add(`/groups/${id}/members`, { '@odata.type': '#microsoft.graph.user', id: principalId });
  add(`${PIM}/assignmentSchedules`, {
    id: `${id}_member_6aacaee8-4089-4048-9510-3119367fc943`,
    groupId: id,
    accessId: 'member',
    principalId,
    memberType: 'direct',
    assignmentType: 'activated',
    createdUsing: 'by-hand',
    createdDateTime: SINCE,
    modifiedDateTime: null,
    status: 'Provisioned',
    scheduleInfo: {
      startDateTime: SINCE,
      recurrence: null,
      expiration: { type: 'afterDateTime', endDateTime: '2027-06-01T00:00:00Z', duration: null },
    },
  });
  await drawbridge.call('PUT', `/sandbox/tenants/${tenant}`, file);
}

/** Somebody else makes it lasting or names another owner: a change by hand, past Drawbridge. */
export async function addByHand(
  drawbridge: Drawbridge,
  tenant: string,
  name: string,
  as: 'members' | 'owners',
  principalId: string,
): Promise<void> {
  const { file, id } = await groupIn(drawbridge, tenant, name);
  const path = `/groups/${id}/${as}`;
  const there = file.graph[path]?.value ?? [];
  file.graph[path] = {
    value: [...there, { '@odata.type': '#microsoft.graph.user', id: principalId }],
  };
  await drawbridge.call('PUT', `/sandbox/tenants/${tenant}`, file);
}

export async function removeByHand(
  drawbridge: Drawbridge,
  tenant: string,
  name: string,
  as: 'members' | 'owners',
  principalId: string,
): Promise<void> {
  const { file, id } = await groupIn(drawbridge, tenant, name);
  const path = `/groups/${id}/${as}`;
  const there = file.graph[path]?.value ?? [];
  file.graph[path] = { value: there.filter((one) => one.id !== principalId) };
  await drawbridge.call('PUT', `/sandbox/tenants/${tenant}`, file);
}
