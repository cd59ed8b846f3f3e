// What a grant holds from now on or lets go, and which guest stands for whom: rows of the decision's own transaction.
import type { Decision } from '../../domain/access/decision.ts';
import { accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';

export async function writeHoldings(trx: Db, decision: Decision): Promise<void> {
  const { request } = decision;
  for (const change of decision.holdings ?? []) {
    if ('release' in change) {
      await trx
        .updateTable('holding')
        .set({ released: true })
        .where('request_id', '=', request.id)
        .where('step_id', '=', change.release)
        .execute();
    } else {
      const { hold: key, ours, stepId } = change;
      const step = request.plan.steps.find(({ id }) => id === stepId);
      const beneficiary = step?.person ?? accountKey(request.beneficiary);
      await trx
        .insertInto('holding')
        .values({ request_id: request.id, step_id: stepId, key, beneficiary, ours })
        .onConflict((conflict) =>
          conflict.columns(['request_id', 'step_id', 'key']).doUpdateSet({ ours, released: false }),
        )
        .execute();
    }
  }
  if (decision.guestLink) {
    const guest = accountKey(decision.guestLink.guest);
    const home = accountKey(decision.guestLink.home);
    await trx
      .insertInto('guest_link')
      .values({ guest, home })
      .onConflict((conflict) => conflict.column('guest').doUpdateSet({ home }))
      .execute();
  }
}
