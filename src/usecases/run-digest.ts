// The time of a subscription has come: its reader's rights of today, whether there is anything to tell, and the next time.
import type { AuditDraft, DueWork } from '../domain/access/decision.ts';
import { retryAfter } from '../domain/access/trouble.ts';
import type { Instant } from '../domain/facts.ts';
import { isQuiet } from '../domain/posture/subscriptions/digest.ts';
import { nextDue, saysAllQuiet } from '../domain/posture/subscriptions/due.ts';
import {
  type EndedBy,
  endedAs,
  lostTenants,
  type Rhythm,
  type Subscription,
  tenantsToTell,
} from '../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionWork } from '../domain/posture/subscriptions/work.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { SubscriptionChange, SubscriptionStore } from '../ports/subscription-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { type MakeDigestDeps, makeDigest } from './make-digest.ts';
import { type SubscriberDeps, subscriberOf } from './subscriber.ts';

export interface RunDigestDeps extends SubscriberDeps, MakeDigestDeps {
  readonly subscriptions: SubscriptionStore;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly clock: Clock;
}

/** When somebody changed it meanwhile, the row comes again and finds that. */
export async function runDigest(
  deps: RunDigestDeps,
  item: WorkItem,
  { round }: Extract<SubscriptionWork, { kind: 'run-subscription' }>,
): Promise<void> {
  const { subscriptions, queue, clock } = deps;
  const subscription = await subscriptions.load(item.requestId);
  if (!subscription || subscription.ended || subscription.round !== round) {
    return queue.finish(item.id);
  }
  const now = clock.now();
  const next = await decide(deps, subscription, now);
  if (next === 'later') {
    return queue.postpone(item.id, now + retryAfter(item), 'the account cannot be read');
  }
  const stored = await subscriptions.commit(next, { finishes: item.id });
  if (stored === 'conflict') await queue.postpone(item.id, now, 'changed meanwhile', false);
}

async function decide(
  deps: RunDigestDeps,
  before: Subscription,
  now: Instant,
): Promise<SubscriptionChange | 'later'> {
  const subscriber = await subscriberOf(deps, before.account);
  if (subscriber.state === 'unknown') return 'later';
  if (subscriber.state === 'gone') return ending(before, 'account-gone', now);
  const timeZone = (await deps.conversations.find(before.account))?.timeZone ?? before.timeZone;
  const again = bookNext({ ...before, timeZone }, now);
  // What happens meanwhile is told when the account is enabled again.
  if (subscriber.state !== 'there') return { subscription: before, audit: [], work: [again] };

  const { readable, unsure } = subscriber;
  const tell = tenantsToTell(before, readable);
  if (tell.length === 0) return unsure ? 'later' : ending(before, 'no-authority', now);
  // A directory that does not answer takes no right away, and gives none.
  const lost = unsure ? [] : lostTenants(before, tell);
  const known = unsure ? [...new Set([...before.readable, ...tell])] : tell;
  const subscription = { ...before, timeZone, readable: known };
  if ('alert' in before.about) {
    const shrunk: DueWork[] =
      lost.length > 0 ? [{ work: { kind: 'tell-shrunk', lost }, dueAt: now }] : [];
    return { subscription, audit: [], work: [again, ...shrunk] };
  }
  const { toldUntil: from, saidAt } = before;
  const digest = await makeDigest(deps, { tell, readable }, from, now);
  const told = { ...subscription, toldUntil: now };
  const silent =
    isQuiet(digest) && lost.length === 0 && !saysAllQuiet(before.about.digest, saidAt, now);
  return silent
    ? { subscription: told, audit: [], work: [again] }
    : {
        subscription: { ...told, saidAt: now },
        audit: [],
        work: [again, { work: { kind: 'tell-digest', from, to: now, lost }, dueAt: now }],
      };
}

/** Alerts are looked after every day, whether their reader may still read. */
export const rhythmOf = ({ about }: Subscription): Rhythm =>
  'digest' in about ? about.digest : 'daily';

export const bookNext = (of: Subscription, now: Instant): DueWork => ({
  work: { kind: 'run-subscription', round: of.round },
  dueAt: nextDue(rhythmOf(of), of.timeZone, now),
});

function ending(before: Subscription, by: EndedBy, now: Instant): SubscriptionChange {
  const audit: AuditDraft = {
    verb: 'subscription-ended',
    at: now,
    tenantId: before.account.tenantId,
    people: { subscriber: before.account },
    details: { subscription: before.id, by },
  };
  const work: DueWork[] =
    by === 'no-authority' ? [{ work: { kind: 'tell-ended' }, dueAt: now }] : [];
  return { subscription: endedAs(before, by, now), audit: [audit], work };
}
