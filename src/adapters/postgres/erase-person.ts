// Erases a person: tried in the transaction that would do it, so that what is shown before is what goes.
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { Erasure } from '../../domain/record/erasure.ts';
import type { DataSubject } from '../../domain/record/held.ts';
import { writeAudit } from './audit-write.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { dropSalts, emptied, mentions, namesLeft, versionsListing } from './erase-beside.ts';
import { erasePosture } from './erase-posture.ts';
import { eraseRequests, forgetNames, redrawCards } from './erase-requests.ts';
import { heldPeople, isHeld, isTenantHeld } from './hold-store.ts';
import { DECIDER } from './migrations/0015-record-found-again.ts';

export interface ErasePersonDeps {
  readonly db: Db;
  readonly doorbell: Doorbell;
  readonly now: Instant;
  /** The estate lists them: they go on deciding or asking under the same pseudonym. */
  readonly listed: boolean;
}

const BESIDE = 'Names in cut-offs, pauses, absences, partners and the estate';

/** Whoever reviews break-glass reads who took it and why. */
const IS_OVER = sql<boolean>`(closed_at IS NOT NULL AND NOT (state <> 'observed'
  AND data #> '{glass,id}' IS NOT NULL AND data #> '{glass,reviewed}' IS NULL))`;

/** Rolls back what was only tried. */
class Tried extends Error {}

export async function erasePerson(
  deps: ErasePersonDeps,
  subject: DataSubject,
  really: boolean,
): Promise<Erasure> {
  let erasure: Erasure | undefined;
  try {
    await deps.db.transaction().execute(async (trx) => {
      erasure = await erase({ ...deps, db: trx }, subject);
      if (!really || erasure.heldBy.length > 0) throw new Tried();
    });
  } catch (error) {
    if (!(error instanceof Tried)) throw error;
  }
  if (!erasure) throw new Error('The erasure told nothing.');
  return erasure;
}

async function erase(deps: ErasePersonDeps, subject: DataSubject): Promise<Erasure> {
  const { db: trx, doorbell, now, listed } = deps;
  const { keys } = subject;
  const mine = sql.join(keys);
  const held = await heldPeople(keys).execute(trx);
  const isTheirs = sql<boolean>`(request.requestor IN (${mine}) OR request.beneficiary IN (${mine})
    OR request.id IN (SELECT request_id FROM request_person WHERE person IN (${mine})))`;
  const takesPart = sql<boolean>`(${isTheirs}
    OR request.id IN (SELECT request_id FROM request_approver WHERE account IN (${mine}))
    OR ${decidedBy(keys)} OR ${namedIn(keys)})`;
  const called = await trx
    .selectFrom('known_name')
    .select(['said', 'name'])
    .where('account', 'in', keys)
    .execute();
  const open = await count(trx, sql`request WHERE NOT ${IS_OVER} AND ${takesPart}`);
  const theirs = sql<boolean>`(${isTheirs} AND ${IS_OVER})`;
  const own = await eraseRequests({ trx, doorbell, now, why: 'asked' }, theirs);
  const decided = await nameOut(deps, subject);
  const onHold = await count(
    trx,
    sql`request WHERE closed_at IS NOT NULL AND personal IS NOT NULL AND ${takesPart} AND ${isHeld}`,
  );
  const names = await emptied(trx, subject);
  const posture = await erasePosture(trx, subject);
  const gone = [
    { what: 'Closed requests of theirs: names, addresses, reasons and words', count: own.length },
    { what: 'Closed requests of others: their name and what they wrote', count: decided.length },
    { what: BESIDE, count: names },
    { what: 'Earlier readings of tenants, without them', count: posture.gone },
    {
      what: 'Critical things that are over',
      count: await drop(trx, 'posture_critical', over(subject)),
    },
    { what: 'Subscriptions', count: await dropSubscriptions(trx, keys) },
    {
      what: 'What they asked last',
      count: await drop(trx, 'posture_asked', isIn('account', keys)),
    },
    { what: 'Salts of what they wrote elsewhere', count: await dropSalts(trx, keys) },
    ...(open > 0
      ? []
      : [
          {
            what: 'How they are reached in Teams',
            count: await drop(trx, 'conversation', isIn('account', keys)),
          },
        ]),
    ...(open > 0 || onHold > 0 || listed
      ? []
      : [
          {
            what: 'Pseudonyms of the audit',
            count: await drop(trx, 'pseudonym', isIn('account', keys)),
          },
        ]),
  ];
  const before = await count(trx, sql`known_name WHERE ${isIn('account', keys)}`);
  await forgetNames(trx);
  const after = await count(trx, sql`known_name WHERE ${isIn('account', keys)}`);
  await writeAudit(trx, null, [
    {
      verb: 'personal-erased',
      at: now,
      tenantId: '',
      details: { why: 'asked', requests: own.length, decided: decided.length, open },
    },
  ]);
  return {
    heldBy: held.rows.map(({ id }) => id),
    gone: [...gone, { what: 'Names by which requests are found', count: before - after }].filter(
      ({ count: many }) => many > 0,
    ),
    stays: [
      {
        what: 'Requests that are not over, or await a review',
        count: open,
        because: 'what they need is let go when they have ended and the command is run again',
      },
      { what: 'Closed requests under a legal hold', count: onHold, because: 'the hold keeps them' },
      {
        what: 'Readings of tenants whose directory still shows them',
        count: posture.stays,
        because: 'the directory says so itself; they go with the account, or with their time',
      },
      {
        what: 'Readings of tenants under a legal hold',
        count: posture.held,
        because: 'the hold keeps them',
      },
      {
        what: BESIDE,
        count: await namesLeft(trx, subject),
        because: 'what they stand beside is not over, or a hold keeps it',
      },
      {
        what: 'Versions of the estate’s files that list their accounts',
        count: await versionsListing(trx, subject),
        because:
          'they show by which rules was decided; whoever keeps the files takes them out of the next one',
      },
      {
        what: 'Pseudonyms of the audit',
        count: await count(trx, sql`pseudonym WHERE ${isIn('account', keys)}`),
        because: listed
          ? 'the estate lists them, so they go on under these'
          : 'something of theirs is not over, or a hold keeps it',
      },
      {
        what: 'Ids of accounts in requests and holdings',
        count: await count(trx, sql`request WHERE ${takesPart}`),
        because:
          'they show who decided what and keep accesses from cutting each other; no name stands beside them',
      },
    ].filter(({ count: many }) => many > 0),
    mentionedIn: await mentioned(trx, called),
  };
}

