// Invites a B2B guest from outside all our tenants, by the address that was approved.
import type { InviteOutsider } from '../../../domain/access/change.ts';
import type { Outsider } from '../../../domain/access/people.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { addressHash } from '../../../shared/address.ts';
import { readGuestsByAddress } from '../facts/invitations.ts';
import type { ChangerDeps } from './deps.ts';
import { guestAccount } from './guest-account.ts';

export function inviteOutsider(deps: ChangerDeps): Changer<InviteOutsider> {
  const guests = (change: InviteOutsider, context: ChangeContext) => {
    const { address } = outsiderIn(change, context);
    const { tenantId } = change;
    return readGuestsByAddress(deps.reader(tenantId), tenantId, address, context.signal);
  };

  return guestAccount(deps, {
    guests: async (change, context) => guests(change, context),
    left: async (change, context) => guests(change, context),

    async invitee(change, context) {
      const { address, displayName } = outsiderIn(change, context);
      return { address, displayName, byMail: true, sponsorId: change.sponsorId };
    },
  });
}

/** Once the address was erased nothing finds them any more, which must not be taken for "nobody there". */
function outsiderIn(
  { addressHash: approved, tenantId }: InviteOutsider,
  { outsiders }: ChangeContext,
): Outsider {
  const found = outsiders?.find(({ address }) => addressHash(address) === approved);
  if (found) return found;
  throw new DirectoryError(
    'refused',
    tenantId,
    'address-erased',
    'the address that was approved is no longer kept',
  );
}
