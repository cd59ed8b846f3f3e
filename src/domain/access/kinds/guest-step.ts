// The guest account in a plan: the first grant that needs it makes it, every further one holds it as well.
import { addressHash } from '../../../shared/address.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { Account } from '../../facts.ts';
import { aboutStep, changeKey } from '../change.ts';
import type { Wish } from '../kind.ts';
import type { Step, StepWords } from '../plan.ts';

export const GUEST_WRITER = 'guests-writer';

/** The step, and whether an open grant holds the account that one of ours made. */
export function guestStep(
  tenant: Tenant,
  { beneficiary, held: keys }: Wish,
): { readonly step: Step; readonly held: boolean } {
  const { tenantId, objectId } = beneficiary.home;
  const step: Step = {
    id: 'guest',
    change: {
      type: 'invite-guest',
      tenantId: tenant.id,
      home: { tenantId, objectId },
      addressHash: addressHash(beneficiary.addresses[0]),
    },
    identity: GUEST_WRITER,
    permission: 'User.Invite.All',
    calls: 5,
  };
  return { step, held: keys.has(changeKey(step.change)) };
}

/**
 * A right inside a tenant, for an account there: a guest that a grant of ours made is held by this one
 * too, so that the last of them removes it. Until this begins the others may have ended, and the account
 * is another one then.
 */
export function withItsGuest(tenant: Tenant, wish: Wish, principal: Account, step: Step): Step[] {
  const { step: guest, held } = guestStep(tenant, wish);
  if (!principal.external || !held) return [step];
  return [guest, { ...step, change: aboutStep(step.change, guest.id) }];
}

/** Says what is looked at, and what Graph does not show. */
const UNDO =
  'The guest account is deleted unless other memberships, access packages, applications, owned objects, roles or licences are found. SharePoint and Azure are not looked at.';

export const newGuest = (address: string): StepWords => ({
  before: 'No account',
  after: `Guest account for ${address}`,
  undo: UNDO,
});

export const sharedGuest: StepWords = {
  before: 'Guest account through an earlier request',
  after: 'Guest account for this access as well',
  undo: UNDO,
};
