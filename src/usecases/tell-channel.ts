// Before a channel is told anything: may everybody in it read that? And afterwards: did it arrive?
import type { AuditDraft, DueWork } from '../domain/access/decision.ts';
import { retryAfter } from '../domain/access/trouble.ts';
import {
  type EndedBy,
  endedAs,
  type Subscription,
  type Withheld,
} from '../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionWork } from '../domain/posture/subscriptions/work.ts';
import type { Clock } from '../ports/clock.ts';
import type { Roster } from '../ports/roster.ts';
import type { SubscriptionChange, SubscriptionStore } from '../ports/subscription-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { DAY } from '../shared/duration.ts';
import type { SubscriberDeps } from './subscriber.ts';
import { whoReadsAlong } from './who-reads-along.ts';

export interface TellChannelDeps extends SubscriberDeps {
  readonly subscriptions: SubscriptionStore;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  /** Absent where nobody is told in channels. */
  readonly roster?: Roster;
}

export type News = Extract<SubscriptionWork, { kind: 'tell-digest' | 'tell-alert' }>;

/** Longer than this nobody waits for Teams to say who is in a channel. */
const PATIENCE = DAY;

/** False: it is not told there; what follows is stored already. */
export async function mayTellChannel(
  deps: TellChannelDeps,
  item: WorkItem,
  subscription: Subscription,
  news: News,
  tenants: readonly string[],
): Promise<boolean> {
  const { roster, queue, clock } = deps;
  const { channel, account } = subscription;
  const along =
    roster && channel
      ? await whoReadsAlong({ ...deps, roster }, channel, account, tenants)
      : ({ state: 'unknown' } as const);
  if (along.state === 'allowed') return true;
  const now = clock.now();
  const since = news.kind === 'tell-digest' ? news.to : news.at;
  if (along.state === 'unknown' && now - since <= PATIENCE) {
    const why = 'it is not known who is in the channel';
    await queue.postpone(item.id, now + retryAfter(item), why);
    return false;
  }
  const why = along.state === 'withheld' ? along.why : 'unchecked';
  const change =
    along.state === 'gone'
      ? ending(subscription, 'channel-gone', now)
      : why === 'left'
        ? ending(subscription, 'left-channel', now)
        : withholding(subscription, why, tenants, now);
  // What the channel is not told is the subscriber's to know all the same.
  const work = [...change.work, { work: { ...news, alone: true } as const, dueAt: now }];
  const stored = await deps.subscriptions.commit({ ...change, work }, { finishes: item.id });
  if (stored === 'conflict') await queue.postpone(item.id, now, 'changed meanwhile', false);
  return false;
}

const TRIES = 4;

/** It was posted there, or Teams refused it for good. */
export async function recordChannel(
  { subscriptions, queue, clock }: TellChannelDeps,
  item: WorkItem,
  arrived: boolean,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await subscriptions.load(item.requestId);
    if (!before || before.ended) return queue.finish(item.id);
    const now = clock.now();
    const alone = { ...(item.work as News), alone: true } as const;
    const ended = ending(before, 'channel-gone', now);
    const change: SubscriptionChange = arrived
      ? { subscription: before, audit: [entry(before, 'channel-told', now)], work: [] }
      : { ...ended, work: [...ended.work, { work: alone, dueAt: now }] };
    const stored = await subscriptions.commit(change, { finishes: item.id });
    if (stored === 'committed') return;
  }
  throw new Error(`Subscription ${item.requestId} was changed by others ${TRIES} times in a row.`);
}

export function ending(before: Subscription, by: EndedBy, now: number): SubscriptionChange {
  const audit = entry(before, 'subscription-ended', now, { by });
  const work: DueWork[] =
    by === 'account-gone' ? [] : [{ work: { kind: 'tell-ended' }, dueAt: now }];
  return { subscription: endedAs(before, by, now), audit: [audit], work };
}

const withholding = (
  subscription: Subscription,
  why: Withheld,
  tenants: readonly string[],
  now: number,
): SubscriptionChange => ({
  subscription,
  audit: [entry(subscription, 'channel-withheld', now, { why, tenants })],
  work: [{ work: { kind: 'tell-withheld', why }, dueAt: now }],
});

const entry = (
  { id, account, channel }: Subscription,
  verb: Extract<AuditDraft['verb'], 'channel-told' | 'channel-withheld' | 'subscription-ended'>,
  at: number,
  details: Readonly<Record<string, unknown>> = {},
): AuditDraft => ({
  verb,
  at,
  tenantId: account.tenantId,
  people: { subscriber: account },
  details: {
    subscription: id,
    ...(channel && { channel: channel.conversationId, team: channel.teamId }),
    ...details,
  },
});
