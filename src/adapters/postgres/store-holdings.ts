// What a grant holds from now on or lets go, and which guest stands for whom: parts of the decision's own statement.
import { type RawBuilder, sql } from 'kysely';
import type { Decision } from '../../domain/access/decision.ts';
import { accountKey } from '../../shared/account.ts';

interface Held {
  readonly step_id: string;
  readonly key: string;
  readonly beneficiary: string;
  readonly ours: boolean;
}

/** Parts of a WITH, for a statement that may store more: of one row, the last change counts. */
export const storeHoldings = (decision: Decision): RawBuilder<unknown> => {
  const { id } = decision.request;
  const { held, released } = lastOf(decision);
  const { guestLink } = decision;
  const rows = JSON.stringify(held);
  return sql`
  holds AS MATERIALIZED (
    SELECT step_id, key, beneficiary, ours FROM jsonb_to_recordset(${rows}::jsonb)
      AS rows (step_id text, key text, beneficiary text, ours boolean)
  ), held AS (
    INSERT INTO holding (request_id, step_id, key, beneficiary, ours)
    SELECT ${id}, step_id, key, beneficiary, ours FROM holds
    ON CONFLICT (request_id, step_id, key) DO UPDATE SET ours = excluded.ours, released = false
  ), let_go AS (
    UPDATE holding SET released = true
    WHERE request_id = ${id} AND step_id = ANY (${released}::text[])
      AND (step_id, key) NOT IN (SELECT step_id, key FROM holds)
  ), linked AS (
    INSERT INTO guest_link (guest, home)
    SELECT guest, home FROM jsonb_to_recordset(${JSON.stringify(guestLink ? [rowOf(guestLink)] : [])}::jsonb)
      AS rows (guest text, home text)
    ON CONFLICT (guest) DO UPDATE SET home = excluded.home
  )`;
};

const rowOf = ({ guest, home }: NonNullable<Decision['guestLink']>) => ({
  guest: accountKey(guest),
  home: accountKey(home),
});

/** Changes count in their order: what is let go after it was held is not held. */
function lastOf({ request, holdings = [] }: Decision): { held: Held[]; released: string[] } {
  const held = new Map<string, Held>();
  const released = new Set<string>();
  for (const change of holdings) {
    if ('release' in change) {
      released.add(change.release);
      for (const [key, one] of held) if (one.step_id === change.release) held.delete(key);
    } else {
      const { hold: key, ours, stepId } = change;
      const step = request.plan.steps.find(({ id }) => id === stepId);
      const beneficiary = step?.person ?? accountKey(request.beneficiary);
      held.set(`${stepId} ${key}`, { step_id: stepId, key, beneficiary, ours });
    }
  }
  return { held: [...held.values()], released: [...released] };
}
