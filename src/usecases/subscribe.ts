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
} from '../domain/posture/subscriptions/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { tenantsNamed } from './named-tenants.ts';
import { bookNext } from './run-digest.ts';
import { runStudy } from './run-study.ts';
import type { SubscriberDeps } from './subscriber.ts';

export interface SubscribeDeps extends SubscriberDeps {
  readonly subscriptions: SubscriptionStore;
  readonly postureStore: Pick<PostureStore, 'latest'>;
  readonly clock: Clock;
}

export interface Wish {
  readonly about: Subject;
  /** As typed: names of tenants; empty: all that they may read. */
  readonly where: string;
  readonly place: 'alone' | 'shared';
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
  { about, where, place, timeZone }: Wish,
): Promise<Result<Subscribed, Refusal>> {
  const may = await runStudy(readableBy(deps.estate, account), deps.facts);
  if (!may.ok) return may;
  const readable = may.value.tenants;
  const named = tenantsNamed(deps.estate, readable, where);
  if (readable.length === 0 || !named) return refused(notYours(deps.estate, may.value));
  const wanted: Wanted = { account, place, about, tenants: named, timeZone };
  const tenants = tenantsToTell(wanted, readable);
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
  { id, account, about, tenants }: Subscription,
  verb: Extract<AuditVerb, 'subscribed' | 'unsubscribed'>,
  at: number,
) => ({
  verb,
  at,
  actor: account,
  tenantId: account.tenantId,
  details: { subscription: id, about, tenants },
});

/** Names of tenants for whoever may read them; of others nothing is said. */
export const tenantNamesOf = (
  { estate }: Pick<SubscribeDeps, 'estate'>,
  ids: readonly string[],
): string[] => ids.map((id) => tenantById(estate, id)?.displayName ?? 'a tenant that left');
