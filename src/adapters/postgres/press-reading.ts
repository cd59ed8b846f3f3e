// What presses ask about, as one part of a statement: the request, who is linked to whom, and what they hold.
import { type RawBuilder, sql } from 'kysely';
import type { Press, PressReading } from '../../ports/press-reading.ts';
import { accountKey } from '../../shared/account.ts';
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import { refOf } from './ref-of.ts';
import type { RequestLoads } from './request-loads.ts';

/** One row of the statement: `id` and `more` are the two ends of what it tells. */
export interface PressRow {
  readonly what: string;
  readonly id: string;
  readonly version: number;
  readonly data: unknown;
  readonly personal: unknown;
  readonly more: string | null;
}

export interface AskedPresses {
  readonly part: RawBuilder<PressRow>;
  /** For one of them, from the rows that came. */
  reading(rows: readonly PressRow[]): (press: Press) => PressReading;
}

/**
 * Links are read for whoever asked, who gets it and who presses; what is held, for the first two and for
 * those who are linked to one of the three. What it is about stands in JSON: of an array the server would
 * look how long it is, and plan the statement anew each time, which takes longer than reading does.
 */
export function askPresses(loads: RequestLoads, presses: readonly Press[]): AskedPresses {
  const ids = [...new Set(presses.map(({ requestId }) => requestId))];
  const pressing = JSON.stringify(
    presses.map(({ requestId, account }) => ({ id: requestId, account: accountKey(account) })),
  );
  const { standing, take } = loads.ask(ids);
  const part = sql<PressRow>`SELECT what, id, version, data, personal, more FROM (
    WITH asked AS MATERIALIZED (
      SELECT id, account FROM jsonb_to_recordset(${pressing}::jsonb) AS rows (id text, account text)
    ), known AS (
      SELECT id, stands FROM jsonb_to_recordset(${standing}::jsonb) AS rows (id text, stands text)
    ), pressed AS MATERIALIZED (
      SELECT request.id, version, request.xmin::text AS stands, requestor, beneficiary,
        CASE WHEN known.id IS NULL THEN data END AS data,
        CASE WHEN known.id IS NULL THEN personal END AS personal
      FROM request LEFT JOIN known ON known.id = request.id AND known.stands = request.xmin::text
      WHERE request.id = ANY (ARRAY(SELECT id FROM asked))
    ), concerned AS MATERIALIZED (
      SELECT requestor AS account FROM pressed UNION SELECT beneficiary FROM pressed
      UNION SELECT account FROM asked
    ), link AS MATERIALIZED (
      SELECT guest, home FROM guest_link
      WHERE guest = ANY (ARRAY(SELECT account FROM concerned))
        OR home = ANY (ARRAY(SELECT account FROM concerned))
    ), holder AS MATERIALIZED (
      SELECT account FROM concerned UNION SELECT guest FROM link UNION SELECT home FROM link
    )
    SELECT 'request' AS what, id, version, data, personal, stands AS more FROM pressed
    UNION ALL SELECT 'account', account, 0, NULL, NULL, NULL FROM concerned
    UNION ALL SELECT 'link', guest, 0, NULL, NULL, home FROM link
    UNION ALL SELECT 'holder', account, 0, NULL, NULL, NULL FROM holder
    UNION ALL SELECT 'held', key, 0, NULL, NULL, beneficiary FROM holding
      WHERE beneficiary = ANY (ARRAY(SELECT account FROM holder)) AND ours AND NOT released
  ) AS press`;
  return {
    part,
    reading(rows) {
      const of = (what: string) => rows.filter((row) => row.what === what);
      const requests = new Map(
        of('request').map(({ more, ...row }) => [row.id, take({ ...row, stands: more ?? '' })]),
      );
      const accounts = new Set(of('account').map(({ id }) => id));
      const holders = new Set(of('holder').map(({ id }) => id));
      const [links, held] = [of('link'), of('held')];
      return ({ requestId }) => ({
        request: requests.get(requestId),
        guestLinks(asked) {
          const keys = asked.map(accountKey);
          if (!keys.every((key) => accounts.has(key))) return undefined;
          const theirs = links.filter(
            ({ id, more }) => keys.includes(id) || keys.includes(more ?? ''),
          );
          return theirs.map(({ id, more }) => ({ guest: refOf(id), home: refOf(more ?? '') }));
        },
        heldBy(people) {
          const keys = people.map(beneficiaryKey);
          if (!keys.every((key) => holders.has(key))) return undefined;
          return new Set(held.flatMap(({ id, more }) => (keys.includes(more ?? '') ? [id] : [])));
        },
      });
    },
  };
}
