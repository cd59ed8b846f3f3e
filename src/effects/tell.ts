// Tells one person in a short message of its own what has happened to a request, beside its card.
import { tellCard } from '../cards/tell-card.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';

/** Only a process that dies between sending and noting it can lead to a second message. */
export async function tell(
  deps: DeliverDeps,
  { request, to, audience, news }: Extract<Effect, { act: 'tell' }>,
): Promise<EffectOutcome> {
  const { courier, conversations, clock, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const { card, summary } = tellCard(news, {
    request,
    viewer: to,
    audience,
    tenant: tenantName(request.plan.resource.tenantId),
    reader: readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null),
    now: clock.now(),
  });
  try {
    await courier.post(to, card, summary);
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    // The card says the same; it comes when they are there.
    log.warn('message.unreachable', { requestId: request.id, news, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
