// Counts the accounts that stand for people of a partner, without reading who they are.
import type { PartnerUsers } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { type GraphClient, quoted } from '../graph/client.ts';

/** https://learn.microsoft.com/graph/api/user-list; by an index that may lag: figures for people. */
export async function countPartnerUsers(
  graph: GraphClient,
  tenantId: string,
  nameEndings: readonly string[],
  signal?: AbortSignal,
): Promise<PartnerUsers> {
  if (nameEndings.length === 0) return { guests: 0, members: 0 };
  const ends = nameEndings
    .map((ending) => `endsWith(userPrincipalName,${quoted(ending)})`)
    .join(' or ');
  const count = async (filter: string): Promise<number> => {
    const { body } = await graph.get<{ '@odata.count'?: number }>('/users', {
      needs: 'User.Read.All',
      query: { $filter: filter, $select: 'id', $count: 'true', $top: '1' },
      headers: { ConsistencyLevel: 'eventual' },
      signal,
    });
    const found = body['@odata.count'];
    if (found === undefined) {
      throw new DirectoryError('unavailable', tenantId, 'malformed', 'its answer had no count');
    }
    return found;
  };
  const [all, guests] = await Promise.all([
    count(ends),
    count(`userType eq 'Guest' and (${ends})`),
  ]);
  return { guests, members: Math.max(all - guests, 0) };
}
