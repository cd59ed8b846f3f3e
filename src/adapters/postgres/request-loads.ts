// Loads requests: what has not changed since it was read a moment ago is asked about, and not sent again.
import { type Selectable, sql } from 'kysely';
import type { AccessRequest } from '../../domain/access/request.ts';
import type { Db } from './database.ts';
import { fromRow, type REQUEST_COLUMNS } from './request-rows.ts';
import type { RequestTable } from './tables.ts';
import { together } from './together.ts';

type Row = Pick<Selectable<RequestTable>, (typeof REQUEST_COLUMNS)[number]>;
interface Kept {
  readonly request: AccessRequest;
  readonly stands: string;
}

/** Of one request with two hundred deciders each card would send and parse as much as all of them. */
const MOST = 32;
const KEPT_MS = 5_000;

export interface RequestLoads {
  load(id: string): Promise<AccessRequest | undefined>;
  /** For a statement that reads these requests beside something else. */
  ask(ids: readonly string[]): AskedRows;
}

export interface AskedRows {
  /** JSON: which of them are remembered, and by which transaction each was written last. */
  readonly standing: string;
  /** `data` is null where the row is still the one that is remembered. */
  take(row: Row & { readonly stands: string }): AccessRequest;
}

const all = new WeakMap<Db, RequestLoads>();

/** One for each database, so that whatever reads a request remembers it for the others. */
export function requestLoadsOf(db: Db): RequestLoads {
  const known = all.get(db);
  if (known) return known;
  const made = createRequestLoads(db);
  all.set(db, made);
  return made;
}

/**
 * Whether a row is as it was is told by the server, by the transaction that wrote it last: that holds for
 * every change, those that leave the version as it is included.
 */
function createRequestLoads(db: Db): RequestLoads {
  const kept = new Map<string, Kept>();
  let isForgotten = true;

  const keep = (id: string, one: Kept) => {
    kept.delete(id);
    kept.set(id, one);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    // It holds what people wrote, and is of use for a moment only.
    if (!isForgotten) return;
    isForgotten = false;
    setTimeout(() => {
      isForgotten = true;
      kept.clear();
    }, KEPT_MS).unref();
  };

  const ask = (ids: readonly string[]): AskedRows => {
    const known = new Map(
      ids.flatMap((id) => {
        const one = kept.get(id);
        return one ? [[id, one] as const] : [];
      }),
    );
    return {
      standing: JSON.stringify([...known].map(([id, { stands }]) => ({ id, stands }))),
      take({ stands, ...row }) {
        const before = row.data === null ? known.get(row.id) : undefined;
        const one = before ?? { request: fromRow(row), stands };
        keep(row.id, one);
        return one.request;
      },
    };
  };

  const loaded = together(async (asked: readonly string[]) => {
    const ids = [...new Set(asked)];
    const { standing, take } = ask(ids);
    const { rows } = await sql<Row & { stands: string }>`
      SELECT request.id, version, request.xmin::text AS stands,
        CASE WHEN known.id IS NULL THEN data END AS data,
        CASE WHEN known.id IS NULL THEN personal END AS personal
      FROM request
      LEFT JOIN jsonb_to_recordset(${standing}::jsonb) AS known (id text, stands text)
        ON known.id = request.id AND known.stands = request.xmin::text
      WHERE request.id = ANY (${ids}::text[])`.execute(db);
    return new Map(rows.map((row) => [row.id, take(row)]));
  });
  return { ask, load: async (id) => (await loaded(id)).get(id) };
}
