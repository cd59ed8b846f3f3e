// "subscriptions": what somebody or a channel is told of, with the tenants that they may read today.
import { type Subscription, tenantsToTell } from '../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';
import { mayStopThere } from './may-stop-there.ts';
import { tenantNamesOf } from './subscribe.ts';
import { type SubscriberDeps, subscriberOf } from './subscriber.ts';

export interface ListDeps extends SubscriberDeps {
  readonly subscriptions: Pick<SubscriptionStore, 'ofAccount' | 'inChannel'>;
}

/** In a channel those alone that the asker may stop, since others would tell of tenants. */
export async function listSubscriptions(
  deps: ListDeps,
  account: AccountRef,
  channel?: ChannelRef,
): Promise<Array<{ readonly subscription: Subscription; readonly tenants: readonly string[] }>> {
  const open = channel
    ? await theirsIn(deps, account, channel)
    : await deps.subscriptions.ofAccount(account);
  if (open.length === 0) return [];
  const subscriber = await subscriberOf(deps, account);
  const readable = subscriber.state === 'there' ? subscriber.readable : [];
  return open.map((subscription) => ({
    subscription,
    tenants: tenantNamesOf(deps, tenantsToTell(subscription, readable)),
  }));
}

async function theirsIn(deps: ListDeps, account: AccountRef, channel: ChannelRef) {
  const found: Subscription[] = [];
  for (const one of await deps.subscriptions.inChannel(channel)) {
    const own = sameAccount(one.account, account);
    if (own || (await mayStopThere(deps, account, one, channel))) found.push(one);
  }
  return found;
}
