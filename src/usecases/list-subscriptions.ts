// "subscriptions": what somebody is told of, with the tenants that they may read today.
import { type Subscription, tenantsToTell } from '../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { tenantNamesOf } from './subscribe.ts';
import { type SubscriberDeps, subscriberOf } from './subscriber.ts';

export interface ListDeps extends SubscriberDeps {
  readonly subscriptions: Pick<SubscriptionStore, 'ofAccount'>;
}

export async function listSubscriptions(
  deps: ListDeps,
  account: AccountRef,
): Promise<Array<{ readonly subscription: Subscription; readonly tenants: readonly string[] }>> {
  const open = await deps.subscriptions.ofAccount(account);
  if (open.length === 0) return [];
  const subscriber = await subscriberOf(deps, account);
  const readable = subscriber.state === 'there' ? subscriber.readable : [];
  return open.map((subscription) => ({
    subscription,
    tenants: tenantNamesOf(deps, tenantsToTell(subscription, readable)),
  }));
}
