// What is in force at this moment: brakes, cut-offs, absences, the estate. Each click asks for all, so one statement reads them, with what else a press needs.
import { type RawBuilder, sql } from 'kysely';
import type { Absence } from '../../domain/access/absence.ts';
import type { Brake } from '../../domain/access/brake.ts';
import type { CutOff } from '../../domain/access/cut-off.ts';
import type { Instant } from '../../domain/facts.ts';
import type { Press, PressReading } from '../../ports/press-reading.ts';
import { type DataRow, fromDataRow } from './data-row.ts';
import type { Db } from './database.ts';
import { askPresses, type PressRow } from './press-reading.ts';
import { requestLoadsOf } from './request-loads.ts';
import { together } from './together.ts';

export interface InForce {
  /** That of everything before those of tenants. */
  brakes(): Promise<Brake[]>;
  /** Not lifted; the latest first. */
  cutOffs(): Promise<CutOff[]>;
  /** Accepted, and not over by `now`. */
  absences(now: Instant): Promise<Absence[]>;
  /** Undefined until a version of the estate was accepted. */
  estateHash(): Promise<string | undefined>;
  press(press: Press): Promise<PressReading>;
}

type What = (typeof WHATS)[number];

interface Asked {
  readonly what: What;
  readonly now?: Instant;
  readonly press?: Press;
}

type Row = DataRow & PressRow;

const readers = new WeakMap<Db, InForce>();

/** One for each database, so that the stores ask together. */
export function inForceOf(db: Db): InForce {
  const known = readers.get(db);
  if (known) return known;
  const made = createInForce(db);
  readers.set(db, made);
  return made;
}

function createInForce(db: Db): InForce {
  const read = together(async (asked: readonly Asked[]) => {
    const presses = asked.flatMap(({ press }) => press ?? []);
    const { part, reading } = askPresses(requestLoadsOf(db), presses);
    const { rows } = await statement(asked, part).execute(db);
    return { rows, press: reading(rows) };
  });
  const all = async <T>(one: Asked): Promise<T[]> =>
    (await read(one)).rows.flatMap((row) => (row.what === one.what ? [fromDataRow<T>(row)] : []));
  return {
    brakes: async () =>
      sorted(await all<Brake>({ what: 'brake' }), ({ tenantId }) => tenantId ?? ''),
    cutOffs: async () => sorted(await all<CutOff>({ what: 'cut-off' }), ({ at }) => -at),
    absences: async (now) =>
      sorted(await all<Absence>({ what: 'absence', now }), ({ until }) => until).filter(
        ({ until }) => until > now,
      ),
    estateHash: async () => (await read({ what: 'estate' })).rows.find(isEstate)?.id,
    press: async (press) => (await read({ what: 'press', press })).press(press),
  };
}

const isEstate = ({ what }: Row): boolean => what === 'estate';

function sorted<T>(rows: readonly T[], by: (row: T) => string | number): T[] {
  const order = (one: T, other: T) => (by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : 0);
  return [...rows].sort(order);
}

/** Only what was asked for: some of it can be long, and each of the few texts is planned once. */
function statement(asked: readonly Asked[], press: RawBuilder<unknown>) {
  const wanted = new Set(asked.map(({ what }) => what));
  const moments = asked.flatMap(({ now }) => now ?? []);
  const parts = {
    brake: sql`SELECT 'brake' AS what, id, version, data, personal, NULL::text AS more
      FROM brake WHERE over_at IS NULL`,
    'cut-off': sql`SELECT 'cut-off' AS what, id, version, data, personal, NULL::text AS more FROM cut_off
      WHERE lifted_at IS NULL`,
    absence: sql`SELECT 'absence' AS what, id, version, data, personal, NULL::text AS more FROM absence
      WHERE over_at IS NULL AND accepted_at IS NOT NULL AND until > ${new Date(Math.min(...moments))}`,
    estate: sql`SELECT 'estate' AS what, hash AS id, version, NULL::jsonb AS data,
      NULL::jsonb AS personal, NULL::text AS more FROM estate_version WHERE in_force`,
    press,
  };
  const chosen = WHATS.filter((what) => wanted.has(what)).map((what) => parts[what]);
  return sql<Row>`${sql.join(chosen, sql` UNION ALL `)}`;
}

const WHATS = ['brake', 'cut-off', 'absence', 'estate', 'press'] as const;
