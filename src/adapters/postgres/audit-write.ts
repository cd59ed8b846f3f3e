// Writes audit entries as rows of the same transaction; the sealer chains them afterwards.
import { randomBytes, randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { AuditDraft } from '../../domain/access/decision.ts';
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import { canonicalJson, sha256 } from '../../shared/hash.ts';
import type { Db } from './database.ts';

interface Salt {
  /** Of the entry it belongs to. Bodies that have salts are never equal: they hold what the salt made. */
  readonly body: string;
  readonly name: string;
  readonly salt: string;
}

export interface Entries {
  readonly bodies: readonly string[];
  readonly salts: readonly Salt[];
  /** The pseudonyms in them, by the keys of whom they stand for. */
  readonly pseudonyms: ReadonlyMap<string, string>;
}

/** Gives the pseudonyms that it wrote. */
export async function writeAudit(
  trx: Db,
  requestId: string | null,
  drafts: readonly AuditDraft[],
): Promise<Entries['pseudonyms']> {
  if (drafts.length === 0) return new Map();
  const entries = await makeEntries(pseudonymsIn(trx), requestId, drafts);
  await sql`WITH ${insertEntries(requestId, entries)} SELECT 1`.execute(trx);
  return entries.pseudonyms;
}

/** Two parts of a WITH, for a statement that may store more. */
export const insertEntries = (
  requestId: string | null,
  { bodies, salts }: Entries,
): RawBuilder<unknown> => sql`
  entry AS (
    INSERT INTO audit_entry (request_id, body)
    SELECT ${requestId}::text, body
    FROM jsonb_array_elements_text(${JSON.stringify(bodies)}::jsonb) WITH ORDINALITY AS drafts (body, nth)
    ORDER BY nth
    RETURNING id, body
  ), salted AS (
    INSERT INTO audit_salt (entry_id, name, salt)
    SELECT entry.id, salts.name, salts.salt
    FROM jsonb_to_recordset(${JSON.stringify(salts)}::jsonb) AS salts (body text, name text, salt text)
    JOIN entry USING (body)
  )`;

/** Ids under which the audit knows people, by their keys; made for whoever has none yet. */
export type Pseudonyms = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Texts are committed to with a salt that can be erased; accounts stand under pseudonyms. */
export async function makeEntries(
  pseudonymsOf: Pseudonyms,
  requestId: string | null,
  drafts: readonly AuditDraft[],
): Promise<Entries> {
  const people = drafts.flatMap(({ actor, people = {} }) => [
    ...(actor ? [actor] : []),
    ...Object.values(people),
  ]);
  const keys = [...new Set(people.map(beneficiaryKey))];
  const pseudonyms = keys.length > 0 ? await pseudonymsOf(keys) : new Map<string, string>();
  const known = (person: Beneficiary) => pseudonyms.get(beneficiaryKey(person));
  const salts: Salt[] = [];
  const bodies = drafts.map((draft) => {
    const own: Array<Omit<Salt, 'body'>> = [];
    const committed = Object.fromEntries(
      Object.entries(draft.committed ?? {}).map(([name, text]) => {
        const salt = randomBytes(16).toString('hex');
        own.push({ name, salt });
        return [name, sha256(`${salt}\n${text}`)];
      }),
    );
    const people = Object.fromEntries(
      Object.entries(draft.people ?? {}).map(([part, account]) => [part, known(account)]),
    );
    const { verb, tenantId, details } = draft;
    const at = new Date(draft.at).toISOString();
    const actor = draft.actor ? known(draft.actor) : null;
    const entry = { verb, at, tenantId, requestId, actor, people, details };
    const body = canonicalJson({ ...entry, committed });
    salts.push(...own.map((salt) => ({ body, ...salt })));
    return body;
  });
  return { bodies, salts, pseudonyms };
}

export const pseudonymsIn =
  (db: Db): Pseudonyms =>
  async (all) => {
    // In order, so that two who meet the same people for the first time do not wait for each other.
    const keys = [...new Set(all)].sort();
    const rows = await db
      .selectFrom('pseudonym')
      .select(['account', 'id'])
      .where(sql<boolean>`account = ANY (${keys}::text[])`)
      .execute();
    const found = new Map(rows.map(({ account, id }) => [account, id]));
    const unknown = keys.filter((key) => !found.has(key));
    if (unknown.length === 0) return found;
    const made = await db
      .insertInto('pseudonym')
      .values(unknown.map((account) => ({ id: randomUUID(), account })))
      .onConflict((conflict) =>
        conflict.column('account').doUpdateSet((set) => ({ account: set.ref('excluded.account') })),
      )
      .returning(['account', 'id'])
      .execute();
    for (const { account, id } of made) found.set(account, id);
    return found;
  };
