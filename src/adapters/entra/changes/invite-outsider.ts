// Invites a B2B guest from outside all our tenants, by the address that was approved.
import type { InviteOutsider } from '../../../domain/access/change.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { addressHash } from '../../../shared/address.ts';
import { readGuestsByAddress } from '../facts/invitations.ts';
import type { ChangerDeps } from './deps.ts';
import { guestAccount } from './guest-account.ts';

export function inviteOutsider(deps: ChangerDeps): Changer<InviteOutsider> {
  return guestAccount(deps, {
    /** Once the address was erased nothing finds them any more: then none are ours. */
    async guests(change, context) {
      const who = outsiderIn(change, context);
      if (!who) return { certain: [], unclear: [] };
      const { tenantId } = change;
      return readGuestsByAddress(deps.reader(tenantId), tenantId, who.address, context.signal);
    },

    async invitee(change, context) {
      const who = outsiderIn(change, context);
      if (!who) {
        throw new DirectoryError(
          'refused',
          change.tenantId,
          'address-erased',
          'the address that was approved is no longer kept',
        );
      }
      const { address, displayName } = who;
      return { address, displayName, byMail: true, sponsorId: change.sponsorId };
    },
  });
}

const outsiderIn = ({ addressHash: approved }: InviteOutsider, { outsiders }: ChangeContext) =>
  outsiders?.find(({ address }) => addressHash(address) === approved);
