// Somebody has heard enough: of one subscription, or of all that fit; only their own.
import {
  endedAs,
  isOpen,
  type Rhythm,
  type Subscription,
} from '../domain/posture/subscriptions/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { auditOf } from './subscribe.ts';

export interface StopDeps {
  readonly subscriptions: SubscriptionStore;
  readonly clock: Clock;
}

const TRIES = 4;

export async function stopSubscription(
  { subscriptions, clock }: StopDeps,
  account: AccountRef,
  id: string,
): Promise<Result<Subscription, Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await subscriptions.load(id);
    if (!before || !sameAccount(before.account, account)) return refused(unknown);
    if (!isOpen(before)) return ok(before);
    const now = clock.now();
    const subscription = endedAs(before, 'asked', now);
    const audit = [auditOf(before, 'unsubscribed', now)];
    const stored = await subscriptions.commit({ subscription, audit, work: [] });
    if (stored === 'committed') return ok(subscription);
  }
  throw new Error(`Subscription ${id} was changed by others ${TRIES} times in a row.`);
}

/** Stops the only one there is, or all where that is what was said; else gives them to choose from. */
export async function unsubscribe(
  deps: StopDeps,
  account: AccountRef,
  which: 'all' | 'any' | Rhythm,
): Promise<{ readonly stopped: readonly Subscription[]; readonly left: readonly Subscription[] }> {
  const open = await deps.subscriptions.ofAccount(account);
  const meant = open.filter(
    ({ about }) =>
      which === 'all' || which === 'any' || ('digest' in about && about.digest === which),
  );
  if (which === 'any' && meant.length > 1) return { stopped: [], left: open };
  for (const { id } of meant) await stopSubscription(deps, account, id);
  return { stopped: meant, left: open.filter((one) => !meant.includes(one)) };
}

const unknown = refusal(
  'subscription-unknown',
  'There is no subscription of yours under that number.',
  'Type "subscriptions" to see those that you have.',
);
