// "subscribe …", "alert me about …", "subscriptions" and "unsubscribe", and the buttons that stop one.
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
import { type ActionReply, type Actor, type Fields, type Reply, textField } from './types.ts';

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
): Promise<Reply> {
  const ready = depsOf(deps);
  if (!ready) return { card: refusalCard([NOT_HERE]), summary: NOT_HERE.sentence };
  switch (intent.do) {
    case 'ask':
      return { card: howToSubscribe(), summary: 'What do you want to hear of?' };
    case 'list':
      return { card: subscriptionsCard(await listSubscriptions(ready, refOf(actor))), ...MINE };
    case 'stop': {
      const { stopped, left } = await unsubscribe(ready, refOf(actor), intent.which);
      const card =
        stopped.length > 0
          ? stoppedCard(stopped.length, left.length)
          : subscriptionsCard(
              await listSubscriptions(ready, refOf(actor)),
              left.length > 0 ? 'Which one?' : undefined,
            );
      return { card, ...MINE };
    }
    case 'begin': {
      const { about, where } = intent;
      const place = actor.alone ? 'alone' : 'shared';
      const timeZone = actor.timeZone ?? 'UTC';
      const begun = await subscribe(ready, refOf(actor), { about, where, place, timeZone });
      if (!begun.ok) return { card: refusalCard([begun.error]), summary: begun.error.sentence };
      const { subscription, tenants, blind, nextAt } = begun.value;
      const names = (ids: readonly string[]) => tenantNamesOf(ready, ids);
      const card = subscribedCard(
        { subscription, tenants: names(tenants), blind: names(blind), nextAt },
        readerFrom(actor.locale, actor.timeZone),
      );
      return { card, summary: 'You are subscribed' };
    }
  }
}

const MINE = { summary: 'My subscriptions' } as const;

const stoppedCard = (stopped: number, left: number) =>
  notice(stopped === 1 ? 'It is stopped' : `${stopped} subscriptions are stopped`, [
    {
      label: '',
      text:
        left === 0
          ? 'You have no subscription any more.'
          : `${left === 1 ? 'One is' : `${left} are`} left; "subscriptions" lists what you have.`,
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
  const stopped = await stopSubscription(ready, refOf(actor), id);
  if (!stopped.ok) return say(stopped.error);
  const left = await ready.subscriptions.ofAccount(refOf(actor));
  return { card: stoppedCard(1, left.length) };
}
