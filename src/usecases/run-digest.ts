// The time of a subscription has come: its reader's rights of today, whether there is anything to tell, and the next time.
import type { DueWork } from '../domain/access/decision.ts';
import { retryAfter } from '../domain/access/trouble.ts';
import type { Instant } from '../domain/facts.ts';
import { isQuiet } from '../domain/posture/subscriptions/digest.ts';
import { nextDue, saysAllQuiet } from '../domain/posture/subscriptions/due.ts';
import {
  lostTenants,
  type Rhythm,
  type Subscription,
  tenantsToTell,
} from '../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionWork } from '../domain/posture/subscriptions/work.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { SubscriptionChange } from '../ports/subscription-store.ts';
import type { WorkItem } from '../ports/work-queue.ts';
import { type MakeDigestDeps, makeDigest } from './make-digest.ts';
import { subscriberOf } from './subscriber.ts';
import { ending, type TellChannelDeps } from './tell-channel.ts';

export interface RunDigestDeps extends TellChannelDeps, MakeDigestDeps {
  readonly conversations: Pick<ConversationStore, 'find'>;
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
  const shrunk: DueWork[] =
    lost.length > 0 ? [{ work: { kind: 'tell-shrunk', lost }, dueAt: now }] : [];
  if ('alert' in before.about) {
    return { subscription, audit: [], work: [again, ...shrunk] };
  }
  const { toldUntil: from, saidAt } = before;
  const shared = before.place === 'shared';
  const digest = await makeDigest(deps, { tell, readable: shared ? tell : readable }, from, now);
  // What the subscriber may not read any more is for nobody else's eyes.
  const said = shared ? [] : lost;
  const aside = shared ? shrunk : [];
  const told = { ...subscription, toldUntil: now };
  const silent =
    isQuiet(digest) && said.length === 0 && !saysAllQuiet(before.about.digest, saidAt, now);
  return silent
    ? { subscription: told, audit: [], work: [again, ...aside] }
    : {
        subscription: { ...told, saidAt: now },
        audit: [],
        work: [
          again,
          ...aside,
          { work: { kind: 'tell-digest', from, to: now, lost: said }, dueAt: now },
        ],
      };
}

/** Alerts are looked after every day, whether their reader may still read. */
export const rhythmOf = ({ about }: Subscription): Rhythm =>
  'digest' in about ? about.digest : 'daily';

export const bookNext = (of: Subscription, now: Instant): DueWork => ({
  work: { kind: 'run-subscription', round: of.round },
  dueAt: nextDue(rhythmOf(of), of.timeZone, now),
});
