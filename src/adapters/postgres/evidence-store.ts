// Evidence in Postgres: one snapshot of requests, entries and chain, so that their counts belong together.
import { sql } from 'kysely';
import type { AccessRequest } from '../../domain/access/request.ts';
import type {
  Entry,
  KeptVersion,
  Material,
  Period,
} from '../../domain/record/evidence/material.ts';
import type { EvidenceStore } from '../../ports/evidence-store.ts';
import { verifyAudit } from './audit-verify.ts';
import type { Db } from './database.ts';
import { inTenants } from './in-tenants.ts';
import { refOf } from './ref-of.ts';
import { fromRow, REQUEST_COLUMNS } from './request-rows.ts';

const PAGE = 2_000;

export function createEvidenceStore(db: Db): EvidenceStore {
  return {
    material: (period) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => materialOf(trx, period)),

    async count(period) {
      const { count } = await openIn(db, period)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function materialOf(trx: Db, period: Period): Promise<Material> {
  const chain = await verifyAudit(trx);
  const ids = new Set((await openIn(trx, period).select('id').execute()).map(({ id }) => id));
  const aside: Entry[] = [];
  const touched = new Set<string>();
  const theirs = new Set<string>();
  for await (const entry of entriesOf(trx, period)) {
    const { requestId } = entry;
    if (requestId === null) aside.push(entry);
    else touched.add(requestId);
    if (requestId !== null && belongs(entry, period.tenants)) theirs.add(requestId);
  }
  const inTenant = await ofTenants(trx, period, [...touched]);
  for (const id of inTenant.there) ids.add(id);
  const requests = [];
  const entries = [...aside];
  for (const part of parts([...ids])) {
    const rows = await trx
      .selectFrom('request')
      .select(REQUEST_COLUMNS)
      .where('id', 'in', part)
      .orderBy('asked_at')
      .orderBy('id')
      .execute();
    requests.push(...rows.map(fromRow));
    entries.push(...(await rowsOf(trx).where('request_id', 'in', part).execute()).map(entryOf));
  }
  // Of what is gone the audit is all that is left.
  const missing = inTenant.missing.filter((id) => theirs.has(id));
  for (const part of parts(missing)) {
    entries.push(...(await rowsOf(trx).where('request_id', 'in', part).execute()).map(entryOf));
  }
  requests.sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1));
  entries.sort((a, b) => Number(a.row) - Number(b.row));
  const accounts = await trx.selectFrom('pseudonym').selectAll().execute();
  const links = await trx.selectFrom('guest_link').selectAll().execute();
  return {
    chain,
    requests,
    entries,
    accounts: new Map(accounts.map(({ id, account }) => [id, account])),
    versions: await versionsOf(trx, requests, entries),
    links: links.map(({ guest, home }) => ({ guest: refOf(guest), home: refOf(home) })),
    missing,
  };
}

/** Which requests followed, and of which an entry about the estate tells. */
async function versionsOf(
  trx: Db,
  requests: readonly AccessRequest[],
  entries: readonly Entry[],
): Promise<KeptVersion[]> {
  const named = entries
    .filter(({ verb }) => verb.startsWith('estate-'))
    .flatMap(({ details }) => [details.version, details.base]);
  const hashes = [...requests.map(({ policy }) => policy.version), ...named].filter(
    (hash) => typeof hash === 'string',
  );
  const rows = await trx
    .selectFrom('estate_version')
    .select(['hash', 'state', 'base', 'texts', 'data'])
    .where(sql<boolean>`hash = ANY (${[...new Set(hashes)]}::text[])`)
    .orderBy('found_at')
    .execute();
  return rows.map(
    ({ data, base, ...row }) =>
      ({ ...(data as object), ...row, ...(base !== null && { base }) }) as KeptVersion,
  );
}

const openIn = (db: Db, { from, to, tenants }: Period) =>
  db
    .selectFrom('request')
    .where('asked_at', '<', new Date(to))
    .where((where) =>
      where.or([where('closed_at', 'is', null), where('closed_at', '>=', new Date(from))]),
    )
    .$if(tenants !== undefined, (query) => query.where(inTenants(tenants ?? [])));

/** Of those that entries name: which are there and belong to it, and which are gone altogether. */
async function ofTenants(
  trx: Db,
  { tenants }: Period,
  touched: readonly string[],
): Promise<{ there: string[]; missing: string[] }> {
  const there: string[] = [];
  const known = new Set<string>();
  for (const part of parts(touched)) {
    const rows = await trx
      .selectFrom('request')
      .select(['id', (tenants ? inTenants(tenants) : sql<boolean>`TRUE`).as('belongs')])
      .where('id', 'in', part)
      .execute();
    for (const { id, belongs } of rows) {
      known.add(id);
      if (belongs) there.push(id);
    }
  }
  return { there, missing: touched.filter((id) => !known.has(id)) };
}

const rowsOf = (trx: Db) =>
  trx
    .selectFrom('audit_entry')
    .select(['id', 'sequence', 'previous_hash', 'hash', 'body'])
    .orderBy('id');

/** Entries of the period, page by page; those under no request only of its tenants. */
async function* entriesOf(trx: Db, { from, to, tenants }: Period): AsyncGenerator<Entry> {
  let last = '0';
  for (;;) {
    const rows = await rowsOf(trx).where('id', '>', last).limit(PAGE).execute();
    for (const row of rows) {
      const entry = entryOf(row);
      if (entry.at < from || entry.at >= to) continue;
      if (entry.requestId === null && !belongs(entry, tenants)) continue;
      yield entry;
    }
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = end.id;
  }
}

/** What changes Drawbridge itself, whichever tenant it stands under. */
const EVERYBODYS = /^(?:estate-|lock|evidence-|hold-|personal-)/;

/** Of the tenant itself, of one that it names, or of all of them: a change to Drawbridge concerns everybody. */
const belongs = (entry: Entry, tenants: readonly string[] | undefined): boolean =>
  tenants === undefined ||
  (entry.requestId === null && EVERYBODYS.test(entry.verb)) ||
  !/^[0-9a-f-]{36}$/.test(entry.tenantId) ||
  tenants.includes(entry.tenantId) ||
  tenants.some((id) => JSON.stringify(entry.details).includes(id));

interface EntryRow {
  readonly id: string;
  readonly sequence: string | null;
  readonly previous_hash: string | null;
  readonly hash: string | null;
  readonly body: string;
}

function entryOf({ id, sequence, previous_hash: previousHash, hash, body }: EntryRow): Entry {
  const { at, actor, people, details, ...rest } = JSON.parse(body);
  return {
    row: String(id),
    sequence: sequence === null ? null : String(sequence),
    previousHash,
    hash,
    body,
    verb: rest.verb,
    at: Date.parse(at),
    tenantId: rest.tenantId ?? '',
    requestId: rest.requestId ?? null,
    actor: actor ?? null,
    people: people ?? {},
    details: details ?? {},
  };
}

function* parts(ids: readonly string[], size = 500): Generator<string[]> {
  for (let i = 0; i < ids.length; i += size) yield ids.slice(i, i + size);
}
