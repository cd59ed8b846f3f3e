// What to call a tenant so that nobody can take it for another one.
import { type Estate, tenantById } from '../estate/estate.ts';

const known = new WeakMap<Estate, ReadonlyMap<string, number>>();

/** Its display name where no other tenant is called so, else its short name, else its id. */
export function nameIn(estate: Estate, id: string): string {
  const tenant = tenantById(estate, id);
  if (!tenant) return id;
  const names = namesIn(estate);
  const own = [tenant.displayName, tenant.name].find((name) => {
    const same = names.get(key(name)) ?? 0;
    return same === (key(tenant.displayName) === key(tenant.name) ? 2 : 1) && PLAIN.test(name);
  });
  return own === undefined
    ? tenant.id
    : /^\p{Lu}\p{L}+$/u.test(own) && !COMMON.test(own)
      ? own
      : `"${own}"`;
}

/** Nothing that could be more than a name. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} .&'-]{0,60}$/u;
/** One-word names that are read as something else without quotation marks. */
const COMMON = /^.{1,3}$/;

const key = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|[^\p{L}\p{N}]/gu, '');

function namesIn(estate: Estate): ReadonlyMap<string, number> {
  const found = known.get(estate);
  if (found) return found;
  const names = new Map<string, number>();
  for (const { displayName, name } of estate.tenants) {
    for (const text of [displayName, name]) names.set(key(text), (names.get(key(text)) ?? 0) + 1);
  }
  known.set(estate, names);
  return names;
}
