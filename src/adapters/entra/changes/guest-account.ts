// Makes a B2B guest account by an invitation, whoever it stands for, and deletes it again if nothing else uses it.
import type { Invitation } from '@microsoft/microsoft-graph-types';
import type { Change } from '../../../domain/access/change.ts';
import type { GuestObjects } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError, Unproven } from '../../../ports/directory-error.ts';
import { type GuestAccount, readGuestAccount } from '../facts/guest-account.ts';
import type { ChangerDeps } from './deps.ts';
import { readBack } from './read-back.ts';
import { isOlder, whyItStays } from './why-it-stays.ts';

export interface Invitee {
  readonly address: string;
  readonly displayName: string;
  /** Microsoft mails the invitation itself, and the link is told to nobody. */
  readonly byMail: boolean;
  /** An object of the tenant. */
  readonly sponsorId: string | null;
}

/** Whom an account stands for: all that differs from one type of guest to the other. */
export interface GuestSubject<C extends Change> {
  /** Throws where it cannot be told any more. */
  guests(change: C, context: ChangeContext): Promise<GuestObjects>;
  /**
   * For one whose invitation was never answered: `unclear` are also those who only have its address,
   * where the account that it stands for does not tell any more. Throws where nothing does.
   */
  left(change: C, context: ChangeContext): Promise<GuestObjects>;
  /** Refused where they are not to be invited any more. */
  invitee(change: C, context: ChangeContext): Promise<Invitee>;
}

export function guestAccount<C extends Change>(
  deps: ChangerDeps,
  { guests, left, invitee }: GuestSubject<C>,
): Changer<C> {
  const { reader, remover, writer, clock, readBackMs: forMs } = deps;

  const guestById = ({ tenantId }: C, id: string, signal: AbortSignal) =>
    readGuestAccount(reader(tenantId), id, signal);

  return {
    async observe(change, context) {
      const { certain, unclear } = await guests(change, context);
      if (unclear.length > 0 || certain.length > 1) {
        return { found: 'in-the-way', sentence: 'It is unclear which guest account is meant.' };
      }
      const guest = certain[0];
      if (!guest) return { found: 'absent' };
      return {
        found: 'present',
        outputs: { objectId: guest.objectId },
        evidence: { at: clock.now(), says: THERE_ALREADY, requestIds: [] },
      };
    },

    async perform(change, context) {
      const { signal } = context;
      const { tenantId } = change;
      const whom = await invitee(change, context);
      // What was made before the first invitation of ours left is somebody else's.
      const since =
        context.begunAt !== undefined && context.firstTry
          ? Math.max(context.begunAt, clock.now())
          : context.begunAt;
      const existing = context.firstTry ? undefined : (await guests(change, context)).certain[0];
      // Inviting somebody who has not accepted gives the same account again and a link that works:
      // the one from a try that was cut off is lost.
      const invited =
        existing && existing.redemption !== 'pending'
          ? { id: existing.objectId, link: undefined, requestId: undefined }
          : await invite(change, whom, context);
      const outputs = { objectId: invited.id };
      let guest: GuestAccount | null = null;
      const { at } = await readBack({
        tenantId,
        says: THERE,
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
      const ours = !isOlder(guest, since);
      return {
        outputs,
        ours,
        evidence: {
          at,
          says: ours ? THERE : THERE_ALREADY,
          requestIds: invited.requestId ? [invited.requestId] : [],
        },
        ...(ours && { guest: { tenantId, objectId: invited.id } }),
        ...(invited.link && !whom.byMail && { redeemLink: invited.link }),
      };
    },

    async undo(change, context) {
      const { signal } = context;
      const { tenantId } = change;
      const objectId = context.outputs?.objectId ?? (await made(change, context));
      if (objectId === undefined) return { gone: true, evidence: gone(clock.now(), []) };
      const because = await whyItStays(deps, tenantId, objectId, context);
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

    async isGone(change, context) {
      const there = context.outputs?.objectId
        ? await guestById(change, context.outputs.objectId, context.signal)
        : await made(change, context);
      return { gone: !there, evidence: gone(clock.now(), []) };
    },
  };

  /** The object that an invitation without an answer has made, if it has made one. */
  async function made(change: C, context: ChangeContext): Promise<string | undefined> {
    const { certain, unclear } = await left(change, context);
    if (certain[0]) return certain[0].objectId;
    const found = await Promise.all(
      unclear.map(({ objectId }) => guestById(change, objectId, context.signal)),
    );
    if (found.every((one) => one === null || isOlder(one, context.begunAt))) return undefined;
    throw new Unproven(change.tenantId, UNCLEAR);
  }

  /** https://learn.microsoft.com/graph/api/user-delete */
  async function remove(
    { tenantId }: C,
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

  /** https://learn.microsoft.com/graph/api/invitation-post */
  async function invite(
    { tenantId }: C,
    whom: Invitee,
    { signal, clientRequestId }: ChangeContext,
  ) {
    const { body, requestId } = await writer('guests-writer')(tenantId).send<Invitation>(
      'POST',
      '/invitations',
      {
        invitedUserEmailAddress: whom.address,
        invitedUserDisplayName: whom.displayName,
        inviteRedirectUrl: `https://myapplications.microsoft.com/?tenantid=${tenantId}`,
        sendInvitationMessage: whom.byMail,
        // Microsoft's own words: nothing that anybody typed travels under the tenant's name.
        ...(whom.byMail && { invitedUserMessageInfo: { messageLanguage: 'en-US' } }),
        ...(whom.sponsorId && { invitedUserSponsors: [{ id: whom.sponsorId }] }),
      },
      { needs: 'User.Invite.All', signal, clientRequestId },
    );
    const id = body.invitedUser?.id?.toLowerCase();
    if (id) return { id, link: body.inviteRedeemUrl ?? undefined, requestId };
    throw new DirectoryError(
      'ambiguous',
      tenantId,
      'no-invited-user',
      'the invitation was answered without an account',
      { requestId },
    );
  }
}

const THERE = 'The guest account is in the directory.';
const THERE_ALREADY = 'The guest account was there already.';
const UNCLEAR =
  'the answer to the invitation was lost, and nothing tells whether the guest account that has the address since then is the one that was invited';
const GONE = 'The guest account is no longer in the directory.';
const gone = (at: number, requestIds: readonly string[]) => ({ at, says: GONE, requestIds });
