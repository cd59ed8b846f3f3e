// Tells one of two people that somebody is to decide in the other's stead, or does not any more.
import { absenceNews } from '../cards/absence.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';

export async function tellAbsence(
  { courier, conversations, clock, log }: DeliverDeps,
  { absence, to }: Extract<Effect, { act: 'tell-absence' }>,
): Promise<EffectOutcome> {
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const { card, summary } = absenceNews({ absence, viewer: to, reader, now: clock.now() });
  try {
    await courier.post(to, card, summary);
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { absence: absence.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
