// Tells one of two people that somebody is to decide in the other's stead, or does not any more.
import { absenceNews } from '../cards/absence.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { sameAccount } from '../shared/account.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';

export async function tellAbsence(
  deps: DeliverDeps,
  { absence, to, quiet }: Extract<Effect, { act: 'tell-absence' }>,
): Promise<EffectOutcome> {
  const { conversations, clock, log } = deps;
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const { card, summary } = absenceNews({ absence, viewer: to, reader, now: clock.now() });
  try {
    const { id, version, delegate } = absence;
    const as = sameAccount(delegate, to) ? 'approver' : 'requestor';
    const of = { id, to, as, version } as const;
    await (quiet ? redrawEarlier(deps, of, card) : postInstead(deps, of, { card, summary }));
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { absence: absence.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
