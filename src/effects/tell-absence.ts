// Tells one of two people that somebody is to decide in the other's stead, or does not any more.
import { absenceNews } from '../cards/absence.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { sameAccount } from '../shared/account.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';

export async function tellAbsence(
  deps: DeliverDeps,
  { absence, to, quiet }: Extract<Effect, { act: 'tell-absence' }>,
): Promise<EffectOutcome> {
  const { conversations, clock, log } = deps;
  const conversation = await conversations.find(to);
  const reader = readerOf(conversation);
  const { card, summary } = absenceNews({ absence, viewer: to, reader, now: clock.now() });
  const { id, version, delegate } = absence;
  const as = sameAccount(delegate, to) ? 'approver' : 'requestor';
  const of = { id, to, as, version } as const;
  return bring(log, { absence: id, tenantId: to.tenantId }, () =>
    quiet ? redrawEarlier(deps, of, card) : postInstead(deps, of, { card, summary }),
  );
}
