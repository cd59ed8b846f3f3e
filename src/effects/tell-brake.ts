// Tells one person that a tenant is paused or everything is locked down, or that it goes on.
import { brakeNews } from '../cards/brake.ts';
import { movedCard } from '../cards/moved.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';
import { redrawEarlier } from './redraw-earlier.ts';

export async function tellBrake(
  deps: DeliverDeps,
  { brake, to, mayEnd, quiet }: Extract<Effect, { act: 'tell-brake' }>,
): Promise<EffectOutcome> {
  const { cards, courier, conversations, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const tenant = brake.tenantId === null ? null : tenantName(brake.tenantId);
  const { card, summary } = brakeNews({ brake, tenant, reader, mayEnd });
  try {
    const earlier = brake.over ? card : movedCard(summary);
    await redrawEarlier(deps, { id: brake.id, to, as: 'approver' }, earlier);
    if (quiet) return { kind: 'nothing' };
    const posted = await courier.post(to, card, summary);
    await cards.save(brake.id, to, 'approver', { ...posted, version: brake.version });
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { brake: brake.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
