// Who is in what: direct and transitive memberships, read from both ends.
import { type Entry, entriesOf } from './objects.ts';
import { rolesHeldBy } from './rules/directory-roles.ts';
import type { Tenant } from './state/tenant.ts';

/** Groups and administrative units hold members; who holds a directory role is a member of it too. */
const CONTAINERS = ['members', 'unitMembers'];

export function* parentsOf(tenant: Tenant, id: string, from = 0): IterableIterator<Entry> {
  for (const name of CONTAINERS) yield* entriesOf(tenant, tenant.links(name).from(id), from);
  yield* rolesHeldBy(tenant, id);
}

/** Everything that `id` is in, directly or through groups; each once, nearest first. */
export function* ancestorsOf(tenant: Tenant, id: string): IterableIterator<Entry> {
  const seen = new Set<string>([id.toLowerCase()]);
  let level = [id];
  let n = 0;
  while (level.length > 0) {
    const next: string[] = [];
    for (const one of level)
      for (const entry of parentsOf(tenant, one)) {
        const key = String(entry.body.id).toLowerCase();
        if (seen.has(key)) continue;
        seen.add(key);
        // Units do not nest: what a group inside a unit holds is not in the unit.
        if (entry.type === 'group') next.push(key);
        if (entry.type === 'administrativeUnit' && one !== id) continue;
        yield { ...entry, n: n++ };
      }
    level = next;
  }
}

/** Everything in the group, directly or through groups in it; each once. */
export function* descendantsOf(tenant: Tenant, groupId: string): IterableIterator<Entry> {
  const seen = new Set<string>([groupId.toLowerCase()]);
  let level = [groupId];
  let n = 0;
  while (level.length > 0) {
    const next: string[] = [];
    for (const one of level)
      for (const entry of entriesOf(tenant, tenant.links('members').to(one))) {
        const key = String(entry.body.id).toLowerCase();
        if (seen.has(key)) continue;
        seen.add(key);
        if (entry.type === 'group') next.push(key);
        yield { ...entry, n: n++ };
      }
    level = next;
  }
}

export const startingAt = function* (entries: Iterable<Entry>, from: number) {
  for (const entry of entries) if (entry.n >= from) yield entry;
};
