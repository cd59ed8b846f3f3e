// The work about a partner in a tenant of ours: the look stands under both ids, the message under the review's.
import type { AccountRef } from '../../../shared/account.ts';

export type PartnerWork =
  | { readonly kind: 'review-partner' }
  | {
      readonly kind: 'tell-partner-review';
      readonly account: AccountRef;
      readonly reminds?: true;
    };
