// Tells one owner that somebody was cut off, or that nobody has looked at it yet.
import { cutOffAnswered, cutOffNews } from '../cards/cut-off.ts';
import { movedCard } from '../cards/moved.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';
import { redrawEarlier } from './redraw-earlier.ts';

export async function tellCutOff(
  deps: DeliverDeps,
  { cutOff, to, reminds, quiet }: Extract<Effect, { act: 'tell-cut-off' }>,
): Promise<EffectOutcome> {
  const { cards, courier, conversations, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const tenants = cutOff.tenants.map(tenantName);
  const { card, summary } = cutOffNews({ cutOff, tenants, reader, reminds });
  try {
    const { id, version } = cutOff;
    const earlier = quiet ? cutOffAnswered(cutOff, reader) : movedCard(summary);
    await redrawEarlier(deps, { id, to, as: 'approver' }, earlier);
    if (quiet) return { kind: 'nothing' };
    const posted = await courier.post(to, card, summary);
    await cards.save(id, to, 'approver', { ...posted, version });
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { cutOff: cutOff.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
