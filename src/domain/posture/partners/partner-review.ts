// Whether a partner is still needed in one tenant of ours: when that was asked, of whom, and what was said last.
import type { AccountRef } from '../../../shared/account.ts';
import { requestIdFrom } from '../../../shared/ids.ts';
import type { AuditDraft, DueWork } from '../../access/decision.ts';
import type { Instant } from '../../facts.ts';

export type PartnerVerdict = 'needed' | 'not-needed';

export interface PartnerReview {
  readonly id: string;
  /** 0: nothing is kept of it yet. */
  readonly version: number;
  /** Ours: the tenant that has an entry for the partner. */
  readonly tenantId: string;
  readonly partnerId: string;
  /** While an answer is waited for. */
  readonly open?: {
    readonly since: Instant;
    readonly told: Instant;
    readonly asked: readonly AccountRef[];
    /** No owner answered for so long that security was told, once. */
    readonly overdue?: { readonly at: Instant; readonly told: readonly AccountRef[] };
  };
  readonly answer?: {
    readonly verdict: PartnerVerdict;
    readonly at: Instant;
    readonly by: AccountRef;
  };
  /** The name and words of whoever answered last; kept apart, so that they can be erased. */
  readonly personal: { readonly by: string; readonly reason?: string } | null;
}

/** The next state with its audit and its work, which are stored together. */
export interface PartnerReviewChange {
  readonly review: PartnerReview;
  readonly audit: readonly AuditDraft[];
  readonly work: readonly DueWork[];
}

/** The same number for the same tenant and partner, always. */
export const partnerReviewId = (tenantId: string, partnerId: string): string =>
  requestIdFrom(`partner-review ${tenantId}/${partnerId}`);

export const newPartnerReview = (tenantId: string, partnerId: string): PartnerReview => ({
  id: partnerReviewId(tenantId, partnerId),
  version: 0,
  tenantId,
  partnerId,
  personal: null,
});

/** Everybody who has a message about the question that is open. */
export const toldOf = ({ open }: Pick<PartnerReview, 'open'>): readonly AccountRef[] =>
  open ? [...open.asked, ...(open.overdue?.told ?? [])] : [];

export const tellThem = (
  accounts: readonly AccountRef[],
  now: Instant,
  reminds?: true,
): DueWork[] =>
  accounts.map((account) => ({
    work: { kind: 'tell-partner-review', account, ...(reminds && { reminds }) },
    dueAt: now,
  }));
