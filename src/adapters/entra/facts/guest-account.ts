// One guest account by its id, with what tells whether it is ours to delete: its age, its kind, its licences.
import type { User } from '@microsoft/microsoft-graph-types';
import type { Instant } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';
import { isExternal } from './account.ts';

export interface GuestAccount {
  /** null: the directory does not know, as of accounts that are old. */
  readonly createdAt: Instant | null;
  /** False once it was made a member, or an account of the tenant itself. */
  readonly isGuest: boolean;
  /** Those that did not come with a group. */
  readonly licences: number;
}

const SELECT = [
  'id',
  'userPrincipalName',
  'userType',
  'identities',
  'createdDateTime',
  'assignedLicenses',
  'licenseAssignmentStates',
].join(',');

/** https://learn.microsoft.com/graph/api/user-get; null when there is no such object. */
export async function readGuestAccount(
  graph: GraphClient,
  objectId: string,
  signal: AbortSignal,
): Promise<GuestAccount | null> {
  try {
    const { body } = await graph.get<User>(`/users/${encodeURIComponent(objectId)}`, {
      needs: 'User.Read.All',
      query: { $select: SELECT },
      signal,
    });
    return {
      createdAt: body.createdDateTime ? Date.parse(body.createdDateTime) : null,
      isGuest: isExternal(body) && body.userType?.toLowerCase() === 'guest',
      licences: ownLicences(body),
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

/** A licence that a group brings along tells of the group, which is looked at by itself. */
function ownLicences({ assignedLicenses, licenseAssignmentStates }: User): number {
  const throughGroupOnly = (skuId: unknown) => {
    const states = (licenseAssignmentStates ?? []).filter((state) => state.skuId === skuId);
    return states.length > 0 && states.every((state) => state.assignedByGroup);
  };
  return (assignedLicenses ?? []).filter(({ skuId }) => !throughGroupOnly(skuId)).length;
}
