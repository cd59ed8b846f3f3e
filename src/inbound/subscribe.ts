// "subscribe …", "alert me about …", "subscriptions" and "unsubscribe", and the buttons that stop one; in a chat or a channel.

import { channelSubscriptionsCard } from '../cards/channel-subscriptions.ts';
import { notice, refusalCard } from '../cards/notices.ts';
import { howToSubscribe, subscribedCard, subscriptionsCard } from '../cards/subscriptions.ts';
import { readerFrom } from '../cards/times.ts';
import { readRequestId } from '../shared/ids.ts';
import { refusal } from '../shared/refusal.ts';
import { listSubscriptions } from '../usecases/list-subscriptions.ts';
import { stopSubscription, unsubscribe } from '../usecases/stop-subscription.ts';
import { subscribe, tenantNamesOf } from '../usecases/subscribe.ts';
import type { InboundDeps } from './deps.ts';
import { say } from './say.ts';
import type { SubscribeIntent } from './subscribe-words.ts';
import {
  type ActionReply,
  type Actor,
  type Fields,
  type Reply,
  type Said,
  textField,
} from './types.ts';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

const NOT_HERE = refusal(
  'subscriptions-off',
  'Here nobody can subscribe to how tenants stand.',
  'Whoever runs Drawbridge can tell you why.',
);

/** Undefined: subscriptions are not set up. */
function depsOf(deps: InboundDeps) {
  const { subscriptions, postureStore } = deps;
  return subscriptions && postureStore && { ...deps, subscriptions, postureStore };
}

export async function onSubscribe(
  deps: InboundDeps,
  actor: Actor,
  intent: SubscribeIntent,
): Promise<Said> {
  const there = (reply: Reply): Said => ({ in: actor.alone ? 'own-chat' : 'channel', reply });
  const ready = depsOf(deps);
  if (!ready) return there({ card: refusalCard([NOT_HERE]), summary: NOT_HERE.sentence });
  const channel = actor.inChannel?.channel;
  const listed = () => listSubscriptions(ready, refOf(actor), channel);
  const list = async (headline?: string): Promise<Reply> => ({
    card: channel
      ? channelSubscriptionsCard(await listed(), headline)
      : subscriptionsCard(await listed(), headline),
    summary: channel ? 'What comes to this channel' : 'My subscriptions',
  });
  switch (intent.do) {
    case 'ask':
      return {
        in: 'own-chat',
        reply: { card: howToSubscribe(), summary: 'What do you want to hear of?' },
      };
    case 'list':
      return there(await list());
    case 'stop': {
      const { stopped, left } = await unsubscribe(ready, refOf(actor), intent.which, channel);
      return there(
        stopped.length > 0
          ? { card: stoppedCard(stopped.length, left.length, !channel), summary: 'It is stopped' }
          : await list(left.length > 0 ? 'Which one?' : undefined),
      );
    }
    case 'begin': {
      const { about, where } = intent;
      const place = actor.alone ? 'alone' : 'shared';
      const timeZone = actor.timeZone ?? 'UTC';
      const wish = { about, where, place, timeZone, ...(channel && { channel }) } as const;
      const begun = await subscribe(ready, refOf(actor), wish);
      if (!begun.ok) {
        // It may say what the asker may read, or that somebody else may not.
        const { error } = begun;
        return { in: 'own-chat', reply: { card: refusalCard([error]), summary: error.sentence } };
      }
      const { subscription, tenants, blind, nextAt } = begun.value;
      const names = (ids: readonly string[]) => tenantNamesOf(ready, ids);
      const card = subscribedCard(
        { subscription, tenants: names(tenants), blind: names(blind), nextAt },
        readerFrom(actor.locale, actor.timeZone),
      );
      return there({
        card,
        summary: channel ? 'This channel is subscribed' : 'You are subscribed',
      });
    }
  }
}

const stoppedCard = (stopped: number, left: number, own = true) =>
  notice(stopped === 1 ? 'It is stopped' : `${stopped} subscriptions are stopped`, [
    {
      label: '',
      text:
        left === 0
          ? own
            ? 'You have no subscription any more.'
            : 'Nothing of that kind comes to this channel any more.'
          : `${left === 1 ? 'One is' : `${left} are`} left; "subscriptions" lists ${own ? 'what you have' : 'them'}.`,
    },
  ]);

export async function pressStop(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const ready = depsOf(deps);
  if (!ready) return say(NOT_HERE);
  const id = readRequestId(textField(fields, 'subscription')) ?? '';
  const channel = actor.inChannel?.channel;
  const stopped = await stopSubscription(ready, refOf(actor), id, channel);
  if (!stopped.ok) return say(stopped.error);
  const left = channel
    ? await ready.subscriptions.inChannel(channel)
    : await ready.subscriptions.ofAccount(refOf(actor));
  return { card: stoppedCard(1, left.length, !channel) };
}
