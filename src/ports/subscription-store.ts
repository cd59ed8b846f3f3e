// Who wants to hear how tenants stand, and which critical things were seen already; each is told once.
import type { AuditDraft, DueWork } from '../domain/access/decision.ts';
import type { Instant } from '../domain/facts.ts';
import type { Look, Remembered } from '../domain/posture/subscriptions/look.ts';
import type { Subscription } from '../domain/posture/subscriptions/subscription.ts';
import type { AccountRef } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';

export interface SubscriptionChange {
  readonly subscription: Subscription;
  readonly audit: readonly AuditDraft[];
  /** Stands under the id of the subscription. */
  readonly work: readonly DueWork[];
}

export interface SubscriptionStore {
  load(id: string): Promise<Subscription | undefined>;
  /** Those of an account that have not ended, oldest first. */
  ofAccount(account: AccountRef): Promise<Subscription[]>;
  /** Those of a channel that have not ended, oldest first, whoever began them. */
  inChannel(channel: ChannelRef): Promise<Subscription[]>;
  /** Those to something critical that have not ended. */
  alerts(): Promise<Subscription[]>;
  /** `conflict`: there is one under this id. */
  create(change: SubscriptionChange): Promise<'committed' | 'conflict'>;
  /** `conflict`: it was changed since it was loaded. `finishes`: id of the work that led here. */
  commit(
    change: SubscriptionChange,
    options?: { readonly finishes?: string },
  ): Promise<'committed' | 'conflict'>;
  remembered(tenantId: string): Promise<Remembered>;
  /**
   * Remembers what was found and books the messages about it, or neither. `conflict`: somebody else
   * looked at this tenant at the same time, so that it is looked at again.
   */
  remember(
    tenantId: string,
    look: Look,
    at: Instant,
    before: Remembered,
    messages: ReadonlyArray<{ readonly subscriptionId: string; readonly work: DueWork }>,
  ): Promise<'committed' | 'conflict'>;
}
