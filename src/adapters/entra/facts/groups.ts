// Reads groups, their size, and whether somebody is in one, through other groups included.
import type { DirectoryObject, Group as GraphGroup } from '@microsoft/microsoft-graph-types';
import type { Group } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphAnswer, GraphClient } from '../graph/client.ts';

const NEEDS = 'GroupMember.Read.All';
const SELECT = [
  'id',
  'displayName',
  'groupTypes',
  'isAssignableToRole',
  'isManagementRestricted',
  'mailEnabled',
  'onPremisesSyncEnabled',
  'resourceProvisioningOptions',
  'securityEnabled',
].join(',');

/** What Microsoft's types do not know of. */
type ReadGroup = GraphGroup & {
  readonly isManagementRestricted?: boolean | null;
  readonly resourceProvisioningOptions?: readonly string[] | null;
};

/** https://learn.microsoft.com/graph/api/group-get; null when there is no such group. */
export async function readGroup(
  graph: GraphClient,
  tenantId: string,
  groupId: string,
  signal?: AbortSignal,
): Promise<Group | null> {
  try {
    const { body } = await graph.get<ReadGroup>(`/groups/${encodeURIComponent(groupId)}`, {
      needs: NEEDS,
      query: { $select: SELECT },
      signal,
    });
    const types = body.groupTypes ?? [];
    return {
      tenantId,
      id: groupId,
      displayName: body.displayName ?? groupId,
      roleAssignable: body.isAssignableToRole === true,
      dynamic: types.includes('DynamicMembership'),
      synchronised: body.onPremisesSyncEnabled === true,
      managementRestricted: body.isManagementRestricted === true,
      team: (body.resourceProvisioningOptions ?? []).includes('Team'),
      keptByExchange: body.mailEnabled === true && !types.includes('Unified'),
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

/**
 * Direct members. Counted by an index that may lag: a figure for people, not for decisions. As a part of a
 * short list, since a plain number (`/members/$count`) fits in no batch and costs three times as much:
 * https://learn.microsoft.com/graph/api/group-list-members
 */
export async function readGroupSize(
  graph: GraphClient,
  tenantId: string,
  groupId: string,
  signal?: AbortSignal,
): Promise<number> {
  const { body } = await graph.get<{ readonly '@odata.count'?: number }>(
    `/groups/${encodeURIComponent(groupId)}/members`,
    {
      needs: NEEDS,
      query: { $count: 'true', $select: 'id', $top: '1' },
      headers: { ConsistencyLevel: 'eventual' },
      signal,
    },
  );
  const size = body?.['@odata.count'];
  if (!Number.isInteger(size) || size === undefined) {
    throw new DirectoryError('unavailable', tenantId, 'malformed', 'its answer had no number');
  }
  return size;
}

/** https://learn.microsoft.com/graph/api/group-list-owners; people alone, since applications can own too. */
export async function readGroupOwners(
  graph: GraphClient,
  groupId: string,
  signal?: AbortSignal,
): Promise<GraphAnswer<string[]>> {
  const { body, requestId } = await graph.list<DirectoryObject & { '@odata.type'?: string }>(
    `/groups/${encodeURIComponent(groupId)}/owners`,
    { needs: NEEDS, query: { $select: 'id', $top: '999' }, signal },
  );
  const people = body.filter((one) => one['@odata.type'] === '#microsoft.graph.user');
  return { body: people.map(({ id }) => (id ?? '').toLowerCase()), requestId };
}

export type Membership = 'member' | 'not a member' | 'no such account';

/**
 * Whether somebody is in the group, directly or through another group:
 * https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 */
export async function checkMembership(
  graph: GraphClient,
  groupId: string,
  objectId: string,
  signal?: AbortSignal,
): Promise<{ membership: Membership; requestId: string }> {
  try {
    const { body, requestId } = await graph.send<{ value: string[] }>(
      'POST',
      `/users/${encodeURIComponent(objectId)}/checkMemberGroups`,
      { groupIds: [groupId] },
      { needs: NEEDS, signal, onlyReads: true },
    );
    const member = body.value.some((id) => id.toLowerCase() === groupId);
    return { membership: member ? 'member' : 'not a member', requestId };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') {
      return { membership: 'no such account', requestId: error.requestId ?? '' };
    }
    throw error;
  }
}
