// What a subscription has to tell, made when it is sent: with the rights that its reader has at that moment.
import { retryAfter } from '../domain/access/trouble.ts';
import type { Instant } from '../domain/facts.ts';
import { estateView } from '../domain/posture/estate-view.ts';
import { alertOf } from '../domain/posture/subscriptions/alert.ts';
import { isStale } from '../domain/posture/subscriptions/due.ts';
import type { PostureMessage } from '../domain/posture/subscriptions/message.ts';
import { type Subscription, tenantsToTell } from '../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionWork } from '../domain/posture/subscriptions/work.ts';
import { nameIn } from '../domain/posture/tenant-name.ts';
import type { Effect } from '../ports/effect.ts';
import type { WorkItem } from '../ports/work-queue.ts';
import { DAY } from '../shared/duration.ts';
import { inSmallLetters, makeDigest } from './make-digest.ts';
import { type RunDigestDeps, runDigest } from './run-digest.ts';
import { subscriberOf } from './subscriber.ts';
import { mayTellChannel, type News } from './tell-channel.ts';

export { isSubscriptionWork } from '../domain/posture/subscriptions/work.ts';
export type { RunDigestDeps } from './run-digest.ts';

type Telling = Exclude<SubscriptionWork, { kind: 'run-subscription' }>;

/** Gives the message that is to be sent, where there is one. */
export async function runSubscription(
  deps: RunDigestDeps,
  item: WorkItem,
  work: SubscriptionWork,
): Promise<Effect | undefined> {
  if (work.kind === 'run-subscription') {
    await runDigest(deps, item, work);
    return undefined;
  }
  const { queue, clock, subscriptions } = deps;
  const subscription = await subscriptions.load(item.requestId);
  const after = work.kind === 'tell-ended' || ('alone' in work && work.alone === true);
  const over = !subscription || (subscription.ended !== undefined && !after);
  const subscriber = over ? undefined : await subscriberOf(deps, subscription.account);
  if (subscriber?.state === 'unknown') {
    const dueAt = clock.now() + retryAfter(item);
    await queue.postpone(item.id, dueAt, 'the account cannot be read');
    return undefined;
  }
  if (!subscription || subscriber?.state !== 'there') {
    await queue.finish(item.id);
    return undefined;
  }
  const { account: to, channel } = subscription;
  const tell = tenantsToTell(subscription, subscriber.readable);
  const told = channel && isNews(work) && !work.alone ? mentioned(work, tell) : [];
  const there = told.length > 0;
  if (there && isNews(work) && !(await mayTellChannel(deps, item, subscription, work, told))) {
    return undefined;
  }
  const readable = there ? tell : subscriber.readable;
  const message = await messageOf(deps, subscription, work, { tell, readable, shared: there });
  if (message) {
    const where = there && channel ? { channel } : {};
    return { act: 'tell-posture', to, ...where, subscription: item.requestId, message };
  }
  await queue.finish(item.id);
  return undefined;
}

const isNews = (work: SubscriptionWork): work is News =>
  work.kind === 'tell-digest' || work.kind === 'tell-alert';

/** Of the tenants that may be told of, those that the message names. */
const mentioned = (work: News, tell: readonly string[]): readonly string[] =>
  work.kind === 'tell-alert' ? tell.filter((id) => id === work.tenantId) : tell;

interface Sight {
  readonly tell: readonly string[];
  readonly readable: readonly string[];
  readonly shared: boolean;
}

async function messageOf(
  deps: RunDigestDeps,
  subscription: Subscription,
  work: Telling,
  { tell, readable, shared }: Sight,
): Promise<PostureMessage | undefined> {
  const { about, id, ended } = subscription;
  const names = (ids: readonly string[]) => ids.map((tenantId) => nameIn(deps.estate, tenantId));
  switch (work.kind) {
    case 'tell-ended':
      return (
        ended && { message: 'ended', about, by: ended.by, shared: subscription.place === 'shared' }
      );
    case 'tell-withheld':
      return { message: 'withheld', subscriptionId: id, about, why: work.why };
    case 'tell-shrunk':
      return { message: 'shrunk', subscriptionId: id, about, lost: names(work.lost) };
    case 'tell-alert':
      return alertMessage(deps, id, work, tell, shared);
    case 'tell-digest': {
      const { from, to, lost, alone } = work;
      // Without any tenant left it says so at its next time.
      if (!('digest' in about) || tell.length === 0) return undefined;
      // What waited for a channel is owed to the subscriber, however late.
      if (!alone && isStale(about.digest, to, deps.clock.now())) return undefined;
      return {
        message: 'digest',
        subscriptionId: id,
        rhythm: about.digest,
        shared,
        digest: await makeDigest(deps, { tell, readable }, from, to),
        lost: names(lost),
      };
    }
  }
}

/** As far back as any directory keeps its audit. */
const AUDITED = 30 * DAY;

async function alertMessage(
  { estate, postureStore, ownApplications }: RunDigestDeps,
  id: string,
  { alert: kind, tenantId, at, found }: Extract<Telling, { kind: 'tell-alert' }>,
  tell: readonly string[],
  shared: boolean,
): Promise<PostureMessage | undefined> {
  if (!tell.includes(tenantId)) return undefined;
  const facts = await postureStore.asOf(tenantId, at);
  const seen = estateView(estate, (one) => (one === tenantId ? facts : undefined), at);
  const view = seen.view(tenantId);
  if (!view) return undefined;
  const ourApplications = inSmallLetters(ownApplications);
  const context = { from: from(at), to: at, ourApplications, retention: undefined };
  const alert = alertOf(kind, found, view, seen, context);
  return { message: 'alert', subscriptionId: id, shared, alert };
}

const from = (at: Instant): Instant => at - AUDITED;