const isIn = (column: string, keys: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} IN (${sql.join(keys)})`;

const decidedBy = (keys: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.raw(DECIDER)} IN (${sql.join(keys)})`;

/** Also whoever ended or passed on what nobody had asked them about. */
const namedIn = (keys: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`coalesce(personal -> 'names' ?| ARRAY[${sql.join(keys)}]::text[], FALSE)`;

async function count(trx: Db, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: string }>`SELECT count(*) AS count FROM ${from}`.execute(trx);
  return Number(rows[0]?.count ?? 0);
}

async function drop(trx: Db, table: string, where: RawBuilder<boolean>): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM ${sql.table(table)} WHERE ${where}`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

const over = (subject: DataSubject): RawBuilder<boolean> =>
  sql<boolean>`over_at IS NOT NULL AND ${mentions('object', subject)}
    AND NOT ${isTenantHeld('posture_critical.tenant_id')}`;

/** Where they decided, or were only named: their name, and what they wrote. */
async function nameOut(
  { db: trx, doorbell, now }: ErasePersonDeps,
  { keys }: DataSubject,
): Promise<string[]> {
  const paths = keys.flatMap((key) =>
    ['names', 'remarks'].map((part) => sql`#- ARRAY[${part}, ${key}]::text[]`),
  );
  const { rows } = await sql<{ id: string; tenant_id: string }>`
    UPDATE request SET version = version + 1,
      personal = (CASE WHEN ${decidedBy(keys)} THEN personal - 'decisionNote' ELSE personal END)
        ${sql.join(paths, sql` `)}
    WHERE ${IS_OVER} AND personal IS NOT NULL AND NOT ${isHeld}
      AND (${namedIn(keys)}
        OR (${decidedBy(keys)} AND personal ? 'decisionNote'))
    RETURNING id, tenant_id`.execute(trx);
  for (const { id, tenant_id: tenantId } of rows) {
    const details = { why: 'asked', of: 'decider' };
    await writeAudit(trx, id, [{ verb: 'personal-erased', at: now, tenantId, details }]);
    await redrawCards(trx, doorbell, id, now);
  }
  return rows.map(({ id }) => id);
}

async function dropSubscriptions(trx: Db, keys: readonly string[]): Promise<number> {
  await sql`DELETE FROM work WHERE done_at IS NULL AND request_id IN (
    SELECT id FROM subscription WHERE ${isIn('account', keys)})`.execute(trx);
  return drop(trx, 'subscription', isIn('account', keys));
}

async function mentioned(
  trx: Db,
  called: ReadonlyArray<{ readonly said: string; readonly name: string }>,
): Promise<string[]> {
  const words = [
    ...new Set([
      ...called.map(({ name }) => name.toLowerCase()),
      ...called.map(({ said }) => said).filter((said) => said.includes('@')),
    ]),
  ].filter((word) => word.length > 3);
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM request WHERE personal IS NOT NULL AND (${sql.join(
      words.map((word) => sql`strpos(lower(personal::text), ${word}) > 0`),
      sql` OR `,
    )}) ORDER BY asked_at DESC LIMIT 50`.execute(trx);
  return rows.map(({ id }) => id);
}
