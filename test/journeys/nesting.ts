// A membership that somebody moved by hand: out of the group itself, into another group that is in it.
import type { Drawbridge } from '../support/drawbridge.ts';

const FINANCE_CLOSING = '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52201';
const PROJECT_AURORA = '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52202';

interface Member {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName?: string;
}

export async function moveIntoNestedGroup(drawbridge: Drawbridge, name: string): Promise<void> {
  const file = await drawbridge.tenant<{ graph: Record<string, { value: Member[] }> }>('fabrikam');
  const listOf = (group: string) => file.graph[`/groups/${group}/members`]?.value ?? [];
  const direct = listOf(FINANCE_CLOSING);
  const moved = direct.filter(
    ({ displayName, userPrincipalName }) =>
      displayName === name && userPrincipalName?.includes('#EXT#'),
  );
  if (moved.length !== 1) throw new Error(`${name} is ${moved.length} times in the group.`);
  const nested = {
    '@odata.type': '#microsoft.graph.group',
    id: PROJECT_AURORA,
    displayName: 'Project Aurora',
  };
  file.graph[`/groups/${FINANCE_CLOSING}/members`] = {
    value: [...direct.filter((member) => !moved.includes(member)), nested],
  };
  file.graph[`/groups/${PROJECT_AURORA}/members`] = {
    value: [...listOf(PROJECT_AURORA), ...moved],
  };
  await drawbridge.call('PUT', '/sandbox/tenants/fabrikam', file);
}
