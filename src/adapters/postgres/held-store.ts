// What is held about a person, counted in every table that can hold something, as it stands at one moment.
import { sql } from 'kysely';
import type { HeldPart } from '../../domain/record/held.ts';
import type { HeldStore } from '../../ports/held-store.ts';
import type { Db } from './database.ts';
import { PERSONAL, type PersonalTable } from './personal-tables.ts';

/** Of one kind; further ones are counted and not handed over in a chat. */
const MOST = 500;

export function createHeldStore(db: Db): HeldStore {
  return {
    about: (subject) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const shown = (show: PersonalTable['show']) =>
            typeof show === 'string' ? sql.raw(show) : show(subject);
          const parts: HeldPart[] = [];
          for (const { id, title, kept, where, show } of PERSONAL) {
            const [table = ''] = id.split('.');
            const from = sql`${sql.table(table)} WHERE ${where(subject)}`;
            const { rows: counted } = await sql<{ count: string }>`
              SELECT count(*) AS count FROM ${from}`.execute(trx);
            const count = Number(counted[0]?.count ?? 0);
            const { rows: items } =
              count === 0
                ? { rows: [] }
                : await sql`SELECT ${shown(show)} FROM ${from} LIMIT ${MOST}`.execute(trx);
            parts.push({ id, title, count, kept, items });
          }
          return { accounts: subject.keys, parts };
        }),
  };
}
