// Whether somebody may stop what another began for a channel: an owner may, and whoever is in it and may read all of it.
import { type Subscription, tenantsToTell } from '../domain/posture/subscriptions/subscription.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type ChannelRef, sameChannel } from '../shared/channel.ts';
import { type SubscriberDeps, subscriberOf } from './subscriber.ts';

/** `there`: the channel that they stand in, as a member. */
export async function mayStopThere(
  deps: SubscriberDeps,
  account: AccountRef,
  subscription: Subscription,
  there: ChannelRef | undefined,
): Promise<boolean> {
  const { channel, readable } = subscription;
  if (!channel) return false;
  const who = await subscriberOf(deps, account);
  if (who.state !== 'there') return false;
  const told = tenantsToTell(subscription, readable);
  const owns = deps.estate.tenants.some(
    ({ id, owners }) =>
      told.includes(id) && owners.some((owner) => sameAccount(owner.account, account)),
  );
  if (owns) return true;
  const isThere = there !== undefined && sameChannel(there, channel);
  return isThere && told.length > 0 && told.every((id) => who.readable.includes(id));
}
