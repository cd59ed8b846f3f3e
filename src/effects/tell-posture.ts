// Brings a digest, a message about something critical, or word of a subscription's end to its subscriber.
import { digestCard } from '../cards/digest.ts';
import { alertCard, subscriptionChangedCard } from '../cards/posture-alert.ts';
import { type Reader, readerFrom } from '../cards/times.ts';
import type { PostureMessage } from '../domain/posture/subscriptions/message.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';

export async function tellPosture(
  { courier, conversations, log }: DeliverDeps,
  { to, channel, subscription, message }: Extract<Effect, { act: 'tell-posture' }>,
): Promise<EffectOutcome> {
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const { card, summary } = cardOf(message, reader);
  try {
    if (!channel) await courier.post(to, card, summary);
    else await courier.postIn(channel, card, summary);
    return channel ? { kind: 'channel', arrived: true } : { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { subscription, tenantId: to.tenantId });
    return channel ? { kind: 'channel', arrived: false } : { kind: 'nothing' };
  }
}

function cardOf(of: PostureMessage, reader: Reader) {
  if (of.message === 'digest') return digestCard({ of, reader });
  return of.message === 'alert' ? alertCard(of, reader) : subscriptionChangedCard(of);
}
