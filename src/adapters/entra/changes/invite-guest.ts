// Invites a B2B guest for an account of another tenant of ours.
import { isDeepStrictEqual } from 'node:util';
import type { InviteGuest } from '../../../domain/access/change.ts';
import type { Account } from '../../../domain/facts.ts';
import type { Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { addressHash } from '../../../shared/address.ts';
import { type KnownUnder, knownUnder, likelyUnder } from '../../../shared/known-under.ts';
import { readAccount, readGuestsOf } from '../facts/people.ts';
import type { ChangerDeps } from './deps.ts';
import { guestAccount } from './guest-account.ts';

export function inviteGuest(deps: ChangerDeps): Changer<InviteGuest> {
  const { reader } = deps;

  const homeOf = ({ home: { tenantId, objectId } }: InviteGuest, signal: AbortSignal) =>
    readAccount(reader(tenantId), tenantId, objectId, signal);

  const search = ({ tenantId }: InviteGuest, known: KnownUnder, signal: AbortSignal) =>
    readGuestsOf(reader(tenantId), tenantId, known, signal);

  return guestAccount(deps, {
    /** The guests of a home account that is gone cannot be found by it any more: then none are ours. */
    async guests(change, { address, signal }) {
      // Both are read at once, and what was found counts only if the account still has that address.
      const guess = address === undefined ? undefined : likelyUnder(address);
      const guessed = guess && search(change, guess, signal);
      void Promise.allSettled([guessed]);
      const home = await homeOf(change, signal);
      if (!home) return { certain: [], unclear: [] };
      const known = knownUnder(home, [approvedOf(home, change) ?? home.userPrincipalName]);
      return guessed && isDeepStrictEqual(guess, known) ? guessed : search(change, known, signal);
    },

    /** It was invited under the approved address, which may be another one's by now. */
    async left(change, { address, signal }) {
      const home = await homeOf(change, signal);
      const approved = home ? approvedOf(home, change) : undefined;
      if (home && approved !== undefined) {
        return search(change, knownUnder(home, [approved]), signal);
      }
      if (address === undefined || addressHash(address) !== change.addressHash) {
        throw new DirectoryError(
          'refused',
          change.tenantId,
          'address-unknown',
          'the account at home does not have the approved address any more, which is not kept: nothing finds a guest account that was invited under it',
        );
      }
      const { certain, unclear } = await search(change, likelyUnder(address), signal);
      return { certain: [], unclear: [...certain, ...unclear] };
    },

    async invitee(change, { signal }) {
      const home = await homeOf(change, signal);
      if (!home?.enabled) {
        throw new DirectoryError(
          'refused',
          change.home.tenantId,
          'home-account-unusable',
          'the account at home no longer exists or is disabled',
        );
      }
      const address = approvedOf(home, change);
      if (address === undefined) {
        throw new DirectoryError(
          'refused',
          change.tenantId,
          'address-changed',
          'the mail address is not the one that was approved',
        );
      }
      const { displayName } = home;
      return { address, displayName, byMail: change.byMail === true, sponsorId: null };
    },
  });
}

/** Of the addresses of an account, the one that the approval is bound to. */
const approvedOf = (
  { mail, userPrincipalName }: Account,
  { addressHash: approved }: InviteGuest,
): string | undefined =>
  [mail ?? userPrincipalName, userPrincipalName].find((one) => addressHash(one) === approved);
