// Takes up due work and finishes it: leases in rows, those of one moment in one statement.
import { sql } from 'kysely';
import type { Work } from '../../domain/access/decision.ts';
import type { Instant } from '../../domain/facts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { WorkItem } from '../../ports/work-queue.ts';
import { keeping, type ShownRow } from './card-store.ts';
import type { Db } from './database.ts';
import { toJson } from './json.ts';
import { together } from './together.ts';

export interface Claims {
  /** For a minute; undefined where it is done, not due, or in somebody else's hand. */
  claim(id: string): Promise<WorkItem | undefined>;
  /** Also of what it kept for itself; `card` is what it brought to somebody. */
  finish(id: string, card?: ShownRow): Promise<void>;
  /** Lets go of it and of what it kept for itself; gives its kind. */
  postpone(later: Later): Promise<string>;
}

export interface Later {
  readonly id: string;
  readonly dueAt: Instant;
  readonly why: string;
  /** Whether it was a try. */
  readonly counts: boolean;
}

interface Row {
  readonly id: string;
  readonly request_id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly operation: string | null;
}

/** In one order by everybody who locks several, so that no two wait for each other. */
const locked = (ids: readonly string[]) =>
  sql`SELECT id FROM work WHERE id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`;

/** What somebody else is just changing is theirs, or rung for once they have: nobody waits for it. */
const free = (ids: readonly string[]) => sql`${locked(ids)} SKIP LOCKED`;

interface Done {
  readonly id: string;
  readonly card: ShownRow | undefined;
}

/** `gathered`: until when it is waited for others that finish. */
export function createClaims(db: Db, clock: Clock, gathered?: () => Promise<void>): Claims {
  const claimed = together(async (ids: readonly string[]) => {
    const { rows } = await sql<Row>`
      WITH wanted AS MATERIALIZED (${free(ids)})
      UPDATE work SET leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
      FROM wanted
      WHERE work.id = wanted.id AND done_at IS NULL AND due_at <= ${new Date(clock.now())}
        AND (leased_until IS NULL OR leased_until < clock_timestamp())
      RETURNING work.id, request_id, kind, payload, attempts, operation`.execute(db);
    return new Map(rows.map((row) => [row.id, row]));
  });

  const finish = async (done: readonly Done[]) => {
    const ids = done.map(({ id }) => id);
    const cards = done.flatMap(({ card }) => card ?? []);
    await sql`
      WITH wanted AS MATERIALIZED (${locked(ids)}),
      ${cards.length > 0 ? sql`shown AS (${keeping(cards)}),` : sql``}
      freed AS (DELETE FROM reservation WHERE work_id = ANY (${[...new Set(ids)]}::uuid[]))
      UPDATE work SET done_at = ${new Date(clock.now())}, leased_until = NULL
      WHERE id IN (SELECT id FROM wanted)`.execute(db);
  };
  // Once more at once: a message that was posted and is not kept would be posted again.
  const finished = together(
    (done: readonly Done[]) => finish(done).catch(() => finish(done)),
    gathered,
  );

  const postponed = together(async (asked: readonly Later[]) => {
    const all = asked.map(({ id, dueAt, why, counts }) => ({
      id,
      due_at: new Date(dueAt),
      why: why.slice(0, 500),
      tries: counts ? 0 : 1,
    }));
    const ids = asked.map(({ id }) => id);
    const { rows } = await sql<{ id: string; kind: string }>`
      WITH wanted AS MATERIALIZED (${locked(ids)}),
      freed AS (DELETE FROM reservation WHERE work_id = ANY (${ids}::uuid[]))
      UPDATE work SET due_at = later.due_at, leased_until = NULL, last_error = later.why,
        attempts = attempts - later.tries
      FROM wanted JOIN jsonb_to_recordset(${toJson(all)}::jsonb)
        AS later (id uuid, due_at timestamptz, why text, tries integer) USING (id)
      WHERE work.id = wanted.id
      RETURNING work.id, kind`.execute(db);
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  });

  /** Whose answer somebody got already: one lease is one hand. */
  const handed = new WeakSet<Row>();
  return {
    async claim(id) {
      const row = (await claimed(id)).get(id);
      if (!row || handed.has(row)) return undefined;
      handed.add(row);
      const work = { kind: row.kind, ...(row.payload as object) } as Work;
      const { request_id: requestId, attempts, operation } = row;
      return { id, requestId, work, attempts, ...(operation !== null && { operation }) };
    },
    finish: (id, card) => finished({ id, card }),
    postpone: async (later) => (await postponed(later)).get(later.id) ?? '',
  };
}
