// Tells one person that a tenant is paused or everything is locked down, or that it goes on.
import { brakeNews } from '../cards/brake.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';

export async function tellBrake(
  { courier, conversations, log, tenantName }: DeliverDeps,
  { brake, to }: Extract<Effect, { act: 'tell-brake' }>,
): Promise<EffectOutcome> {
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const tenant = brake.tenantId === null ? null : tenantName(brake.tenantId);
  const { card, summary } = brakeNews({ brake, tenant, reader });
  try {
    await courier.post(to, card, summary);
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { brake: brake.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
