// Reads everybody who holds a directory role or may activate it, through groups as well.
import type {
  DirectoryObject,
  PrivilegedAccessGroupEligibilityScheduleInstance,
  UnifiedRoleAssignment,
  UnifiedRoleEligibilityScheduleInstance,
} from '@microsoft/microsoft-graph-types';
import type { RoleHolder } from '../../../domain/facts.ts';
import { type GraphClient, quoted } from '../graph/client.ts';

const ROLES = '/roleManagement/directory';
const GROUP = '#microsoft.graph.group';

type Held = (UnifiedRoleAssignment | UnifiedRoleEligibilityScheduleInstance) & {
  readonly principal?: DirectoryObject | null;
};

/**
 * https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments and
 * https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances, which
 * names no `$select` beside `$expand`. A group with a role is role-assignable: its owners decide who
 * is in it, so they count as holders too.
 */
export async function readRoleHolders(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<RoleHolder[]> {
  const options = {
    needs: 'RoleManagement.Read.Directory',
    query: { $expand: 'principal' },
    signal,
  };
  const lists = await Promise.all([
    graph.list<Held>(`${ROLES}/roleAssignments`, options),
    graph.list<Held>(`${ROLES}/roleEligibilityScheduleInstances`, options),
  ]);
  const held = lists.flatMap(({ body }) => body);
  const groups = [...new Set(held.filter(isGroup).map(idOf))];
  const inGroups = new Map(
    await Promise.all(
      groups.map(async (id) => [id, await peopleBehind(graph, id, signal)] as const),
    ),
  );
  return held.flatMap((one) =>
    [idOf(one), ...(inGroups.get(idOf(one)) ?? [])].map((objectId) => ({
      objectId,
      roleId: (one.roleDefinitionId ?? '').toLowerCase(),
      scope: one.directoryScopeId ?? '/',
    })),
  );
}

const isGroup = ({ principal }: Held): boolean =>
  (principal as { '@odata.type'?: string } | null | undefined)?.['@odata.type'] === GROUP;

const idOf = ({ principalId }: Held): string => (principalId ?? '').toLowerCase();

async function peopleBehind(
  graph: GraphClient,
  groupId: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const group = `/groups/${encodeURIComponent(groupId)}`;
  const lists = await Promise.all(
    ['transitiveMembers', 'owners'].map((relation) =>
      graph.list<DirectoryObject>(`${group}/${relation}`, {
        needs: 'GroupMember.Read.All',
        query: { $select: 'id', $top: '999' },
        signal,
      }),
    ),
  );
  // Whoever may activate a membership or ownership is not among them until they have.
  const { body: eligible } = await graph.list<PrivilegedAccessGroupEligibilityScheduleInstance>(
    '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
    {
      needs: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
      query: { $filter: `groupId eq ${quoted(groupId)}` },
      signal,
    },
  );
  const ids = [
    ...lists.flatMap(({ body }) => body.map(({ id }) => id)),
    ...eligible.map(({ principalId }) => principalId),
  ];
  return ids.map((id) => (id ?? '').toLowerCase());
}
