// Whether the database answers now: without it nothing can be asked, decided or ended.
import { sql } from 'kysely';
import type { Db } from './database.ts';

const PATIENCE_MS = 5_000;

/** Undefined: it does. */
export async function whyDatabaseIsSilent(db: Db): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((tell) => {
    timer = setTimeout(() => tell('the database does not answer'), PATIENCE_MS);
  });
  const asked = sql`SELECT 1`.execute(db).then(
    () => undefined,
    (error: unknown) => {
      const { code } = error as { code?: string };
      return `the database cannot be used${code ? ` (${code})` : ''}`;
    },
  );
  const why = await Promise.race([asked, late]);
  clearTimeout(timer);
  return why;
}
