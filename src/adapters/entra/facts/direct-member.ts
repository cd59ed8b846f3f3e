// Whether a group itself lists somebody among its members, other groups left aside.
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';

/** https://learn.microsoft.com/graph/api/user-list-memberof; one membership, asked for by its id. */
export async function isListed(
  graph: GraphClient,
  groupId: string,
  objectId: string,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    await graph.get(
      `/users/${encodeURIComponent(objectId)}/memberOf/${encodeURIComponent(groupId)}`,
      { needs: 'User.Read.All', query: { $select: 'id' }, signal },
    );
    return true;
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return false;
    throw error;
  }
}
