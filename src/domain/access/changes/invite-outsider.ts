// A B2B guest account for somebody outside all our tenants, whom nothing but an address tells.
import type { AnyChange, ChangeRules } from './change-rules.ts';
import { guestByHand } from './guest-by-hand.ts';

export interface InviteOutsider extends AnyChange {
  readonly type: 'invite-outsider';
  /** Of the address that was approved: see shared/address.ts. */
  readonly addressHash: string;
  /** The account in the tenant that Entra lists as sponsor; null where the sponsor has none there. */
  readonly sponsorId: string | null;
}

export const inviteOutsider: ChangeRules<InviteOutsider> = {
  key: ({ tenantId, addressHash }) => `guest/${tenantId}/outside/${addressHash}`,
  byHand: (_, objectId) => guestByHand(objectId),
  impersonal: () => ({}),
};
