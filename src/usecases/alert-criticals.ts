// A tenant was read: what is critical now and was not before is booked for everybody who wants to hear of it.
import type { Estate } from '../domain/estate/estate.ts';
import { estateView } from '../domain/posture/estate-view.ts';
import { everyCritical } from '../domain/posture/subscriptions/critical.ts';
import { type Look, lookFor } from '../domain/posture/subscriptions/look.ts';
import { ALERT_KINDS, type Subscription } from '../domain/posture/subscriptions/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';

export interface AlertDeps {
  readonly estate: Estate;
  readonly subscriptions: Pick<SubscriptionStore, 'alerts' | 'remembered' | 'remember'>;
  readonly postureStore: Pick<PostureStore, 'latest'>;
  readonly clock: Clock;
  readonly log: Log;
}

const TRIES = 4;

/** Remembered and booked in one transaction, so that a restart or a second replica tells nothing twice. */
export async function alertCriticals(deps: AlertDeps, tenantId: string): Promise<void> {
  const { estate, subscriptions, postureStore, clock, log } = deps;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await subscriptions.remembered(tenantId);
    const facts = (await postureStore.latest([tenantId])).get(tenantId);
    const at = clock.now();
    const seen = estateView(estate, (id) => (id === tenantId ? facts : undefined), at);
    const view = seen.view(tenantId);
    if (!facts || !view) return;
    const look = lookFor(everyCritical(view, seen, at), before, at);
    if (look.begun.length + look.found.length + look.over.length === 0) return;
    const messages = messagesOf(look, tenantId, at, await subscriptions.alerts());
    const stored = await subscriptions.remember(tenantId, look, at, before, messages);
    if (stored === 'conflict') continue;
    const news = look.found.filter(({ tell }) => tell).length;
    if (news > 0) log.warn('posture.critical', { tenantId, news, told: messages.length });
    return;
  }
  throw new Error(`Tenant ${tenantId} was looked at by others ${TRIES} times in a row.`);
}

/** One message a subscription, however many things came at once. */
function messagesOf(
  look: Look,
  tenantId: string,
  at: number,
  subscriptions: readonly Subscription[],
): Parameters<SubscriptionStore['remember']>[4] {
  return ALERT_KINDS.flatMap((alert) => {
    const found = look.found
      .filter(({ kind, tell }) => kind === alert && tell)
      .map(({ object, since }) => ({ object, since }));
    if (found.length === 0) return [];
    return subscriptions
      .filter(({ about, tenants }) => {
        const wanted = 'alert' in about && about.alert === alert;
        return wanted && (tenants === 'all' || tenants.includes(tenantId));
      })
      .map(({ id: subscriptionId }) => ({
        subscriptionId,
        work: { work: { kind: 'tell-alert', alert, tenantId, at, found }, dueAt: at } as const,
      }));
  });
}
