// A B2B guest account that stands for an account of another tenant.
import type { AccountRef } from '../../../shared/account.ts';
import type { AnyChange, ChangeRules } from './change-rules.ts';
import { guestByHand } from './guest-by-hand.ts';

export interface InviteGuest extends AnyChange {
  readonly type: 'invite-guest';
  /** The account at home that the guest stands for. */
  readonly home: AccountRef;
  /** Binds the address that was approved without keeping it: see shared/address.ts. */
  readonly addressHash: string;
  /** Microsoft mails the invitation itself, and nobody is shown the link: somebody else has asked. */
  readonly byMail?: true;
}

export const inviteGuest: ChangeRules<InviteGuest> = {
  key: ({ tenantId, home }) => `guest/${tenantId}/${home.tenantId}/${home.objectId}`,
  byHand: (_, objectId) => guestByHand(objectId),
  impersonal: () => ({}),
};
