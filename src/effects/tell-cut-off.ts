// Tells one owner that somebody was cut off, or that nobody has looked at it yet.
import { cutOffNews } from '../cards/cut-off.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';

export async function tellCutOff(
  { courier, conversations, log, tenantName }: DeliverDeps,
  { cutOff, to, reminds }: Extract<Effect, { act: 'tell-cut-off' }>,
): Promise<EffectOutcome> {
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const tenants = cutOff.tenants.map(tenantName);
  const { card, summary } = cutOffNews({ cutOff, tenants, reader, reminds });
  try {
    await courier.post(to, card, summary);
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { cutOff: cutOff.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
