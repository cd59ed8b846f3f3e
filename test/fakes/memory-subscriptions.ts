// Subscriptions in memory, with versions and work like the real ones; and how tenants stood, moment by moment.
import type { Instant } from '../../src/domain/facts.ts';
import type { TenantFacts } from '../../src/domain/posture/reading.ts';
import {
  criticalKey,
  type Look,
  type Remembered,
} from '../../src/domain/posture/subscriptions/look.ts';
import type { Subscription } from '../../src/domain/posture/subscriptions/subscription.ts';
import type { SubscriptionChange, SubscriptionStore } from '../../src/ports/subscription-store.ts';
import { type AccountRef, sameAccount } from '../../src/shared/account.ts';
import { type ChannelRef, sameChannel } from '../../src/shared/channel.ts';
import type { MemoryQueue } from './memory-queue.ts';

export class MemorySubscriptions implements SubscriptionStore {
  readonly rows = new Map<string, Subscription>();
  readonly audit: Array<SubscriptionChange['audit'][number]> = [];
  readonly looks = new Map<string, Remembered>();
  private readonly queue: MemoryQueue;

  constructor(queue: MemoryQueue) {
    this.queue = queue;
  }

  async load(id: string) {
    return this.rows.get(id);
  }

  async ofAccount(account: AccountRef) {
    return this.open().filter((one) => sameAccount(one.account, account));
  }

  async inChannel(channel: ChannelRef) {
    return this.open().filter((one) => one.channel && sameChannel(one.channel, channel));
  }

  async alerts() {
    return this.open().filter(({ about }) => 'alert' in about);
  }

  async create(change: SubscriptionChange) {
    const { id } = change.subscription;
    if (this.rows.has(id)) return 'conflict' as const;
    this.rows.set(id, { ...change.subscription, version: 1 });
    this.follow(change);
    return 'committed' as const;
  }

  async commit(change: SubscriptionChange, { finishes }: { finishes?: string } = {}) {
    const { id, version } = change.subscription;
    if (this.rows.get(id)?.version !== version) return 'conflict' as const;
    if (finishes && !this.queue.isOpen(finishes)) return 'conflict' as const;
    if (finishes) this.queue.finishNow(finishes);
    this.rows.set(id, { ...change.subscription, version: version + 1 });
    this.follow(change);
    return 'committed' as const;
  }

  async remembered(tenantId: string): Promise<Remembered> {
    return this.current(tenantId);
  }

  async remember(
    tenantId: string,
    look: Look,
    at: Instant,
    before: Remembered,
    messages: Parameters<SubscriptionStore['remember']>[4],
  ) {
    const current = this.current(tenantId);
    if (current.version !== before.version) return 'conflict' as const;
    const seen = new Map(current.seen.map((one) => [criticalKey(tenantId, one), one]));
    for (const { tell: _tell, ...one } of look.found) seen.set(criticalKey(tenantId, one), one);
    for (const one of look.over) seen.set(criticalKey(tenantId, one), { ...one, over: true });
    this.looks.set(tenantId, {
      version: before.version + 1,
      first: new Map([...before.first, ...look.begun.map((kind) => [kind, at] as const)]),
      seen: [...seen.values()],
    });
    for (const { subscriptionId, work } of messages) {
      this.queue.add(subscriptionId, work.work, work.dueAt);
    }
    return 'committed' as const;
  }

  private current = (tenantId: string): Remembered =>
    this.looks.get(tenantId) ?? { version: 0, first: new Map(), seen: [] };

  private open = () => [...this.rows.values()].filter(({ ended }) => !ended);

  private follow({ subscription, audit, work }: SubscriptionChange) {
    this.audit.push(...audit);
    for (const { work: what, dueAt } of work) this.queue.add(subscription.id, what, dueAt);
  }
}

/** What was kept, by when it was. */
export class PostureHistory {
  private readonly kept: Array<{ readonly at: Instant; readonly facts: TenantFacts }> = [];

  put(at: Instant, facts: TenantFacts): void {
    this.kept.push({ at, facts });
  }

  async asOf(tenantId: string, moment: Instant): Promise<TenantFacts> {
    const found = this.kept.filter(({ at, facts }) => at <= moment && facts.tenantId === tenantId);
    return found.at(-1)?.facts ?? { tenantId, readings: {} };
  }

  async latest(tenantIds: readonly string[]): Promise<ReadonlyMap<string, TenantFacts>> {
    const all = await Promise.all(tenantIds.map((id) => this.asOf(id, Number.MAX_SAFE_INTEGER)));
    return new Map(all.map((facts) => [facts.tenantId, facts]));
  }
}
