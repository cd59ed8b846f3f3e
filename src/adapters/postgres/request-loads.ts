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

/**
 * Whether a row is as it was is told by the server, by the transaction that wrote it last: that holds for
 * every change, those that leave the version as it is included.
 */
export function createRequestLoads(db: Db): (id: string) => Promise<AccessRequest | undefined> {
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

  const loaded = together(async (asked: readonly string[]) => {
    const ids = [...new Set(asked)];
    const known = new Map(
      ids.flatMap((id) => {
        const one = kept.get(id);
        return one ? [[id, one] as const] : [];
      }),
    );
    const standing = [...known].map(([id, { stands }]) => ({ id, stands }));
    const { rows } = await sql<Row & { stands: string; same: boolean }>`
      SELECT request.id, version, request.xmin::text AS stands, known.id IS NOT NULL AS same,
        CASE WHEN known.id IS NULL THEN data END AS data,
        CASE WHEN known.id IS NULL THEN personal END AS personal
      FROM request
      LEFT JOIN jsonb_to_recordset(${JSON.stringify(standing)}::jsonb) AS known (id text, stands text)
        ON known.id = request.id AND known.stands = request.xmin::text
      WHERE request.id = ANY (${ids}::text[])`.execute(db);
    return new Map(
      rows.map(({ stands, same, ...row }) => {
        const one = (same && known.get(row.id)) || { request: fromRow(row), stands };
        keep(row.id, one);
        return [row.id, one.request];
      }),
    );
  });
  return async (id) => (await loaded(id)).get(id);
}
