// Pseudonyms that were read before: remembered by this process, and never written without being asked for in the same statement.
import { type RawBuilder, sql } from 'kysely';
import type { Pseudonyms } from './audit-write.ts';

const REMEMBERED_AT_MOST = 10_000;

export interface RememberedPseudonyms {
  readonly of: Pseudonyms;
  /** Reads anew those that were used; whether any is another one by now, as somebody was erased meanwhile. */
  moved(used: ReadonlyMap<string, string>): Promise<boolean>;
}

export function rememberPseudonyms(read: Pseudonyms): RememberedPseudonyms {
  const known = new Map<string, string>();
  const readAnew = async (keys: readonly string[]) => {
    const found = await read(keys);
    if (known.size + keys.length > REMEMBERED_AT_MOST) known.clear();
    for (const key of keys) {
      const id = found.get(key);
      if (id !== undefined) known.set(key, id);
    }
    return found;
  };
  return {
    async of(keys) {
      const remembered = keys.flatMap((key) => {
        const id = known.get(key);
        return id === undefined ? [] : [[key, id] as const];
      });
      const unknown = keys.filter((key) => !known.has(key));
      const found = unknown.length > 0 ? await readAnew(unknown) : [];
      return new Map([...remembered, ...found]);
    },
    async moved(used) {
      const keys = [...used.keys()];
      if (keys.length === 0) return false;
      const now = await readAnew(keys);
      return keys.some((key) => now.get(key) !== used.get(key));
    },
  };
}

/** A condition: each of them is still the one under which the audit knows that account. */
export const stillStand = (used: ReadonlyMap<string, string>): RawBuilder<boolean> => sql<boolean>`(
  SELECT count(*) = ${used.size}::int
  FROM unnest(${[...used.keys()]}::text[], ${[...used.values()]}::uuid[]) AS said (account, id)
  JOIN pseudonym USING (account, id)
)`;
