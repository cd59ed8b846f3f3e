// Messages beside cards that nothing will redraw any more: where they stand is forgotten.
import { type RawBuilder, sql } from 'kysely';
import { lookOf, questionOf, wantedOf } from '../../shared/look-of.ts';
import type { Db } from './database.ts';

const LOOK = lookOf('%');
const QUESTION = questionOf('%', '%');
const WANTED = wantedOf('%');

/** Rows of last looks, of questions that were asked back, and of reminders. */
export const isBeside: RawBuilder<boolean> = sql<boolean>`
  (card.request_id LIKE ${sql.lit(LOOK)} OR card.request_id LIKE ${sql.lit(QUESTION)}
    OR card.request_id LIKE ${sql.lit(WANTED)})`;

/** Under what the message stands that it shows. */
export const shownIn: RawBuilder<string> = sql<string>`split_part(card.request_id, '/', 2)`;

/**
 * What is not over has work. A look at a request stays as long as its names, which go from the message
 * with them; so does a reminder that did not change yet, as its reader is not there.
 */
export const letGoOfLooks = (trx: Db) =>
  sql`DELETE FROM card WHERE ${isBeside}
    AND NOT EXISTS (
      SELECT 1 FROM work WHERE work.request_id = ${shownIn} AND work.done_at IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM request WHERE request.id = ${shownIn} AND request.personal IS NOT NULL
        AND (card.request_id LIKE ${sql.lit(LOOK)}
          OR card.request_id LIKE ${sql.lit(WANTED)}))`.execute(trx);
