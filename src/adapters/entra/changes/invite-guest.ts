// Invites a B2B guest for an account of another tenant, and deletes the guest again if nothing else uses it.
import type { Invitation } from '@microsoft/microsoft-graph-types';
import type { InviteGuest } from '../../../domain/access/change.ts';
import type { Account } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { addressHash } from '../../../shared/address.ts';
import { type GuestAccount, readGuestAccount } from '../facts/guest-account.ts';
import { readAccount, readGuestsOf } from '../facts/people.ts';
import type { ChangerDeps } from './deps.ts';
import { readBack } from './read-back.ts';
import { isOlder, whyItStays } from './why-it-stays.ts';

export function inviteGuest(deps: ChangerDeps): Changer<InviteGuest> {
  const { reader, remover, writer, clock, readBackMs: forMs } = deps;

  const homeOf = async (change: InviteGuest, signal: AbortSignal): Promise<Account> => {
    const { tenantId, objectId } = change.home;
    const home = await readAccount(reader(tenantId), tenantId, objectId, signal);
    if (!home?.enabled) {
      throw new DirectoryError(
        'refused',
        tenantId,
        'home-account-unusable',
        'the account at home no longer exists or is disabled',
      );
    }
    return home;
  };

  const guestsFor = (change: InviteGuest, home: Account, signal: AbortSignal) => {
    const { userPrincipalName } = home;
    const own = [userPrincipalName, approvedOf(home, change) ?? userPrincipalName];
    return readGuestsOf(reader(change.tenantId), change.tenantId, home, own, signal);
  };

  /** The guests of a home account that is gone cannot be found by it any more: then none are ours. */
  const guestsOf = async (change: InviteGuest, signal: AbortSignal) => {
    const { tenantId, objectId } = change.home;
    const home = await readAccount(reader(tenantId), tenantId, objectId, signal);
    return home ? guestsFor(change, home, signal) : { certain: [], unclear: [] };
  };

  const guestById = ({ tenantId }: InviteGuest, id: string, signal: AbortSignal) =>
    readGuestAccount(reader(tenantId), id, signal);

  return {
    async observe(change, { signal }) {
      const { certain, unclear } = await guestsOf(change, signal);
      if (unclear.length > 0 || certain.length > 1) {
        return { found: 'in-the-way', sentence: 'It is unclear which guest account is meant.' };
      }
      const guest = certain[0];
      if (!guest) return { found: 'absent' };
      return {
        found: 'present',
        outputs: { objectId: guest.objectId },
        evidence: {
          at: clock.now(),
          says: THERE_ALREADY,
          requestIds: [],
        },
      };
    },

    async perform(change, context) {
      const { signal } = context;
      const home = await homeOf(change, signal);
      const address = approvedOf(home, change);
      if (address === undefined) {
        throw new DirectoryError(
          'refused',
          change.tenantId,
          'address-changed',
          'the mail address is not the one that was approved',
        );
      }
      const existing = context.firstTry
        ? undefined
        : (await guestsFor(change, home, signal)).certain[0];
      // Inviting somebody who has not accepted gives the same account again and a link that works:
      // the one from a try that was cut off is lost.
      const invited =
        existing && existing.redemption !== 'pending'
          ? { id: existing.objectId, link: undefined, requestId: undefined }
          : await invite(change, home, address, context);
      const outputs = { objectId: invited.id };
      let guest: GuestAccount | null = null;
      const { at } = await readBack({
        tenantId: change.tenantId,
        says: 'The guest account is in the directory.',
        outputs,
        clock,
        forMs,
        signal,
        async look() {
          guest = await guestById(change, invited.id, signal);
          return { seen: guest !== null, requestIds: [] };
        },
      });
      // Whoever is invited a second time gets the account that is there, however it came about.
      const ours = !isOlder(guest, context.begunAt);
      return {
        outputs,
        ours,
        evidence: {
          at,
          says: ours ? 'The guest account is in the directory.' : THERE_ALREADY,
          requestIds: invited.requestId ? [invited.requestId] : [],
        },
        ...(ours && { guest: { tenantId: change.tenantId, objectId: invited.id } }),
        ...(invited.link && { redeemLink: invited.link }),
      };
    },

    async undo(change, context) {
      const { signal } = context;
      const { tenantId } = change;
      const objectId =
        context.outputs?.objectId ?? (await guestsOf(change, signal)).certain[0]?.objectId;
      if (objectId === undefined) return { gone: true, evidence: gone(clock.now(), []) };
      const because = await whyItStays(deps, change.tenantId, objectId, context);
      if (because) return { gone: false, because };
      const requestIds = await remove(change, objectId, context);
      const evidence = await readBack({
        tenantId,
        says: GONE,
        clock,
        forMs,
        signal,
        look: async () => ({
          seen: (await guestById(change, objectId, signal)) === null,
          requestIds,
        }),
      });
      return { gone: true, evidence };
    },

    async isGone(change, { signal, outputs }) {
      const left = outputs?.objectId
        ? await guestById(change, outputs.objectId, signal)
        : (await guestsOf(change, signal)).certain[0];
      return { gone: !left, evidence: gone(clock.now(), []) };
    },
  };

  /** https://learn.microsoft.com/graph/api/user-delete */
  async function remove(
    { tenantId }: InviteGuest,
    objectId: string,
    { signal, clientRequestId }: ChangeContext,
  ): Promise<string[]> {
    const path = `/users/${encodeURIComponent(objectId)}`;
    const options = { needs: 'User.DeleteRestore.All', signal, clientRequestId };
    try {
      const { requestId } = await remover(tenantId).send('DELETE', path, undefined, options);
      return [requestId];
    } catch (error) {
      // Deleted by an earlier try, and a look that lags still showed it.
      if (error instanceof DirectoryError && error.trouble === 'not-found') return [];
      throw error;
    }
  }

  async function invite(
    change: InviteGuest,
    home: Account,
    address: string,
    { signal, clientRequestId }: ChangeContext,
  ) {
    // https://learn.microsoft.com/graph/api/invitation-post
    const { body, requestId } = await writer('guests-writer')(change.tenantId).send<Invitation>(
      'POST',
      '/invitations',
      {
        invitedUserEmailAddress: address,
        invitedUserDisplayName: home.displayName,
        inviteRedirectUrl: `https://myapplications.microsoft.com/?tenantid=${change.tenantId}`,
        sendInvitationMessage: false,
      },
      { needs: 'User.Invite.All', signal, clientRequestId },
    );
    const id = body.invitedUser?.id?.toLowerCase();
    if (!id) {
      throw new DirectoryError(
        'ambiguous',
        change.tenantId,
        'no-invited-user',
        'the invitation was answered without an account',
        { requestId },
      );
    }
    return { id, link: body.inviteRedeemUrl ?? undefined, requestId };
  }
}

/** Of the addresses of an account, the one that the approval is bound to. */
const approvedOf = (
  { mail, userPrincipalName }: Account,
  { addressHash: approved }: InviteGuest,
): string | undefined =>
  [mail ?? userPrincipalName, userPrincipalName].find((one) => addressHash(one) === approved);

const THERE_ALREADY = 'The guest account was there already.';
const GONE = 'The guest account is no longer in the directory.';
const gone = (at: number, requestIds: readonly string[]) => ({ at, says: GONE, requestIds });
