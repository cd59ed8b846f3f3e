// What of a person goes beside requests: names in pauses, cut-offs and the like, and salts of what they wrote.
import { type RawBuilder, sql } from 'kysely';
import type { DataSubject } from '../../domain/record/held.ts';
import type { Db } from './database.ts';
import { type Beside, isHeld, isHeldBeside } from './hold-store.ts';

/** Each with what says that it is over: a cut-off that holds has to say whom. */
const OVER: Readonly<Record<Beside, string>> = {
  cut_off: 'lifted_at IS NOT NULL',
  brake: 'over_at IS NOT NULL',
  absence: 'over_at IS NOT NULL',
  partner_review: 'asked_at IS NULL',
  estate_version: "state <> 'waiting' AND NOT in_force",
};
const TABLES = Object.keys(OVER) as Beside[];

export const mentions = (column: string, { objectIds }: DataSubject): RawBuilder<boolean> =>
  objectIds.length === 0
    ? sql<boolean>`FALSE`
    : sql<boolean>`(${sql.join(
        objectIds.map((id) => sql`strpos(${sql.raw(column)}, ${id}) > 0`),
        sql` OR `,
      )})`;

const named = (subject: DataSubject): RawBuilder<boolean> =>
  sql<boolean>`personal IS NOT NULL
    AND ${mentions("(data::text || coalesce(personal::text, ''))", subject)}`;

export async function emptied(trx: Db, subject: DataSubject): Promise<number> {
  let many = 0;
  for (const table of TABLES) {
    const { numAffectedRows } = await sql`
      UPDATE ${sql.table(table)} SET personal = NULL, version = version + 1
      WHERE ${named(subject)} AND ${sql.raw(OVER[table])}
        AND NOT ${isHeldBeside(table)}`.execute(trx);
    many += Number(numAffectedRows ?? 0);
  }
  return many;
}

/** Afterwards: in how many of these rows they are still named. */
export async function namesLeft(trx: Db, subject: DataSubject): Promise<number> {
  const each = TABLES.map(
    (table) => sql`SELECT 1 FROM ${sql.table(table)} WHERE ${named(subject)}`,
  );
  return rowsOf(trx, sql.join(each, sql` UNION ALL `));
}

export const versionsListing = (trx: Db, subject: DataSubject): Promise<number> =>
  rowsOf(trx, sql`SELECT 1 FROM estate_version WHERE ${mentions('texts::text', subject)}`);

async function rowsOf(trx: Db, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ many: string }>`
    SELECT count(*) AS many FROM (${query}) AS found`.execute(trx);
  return Number(rows[0]?.many ?? 0);
}

/**
 * Purposes and the like, which they wrote about no request, and what they wrote about those of others that are
 * closed. A plan that they approved is nobody's words: whether it is the one that was carried out can be tried on.
 */
export async function dropSalts(trx: Db, keys: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM audit_salt WHERE name <> 'plan' AND entry_id IN (
      SELECT entry.id FROM audit_entry AS entry
      JOIN pseudonym ON entry.body::jsonb ->> 'actor' = pseudonym.id::text
      LEFT JOIN request ON request.id = entry.request_id
      WHERE pseudonym.account IN (${sql.join(keys)})
        AND (entry.request_id IS NULL
          OR (request.closed_at IS NOT NULL AND NOT ${isHeld})))`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
