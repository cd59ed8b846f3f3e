// Whether the group itself lists somebody as what a change makes them, however that came about.
import type { AssignInGroup } from '../../../domain/access/change.ts';
import { isListed } from '../facts/direct-member.ts';
import { readGroupOwners } from '../facts/groups.ts';
import type { GraphClient } from '../graph/client.ts';
import { idOf } from './resolved.ts';

export async function isInGroup(
  graph: GraphClient,
  { groupId, accessId, principal }: AssignInGroup,
  signal: AbortSignal,
): Promise<boolean> {
  const objectId = idOf(principal);
  if (accessId === 'member') return isListed(graph, groupId, objectId, signal);
  return (await readGroupOwners(graph, groupId, signal)).body.includes(objectId);
}
