// /me: the person a token was issued to. The one thing that is simulated for people; the rest is for applications.
// https://learn.microsoft.com/graph/api/user-get
import { text } from './body.ts';
import type { Reply } from './call.ts';
import { claimsOf, expiredToken, invalidToken } from './claims.ts';
import { findUser } from './objects.ts';
import { badRequest, denied } from './problem.ts';
import { tenantsOf } from './state/tenants.ts';
import type { GraphWorld } from './world.ts';

/** What is answered where nothing was chosen. */
const SHOWN = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];

export async function readMe(
  world: GraphWorld,
  header: string | undefined,
  search: string,
): Promise<Reply> {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (!token) throw invalidToken('Access token is empty.');
  const claims = await claimsOf(world, token);
  if (claims.exp * 1000 <= Date.now()) throw expiredToken();
  if (claims.scopes.length === 0) {
    throw badRequest('/me request is only valid with delegated authentication flow.');
  }
  if (!claims.scopes.includes('User.Read')) throw denied();
  const tenant = tenantsOf(world).byId(claims.tid);
  const user = tenant && findUser(tenant, claims.oid);
  if (!user) throw invalidToken('The token is for a person that does not exist.');
  const wanted = new URLSearchParams(search).get('$select')?.split(',') ?? SHOWN;
  const body = Object.fromEntries(
    wanted.filter((name) => !name.startsWith('_')).map((name) => [name, user[name] ?? null]),
  );
  return { status: 200, body: { ...body, id: text(user, 'id') } };
}
