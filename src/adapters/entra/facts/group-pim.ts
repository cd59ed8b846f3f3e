// Reads groups in PIM: who is eligible or active in one, whether it is there at all, and what its rules allow.
import type {
  PrivilegedAccessGroupAssignmentScheduleInstance,
  PrivilegedAccessGroupEligibilityScheduleInstance,
} from '@microsoft/microsoft-graph-types';
import type { GroupAccess } from '../../../domain/estate/estate.ts';
import type { GroupLimits, GroupSchedule, GroupStanding } from '../../../domain/facts.ts';
import { type GraphAnswer, type GraphClient, quoted } from '../graph/client.ts';
import { longestOf, readPolicyRules } from './pim-rules.ts';

const ROOT = '/identityGovernance/privilegedAccess/group';
const ELIGIBLE = `${ROOT}/eligibilityScheduleInstances`;
const ACTIVE = `${ROOT}/assignmentScheduleInstances`;
const READS_ELIGIBLE = 'PrivilegedEligibilitySchedule.Read.AzureADGroup';
const READS_ACTIVE = 'PrivilegedAssignmentSchedule.Read.AzureADGroup';

type Instance = PrivilegedAccessGroupEligibilityScheduleInstance &
  Pick<PrivilegedAccessGroupAssignmentScheduleInstance, 'assignmentType'>;

/** Pages write the words of an enumeration with a capital, metadata without. */
const is = (value: unknown, word: string): boolean => String(value).toLowerCase() === word;

const toSchedule = ({ endDateTime, assignmentType, memberType }: Instance): GroupSchedule => ({
  until: endDateTime ? Date.parse(endDateTime) : null,
  activated: is(assignmentType, 'activated'),
  inherited: is(memberType, 'group'),
});

/**
 * What holds now. In a group that is in PIM, an ordinary member is active without an end:
 * https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-assignmentscheduleinstances
 */
export async function readGroupStanding(
  graph: GraphClient,
  groupId: string,
  accessId: GroupAccess,
  principalId: string,
  signal?: AbortSignal,
): Promise<GraphAnswer<GroupStanding>> {
  const $filter = `groupId eq ${quoted(groupId)} and principalId eq ${quoted(principalId)}`;
  const read = async (path: string, needs: string) => {
    const { body, requestId } = await graph.list<Instance>(path, {
      needs,
      query: { $filter },
      signal,
    });
    const mine = body.filter((instance) => is(instance.accessId, accessId));
    return { schedules: mine.map(toSchedule), requestId };
  };
  const [eligible, active] = await Promise.all([
    read(ELIGIBLE, READS_ELIGIBLE),
    read(ACTIVE, READS_ACTIVE),
  ]);
  return {
    body: { eligible: eligible.schedules, active: active.schedules },
    requestId: active.requestId,
  };
}

/**
 * Graph does not tell whether a group is in PIM. Once it is, its members and owners are listed there, so
 * that anybody listed is proof; of a group that has nobody, nothing can be known.
 */
export async function readGroupInPim(
  graph: GraphClient,
  groupId: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const query = { $filter: `groupId eq ${quoted(groupId)}`, $select: 'id' };
  // The first page is enough: neither list takes a `$top`.
  const [eligible, active] = await Promise.all([
    graph.get<{ value?: unknown[] }>(ELIGIBLE, { needs: READS_ELIGIBLE, query, signal }),
    graph.get<{ value?: unknown[] }>(ACTIVE, { needs: READS_ACTIVE, query, signal }),
  ]);
  return [eligible, active].some(({ body }) => (body.value ?? []).length > 0);
}

export async function readGroupLimits(
  graph: GraphClient,
  groupId: string,
  accessId: GroupAccess,
  signal?: AbortSignal,
): Promise<GroupLimits> {
  const rules = await readPolicyRules(
    graph,
    `scopeId eq ${quoted(groupId)} and scopeType eq 'Group' and roleDefinitionId eq ${quoted(accessId)}`,
    'RoleManagementPolicy.Read.AzureADGroup',
    signal,
  );
  return {
    eligible: longestOf(rules, 'Expiration_Admin_Eligibility'),
    active: longestOf(rules, 'Expiration_Admin_Assignment'),
  };
}

/** How often somebody is eligible for groups at all. */
export async function countGroupEligibilities(
  graph: GraphClient,
  principalId: string,
  now: number,
  signal?: AbortSignal,
): Promise<number> {
  const { body } = await graph.list<Instance>(ELIGIBLE, {
    needs: READS_ELIGIBLE,
    query: { $filter: `principalId eq ${quoted(principalId)}`, $select: 'id,endDateTime' },
    signal,
  });
  // One that is over may be listed for a while.
  return body.filter(({ endDateTime }) => !endDateTime || Date.parse(endDateTime) > now).length;
}
