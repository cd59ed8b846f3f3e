// Pseudonyms that were read before: remembered by this process, and never written without being asked for in the same statement.
import { type RawBuilder, sql } from 'kysely';
import type { Pseudonyms } from './audit-write.ts';

const REMEMBERED_AT_MOST = 10_000;

export interface RememberedPseudonyms {
  readonly of: Pseudonyms;
  /** Of what is committed. */
  learn(written: ReadonlyMap<string, string>): void;
  /** Reads anew those that were used; whether any is another one by now, as somebody was erased meanwhile. */
  moved(used: ReadonlyMap<string, string>): Promise<boolean>;
}

export function rememberPseudonyms(read: Pseudonyms): RememberedPseudonyms {
  const known = new Map<string, string>();
  const learn = (written: ReadonlyMap<string, string>) => {
    if (known.size + written.size > REMEMBERED_AT_MOST) known.clear();
    for (const [key, id] of written) known.set(key, id);
  };
  const readAnew = async (keys: readonly string[]) => {
    const all = await read(keys);
    // Others may have asked at the same moment.
    const found = new Map([...all].filter(([key]) => keys.includes(key)));
    learn(found);
    return found;
  };
  return {
    learn,
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
