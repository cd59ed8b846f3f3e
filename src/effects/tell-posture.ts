// Brings a digest, a message about something critical, or word of a subscription's end to its subscriber.
import { digestCard } from '../cards/digest.ts';
import { alertCard, subscriptionChangedCard } from '../cards/posture-alert.ts';
import { type Reader, readerOf } from '../cards/times.ts';
import type { PostureMessage } from '../domain/posture/subscriptions/message.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';

export async function tellPosture(
  { courier, conversations, log }: DeliverDeps,
  { to, channel, subscription, message }: Extract<Effect, { act: 'tell-posture' }>,
): Promise<EffectOutcome> {
  const conversation = await conversations.find(to);
  const reader = readerOf(conversation);
  const { card, summary } = cardOf(message, reader);
  return bring(
    log,
    { subscription, tenantId: to.tenantId },
    () => (channel ? courier.postIn(channel, card, summary) : courier.post(to, card, summary)),
    (arrived) => (channel ? { kind: 'channel', arrived } : { kind: 'nothing' }),
  );
}

function cardOf(of: PostureMessage, reader: Reader) {
  if (of.message === 'digest') return digestCard({ of, reader });
  return of.message === 'alert' ? alertCard(of, reader) : subscriptionChangedCard(of);
}
