// Somebody wants to hear how tenants stand: only of tenants that they may read, and the same wish once.
import type { AuditVerb } from '../domain/access/decision.ts';
import { tenantById } from '../domain/estate/estate.ts';
import { notYours, readableBy } from '../domain/posture/authority.ts';
import { estateView } from '../domain/posture/estate-view.ts';
import { findCriticals } from '../domain/posture/subscriptions/critical.ts';
import {
  begin,
  type Subject,
  type Subscription,
  subscriptionId,
  tenantsToTell,
  type Wanted,
  type Withheld,
} from '../domain/posture/subscriptions/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Roster } from '../ports/roster.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { tenantsNamed } from './named-tenants.ts';
import { bookNext } from './run-digest.ts';
import { runStudy } from './run-study.ts';
import type { SubscriberDeps } from './subscriber.ts';
import { whoReadsAlong } from './who-reads-along.ts';

export interface SubscribeDeps extends SubscriberDeps {
  readonly subscriptions: SubscriptionStore;
  readonly postureStore: Pick<PostureStore, 'latest'>;
  readonly clock: Clock;
  /** What is refused about a channel is noted. */
  readonly store: Pick<RequestStore, 'note'>;
  /** Absent where no channel may be subscribed. */
  readonly roster?: Roster;
}

export interface Wish {
  readonly about: Subject;
  /** As typed: names of tenants; empty: all that they may read. */
  readonly where: string;
  readonly place: 'alone' | 'shared';
  readonly channel?: ChannelRef;
  readonly timeZone: string;
}

export interface Subscribed {
  readonly subscription: Subscription;
  /** Ids of the tenants that it is about today. */
  readonly tenants: readonly string[];
  /** Of those, where at present it cannot be told. */
  readonly blind: readonly string[];
  readonly nextAt: number | undefined;
}

const TRIES = 4;

export async function subscribe(
  deps: SubscribeDeps,
  account: AccountRef,
  wish: Wish,
): Promise<Result<Subscribed, Refusal>> {
  const begun = await beginWith(deps, account, wish);
  if (begun.ok || !wish.channel) return begun;
  await deps.store.note(null, {
    verb: 'posture-refused',
    at: deps.clock.now(),
    actor: account,
    tenantId: account.tenantId,
    details: {
      subscribe: wish.about,
      channel: wish.channel.conversationId,
      because: begun.error.code,
    },
  });
  return begun;
}

async function beginWith(
  deps: SubscribeDeps,
  account: AccountRef,
  { about, where, place, channel, timeZone }: Wish,
): Promise<Result<Subscribed, Refusal>> {
  const may = await runStudy(readableBy(deps.estate, account), deps.facts);
  if (!may.ok) return may;
  const readable = may.value.tenants;
  const named = tenantsNamed(deps.estate, readable, where);
  if (readable.length === 0 || !named) return refused(notYours(deps.estate, may.value));
  const at = channel ? { channel } : {};
  const wanted: Wanted = { account, place, ...at, about, tenants: named, timeZone };
  const tenants = tenantsToTell(wanted, readable);
  const why = channel && (await whyNotIn(deps, wanted, channel, tenants));
  if (why) return refused(why);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await deps.subscriptions.load(subscriptionId(wanted));
    const now = deps.clock.now();
    const subscription = begin(wanted, before, tenants, now);
    const next = bookNext(subscription, now);
    const change = {
      subscription,
      audit: [auditOf(subscription, 'subscribed', now)],
      work: [next],
    };
    const stored = before
      ? await deps.subscriptions.commit(change)
      : await deps.subscriptions.create(change);
    if (stored === 'conflict') continue;
    const nextAt = 'digest' in about ? next.dueAt : undefined;
    return ok({ subscription, tenants, blind: await blindIn(deps, about, tenants, now), nextAt });
  }
  throw new Error(`A subscription was changed by others ${TRIES} times in a row.`);
}

/** What a channel is told is for everybody in it, at this moment as at every later one. */
async function whyNotIn(
  deps: SubscribeDeps,
  { account, about, tenants: wanted }: Wanted,
  channel: ChannelRef,
  tenants: readonly string[],
): Promise<Refusal | undefined> {
  const { roster } = deps;
  const along = roster && (await whoReadsAlong({ ...deps, roster }, channel, account, tenants));
  if (along?.state === 'withheld') return NOT_TOLD[along.why];
  if (along?.state !== 'allowed') return NOT_TOLD.unchecked;
  const same = (await deps.subscriptions.inChannel(channel)).some(
    (one) =>
      !sameAccount(one.account, account) &&
      JSON.stringify([one.about, one.tenants]) === JSON.stringify([about, wanted]),
  );
  return same ? ALREADY : undefined;
}

/** Where nothing was read, or what it rests on is not licensed or not declared. */
async function blindIn(
  { estate, postureStore }: SubscribeDeps,
  about: Subject,
  tenants: readonly string[],
  now: number,
): Promise<string[]> {
  if (!('alert' in about)) return [];
  const facts = await postureStore.latest(tenants);
  const seen = estateView(estate, (id) => facts.get(id), now);
  return tenants.filter((id) => {
    const view = seen.view(id);
    return view && findCriticals(about.alert, view, seen, now).seen === 'none';
  });
}

export const auditOf = (
  { id, account, channel, about, tenants }: Subscription,
  verb: Extract<AuditVerb, 'subscribed' | 'unsubscribed'>,
  at: number,
) => ({
  verb,
  at,
  actor: account,
  tenantId: account.tenantId,
  details: {
    subscription: id,
    about,
    tenants,
    ...(channel && { channel: channel.conversationId, team: channel.teamId }),
  },
});

/** Names of tenants for whoever may read them; of others nothing is said. */
export const tenantNamesOf = (
  { estate }: Pick<SubscribeDeps, 'estate'>,
  ids: readonly string[],
): string[] => ids.map((id) => tenantById(estate, id)?.displayName ?? 'a tenant that left');

const NOT_TOLD: Readonly<Record<Withheld, Refusal>> = {
  others: refusal(
    'channel-others',
    'Not everybody in that channel may read every tenant that it would be about, so nothing will be told there.',
    'Name only tenants that all of them may read ("subscribe weekly to" and a tenant), use a channel with readers alone, or subscribe here, for yourself.',
  ),
  'too-many': refusal(
    'channel-large',
    'There are more people in that channel than I can look through before each message.',
    'Use a channel of at most 500 people, or subscribe here, for yourself.',
  ),
  left: refusal(
    'channel-left',
    'You are not in that channel, so you cannot subscribe it.',
    'Subscribe here, for yourself.',
  ),
  unchecked: refusal(
    'channel-unchecked',
    'Whether everybody in that channel may be told could not be checked just now.',
    'Try again in a minute.',
  ),
};

const ALREADY = refusal(
  'channel-subscribed',
  'Somebody else subscribed that channel to the same already.',
  'Nothing is to be done; "subscriptions" in the channel lists what comes there.',
);
