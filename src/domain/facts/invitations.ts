// What is read before somebody from outside is invited: who may invite, and whether they are there already.
import type { GuestObjects } from './people.ts';

/** As Entra names it; under the first two an application's permission to invite does nothing. */
export type InvitesFrom =
  | 'none'
  | 'adminsAndGuestInviters'
  | 'adminsGuestInvitersAndAllMembers'
  | 'everyone';

export interface InvitationFacts {
  'invites-from': { asks: { readonly tenantId: string }; gives: InvitesFrom };
  /** Objects of the tenant that stand, or may stand, for whoever has this address. */
  'guests-by-address': {
    asks: { readonly tenantId: string; readonly address: string };
    gives: GuestObjects;
  };
}
