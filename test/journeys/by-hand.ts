// What administrators do beside Drawbridge: Graph calls of another hand, and edits of a tenant.
import type { Drawbridge } from '../support/drawbridge.ts';

export const FABRIKAM = '106e3db9-a098-48e8-8c68-a063cca60ee9';
/** Applications that Fabrikam has given the permission for it. */
export const MAY_INVITE = '5c3a0de2-3f0e-4d0c-9a35-6f2f5bb1a003';
export const MAY_ASSIGN = '5c3a0de2-3f0e-4d0c-9a35-6f2f5bb1a004';

export async function postToFabrikam(
  { origin }: Drawbridge,
  clientId: string,
  path: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const signIn = await fetch(`${origin}/${FABRIKAM}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'anything',
      scope: `${origin}/graph/.default`,
    }),
  });
  const { access_token: token } = (await signIn.json()) as { access_token: string };
  const response = await fetch(`${origin}/graph/v1.0${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

export type User = Record<string, unknown> & { id: string };
interface File {
  readonly graph: Record<string, { value: User[] }>;
}

const usersIn = ({ graph }: File): User[] => graph['/users']?.value ?? [];

export const guestOf = (drawbridge: Drawbridge, address: string): Promise<User | undefined> =>
  userWith(drawbridge, 'fabrikam', address);

export const userWith = async (
  drawbridge: Drawbridge,
  tenant: string,
  mail: string,
): Promise<User | undefined> =>
  usersIn(await drawbridge.tenant<File>(tenant)).find((user) => user.mail === mail);

export const userOf = async (drawbridge: Drawbridge, id: string): Promise<User | undefined> =>
  usersIn(await drawbridge.tenant<File>('fabrikam')).find((user) => user.id === id);

/** Changes one account as the administrators of its tenant could. */
export async function editUser(
  drawbridge: Drawbridge,
  id: string,
  change: Record<string, unknown>,
  tenant = 'fabrikam',
): Promise<void> {
  const file = await drawbridge.tenant<File>(tenant);
  const users = usersIn(file).map((user) => (user.id === id ? { ...user, ...change } : user));
  const graph = { ...file.graph, '/users': { value: users } };
  await drawbridge.call('PUT', `/sandbox/tenants/${tenant}`, { ...file, graph });
}

/** Also into groups whose members come from a rule: as if the rule had found this account. */
export async function putIntoGroup(
  drawbridge: Drawbridge,
  id: string,
  groupName: string,
): Promise<void> {
  const file = await drawbridge.tenant<File>('fabrikam');
  const group = file.graph['/groups']?.value.find((item) => item.displayName === groupName);
  const path = `/groups/${group?.id}/members`;
  const member = { '@odata.type': '#microsoft.graph.user', id };
  const value = [...(file.graph[path]?.value ?? []), member];
  const graph = { ...file.graph, [path]: { value } };
  await drawbridge.call('PUT', '/sandbox/tenants/fabrikam', { ...file, graph });
}

/** … and out of one. */
export async function takeOutOfGroup(
  drawbridge: Drawbridge,
  id: string,
  groupName: string,
): Promise<void> {
  const file = await drawbridge.tenant<File>('fabrikam');
  const group = file.graph['/groups']?.value.find((item) => item.displayName === groupName);
  const path = `/groups/${group?.id}/members`;
  const value = (file.graph[path]?.value ?? []).filter((member) => member.id !== id);
  const graph = { ...file.graph, [path]: { value } };
  await drawbridge.call('PUT', '/sandbox/tenants/fabrikam', { ...file, graph });
}
