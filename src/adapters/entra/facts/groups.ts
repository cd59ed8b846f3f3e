// Reads groups, their size, and whether somebody is in one, through other groups included.
import type { Group as GraphGroup } from '@microsoft/microsoft-graph-types';
import type { Group } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';

const NEEDS = 'GroupMember.Read.All';
const SELECT = [
  'id',
  'displayName',
  'groupTypes',
  'isAssignableToRole',
  'isManagementRestricted',
  'mailEnabled',
  'onPremisesSyncEnabled',
  'securityEnabled',
].join(',');

/** https://learn.microsoft.com/graph/api/group-get; null when there is no such group. */
export async function readGroup(
  graph: GraphClient,
  tenantId: string,
  groupId: string,
  signal?: AbortSignal,
): Promise<Group | null> {
  try {
    const { body } = await graph.get<GraphGroup & { isManagementRestricted?: boolean | null }>(
      `/groups/${encodeURIComponent(groupId)}`,
      { needs: NEEDS, query: { $select: SELECT }, signal },
    );
    const types = body.groupTypes ?? [];
    return {
      tenantId,
      id: groupId,
      displayName: body.displayName ?? groupId,
      roleAssignable: body.isAssignableToRole === true,
      dynamic: types.includes('DynamicMembership'),
      synchronised: body.onPremisesSyncEnabled === true,
      managementRestricted: body.isManagementRestricted === true,
      keptByExchange: body.mailEnabled === true && !types.includes('Unified'),
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

/** Direct members. Counted by an index that may lag: a figure for people, not for decisions. */
export async function readGroupSize(
  graph: GraphClient,
  tenantId: string,
  groupId: string,
  signal?: AbortSignal,
): Promise<number> {
  const { body } = await graph.get<string | number>(
    `/groups/${encodeURIComponent(groupId)}/members/$count`,
    { needs: NEEDS, headers: { ConsistencyLevel: 'eventual' }, signal },
  );
  const size = Number(body);
  if (body === undefined || body === '' || !Number.isInteger(size)) {
    throw new DirectoryError('unavailable', tenantId, 'malformed', 'its answer was no number');
  }
  return size;
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
