// Somebody has heard enough: of one subscription, or of all that fit; their own, or one of a channel that they may stop.
import {
  endedAs,
  isOpen,
  type Rhythm,
  type Subscription,
} from '../domain/posture/subscriptions/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { mayStopThere } from './may-stop-there.ts';
import { auditOf } from './subscribe.ts';
import type { SubscriberDeps } from './subscriber.ts';

export interface StopDeps extends SubscriberDeps {
  readonly subscriptions: SubscriptionStore;
  readonly clock: Clock;
}

const TRIES = 4;

/** `channel`: where the button was pressed. */
export async function stopSubscription(
  deps: StopDeps,
  account: AccountRef,
  id: string,
  channel?: ChannelRef,
): Promise<Result<Subscription, Refusal>> {
  const { subscriptions, clock } = deps;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await subscriptions.load(id);
    if (!before) return refused(unknown);
    const own = sameAccount(before.account, account);
    if (!own && !(await mayStopThere(deps, account, before, channel))) return refused(unknown);
    if (!isOpen(before)) return ok(before);
    const now = clock.now();
    const subscription = endedAs(before, own ? 'asked' : 'another', now);
    const audit = [{ ...auditOf(before, 'unsubscribed', now), actor: account }];
    const told = { work: { kind: 'tell-ended' }, dueAt: now } as const;
    const stored = await subscriptions.commit({ subscription, audit, work: own ? [] : [told] });
    if (stored === 'committed') return ok(subscription);
  }
  throw new Error(`Subscription ${id} was changed by others ${TRIES} times in a row.`);
}

/** Stops the only one there is, or all where that is what was said; else gives them to choose from. */
export async function unsubscribe(
  deps: StopDeps,
  account: AccountRef,
  which: 'all' | 'any' | Rhythm,
  channel?: ChannelRef,
): Promise<{ readonly stopped: readonly Subscription[]; readonly left: readonly Subscription[] }> {
  const open = channel
    ? await deps.subscriptions.inChannel(channel)
    : (await deps.subscriptions.ofAccount(account)).filter(({ place }) => place === 'alone');
  const meant = open.filter(
    ({ about }) =>
      which === 'all' || which === 'any' || ('digest' in about && about.digest === which),
  );
  if (which === 'any' && meant.length > 1) return { stopped: [], left: open };
  const stopped: Subscription[] = [];
  for (const one of meant) {
    if ((await stopSubscription(deps, account, one.id, channel)).ok) stopped.push(one);
  }
  return { stopped, left: open.filter((one) => !stopped.includes(one)) };
}

const unknown = refusal(
  'subscription-unknown',
  'There is no subscription of yours under that number.',
  'Type "subscriptions" to see those that you have.',
);
