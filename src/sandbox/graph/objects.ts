// Finds directory objects of whatever kind by their id.
import { type Body, isGuid, text } from './body.ts';
import { missing } from './problem.ts';
import type { Tenant } from './state/tenant.ts';

/** An object together with its type and its place in the order of a collection. */
export interface Entry {
  n: number;
  type: string;
  body: Body;
  /** Only the id may be shown: the caller has no permission to read objects of this type. */
  veiled?: boolean;
}

/** Sets that hold directory objects, and the type in each. `others` holds what the simulator only lists. */
export const DIRECTORY_SETS: Record<string, string> = {
  users: 'user',
  groups: 'group',
  servicePrincipals: 'servicePrincipal',
  administrativeUnits: 'administrativeUnit',
  applications: 'application',
  devices: 'device',
  directoryRoles: 'directoryRole',
};

const SETS = Object.entries(DIRECTORY_SETS);

export function findObject(tenant: Tenant, id: string): { set: string; entry: Entry } | undefined {
  for (const [set, type] of SETS) {
    const row = tenant.rows(set).row(id);
    if (row) return { set, entry: { n: row.n, type, body: row.body } };
  }
  const other = tenant.rows('others').row(id);
  if (!other) return undefined;
  const named = text(other.body, '@odata.type')?.replace('#microsoft.graph.', '');
  return {
    set: 'others',
    entry: { n: other.n, type: named ?? 'directoryObject', body: other.body },
  };
}

/** The objects behind ids, in the order given; ids of objects that are gone are left out. */
export function* entriesOf(
  tenant: Tenant,
  ids: Iterable<readonly [id: string, n: number]>,
  from = 0,
): IterableIterator<Entry> {
  for (const [id, n] of ids) {
    if (n < from) continue;
    const found = findObject(tenant, id);
    if (found) yield { ...found.entry, n };
  }
}

/** How many of these are still there. */
export function countThere(tenant: Tenant, ids: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const id of ids.keys()) if (isThere(tenant, id)) count += 1;
  return count;
}

const isThere = (tenant: Tenant, id: string): boolean =>
  SETS.some(([set]) => tenant.rows(set).row(id)) || tenant.rows('others').row(id) !== undefined;

/** A user by id or by user principal name, as Graph takes both. */
export function findUser(tenant: Tenant, key: string): Body | undefined {
  const users = tenant.rows('users');
  return isGuid(key) ? users.get(key) : users.find('userPrincipalName', key);
}

export function userOf(tenant: Tenant, key: string): Body {
  const user = findUser(tenant, key);
  if (!user) throw missing(key);
  return user;
}

export function objectOf(tenant: Tenant, set: string, id: string): Body {
  const body = tenant.rows(set).get(id);
  if (!body) throw missing(id);
  return body;
}

/** Every object of a set, in order. */
export const bodiesIn = (tenant: Tenant, set: string): Body[] =>
  [...tenant.rows(set).rows()].map(({ body }) => body);

/** What people call an object. */
export const nameOf = (body: Body | undefined) =>
  text(body, 'displayName') ??
  text(body, 'userPrincipalName') ??
  text(body, 'id') ??
  'an unknown object';

export const nameOfId = (tenant: Tenant, id: string) =>
  nameOf(findObject(tenant, id)?.entry.body ?? { id });
