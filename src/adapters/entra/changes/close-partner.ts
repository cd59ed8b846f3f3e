// Closes everything for one partner in the entry itself, and never opens it again by itself.
import type { ClosePartner } from '../../../domain/access/change.ts';
import type { PartnerPolicy, PolicySection } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError, Unproven } from '../../../ports/directory-error.ts';
import { partnerPath, readPartnerPolicy } from '../facts/partners.ts';
import type { ChangerDeps } from './deps.ts';
import { PARTNERS_NEED } from './partner-flag.ts';
import { readBack } from './read-back.ts';

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';

const SECTIONS = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
] as const;

/** https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicytarget */
const BLOCKED = {
  usersAndGroups: {
    accessType: 'blocked',
    targets: [{ target: 'AllUsers', targetType: 'user' }],
  },
  applications: {
    accessType: 'blocked',
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
};
const NO_CONSENT = { inboundAllowed: false, outboundAllowed: false };
const NO_TRUST = {
  isMfaAccepted: false,
  isCompliantDeviceAccepted: false,
  isHybridAzureADJoinedDeviceAccepted: false,
};

const CLOSED = 'The partner’s entry itself blocks everything, and trusts and redeems nothing.';
const STAYS = 'It stays closed; opening is asked for anew.';

export function closePartner({
  reader,
  writer,
  clock,
  readBackMs: forMs,
}: ChangerDeps): Changer<ClosePartner> {
  /** With what our records say was opened a moment ago: a replica that is behind may show it closed. */
  const readOpen = async (change: ClosePartner, { signal, beside = {} }: ChangeContext) => {
    const found = await read(change, signal);
    const opened = Object.entries(beside).flatMap(([key, as]) =>
      as === 'just-given' ? [pieceWith(key)] : [],
    );
    const open = piecesOf(change).filter(
      (piece) => found.open.includes(piece) || opened.includes(piece),
    );
    return { ...found, open };
  };
  const read = async (change: ClosePartner, signal: AbortSignal) => {
    const { tenantId, partnerId } = change;
    const { body: entry, requestId } = await readPartnerPolicy(
      reader(tenantId),
      tenantId,
      partnerId,
      signal,
    );
    const open = openPieces(change, entry);
    return { entry, open, requestIds: [requestId].filter((id) => id !== '') };
  };

  return {
    async observe(change, context) {
      const { open, requestIds } = await readOpen(change, context);
      if (open.length > 0) {
        const closed = piecesOf(change).filter((piece) => !open.includes(piece));
        return { found: 'absent', there: closed.map((piece) => partOf(change, piece)) };
      }
      const says = 'All of it was closed already.';
      return { found: 'present', outputs: {}, evidence: { at: clock.now(), says, requestIds } };
    },

    async perform(change, context) {
      const { signal } = context;
      const { entry, open } = await readOpen(change, context);
      const sent: string[] = [];
      // Trust by itself and last: should it be refused, everything else is closed by then.
      const first = open.filter((piece) => piece !== 'inboundTrust');
      if (!entry) sent.push(await addEntry(change, first, context));
      else if (first.length > 0) sent.push(await patch(change, first, context));
      if (open.includes('inboundTrust')) sent.push(await closeTrust(change, sent, context));
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: CLOSED,
        clock,
        forMs,
        signal,
        async look() {
          const { open: left, requestIds } = await read(change, signal);
          return { seen: left.length === 0, requestIds: [...sent, ...requestIds] };
        },
      });
      return { outputs: {}, evidence };
    },

    /** Without a write: what a default or an older reading says could be wide open. */
    async undo(change, { mine, signal }) {
      const { open, requestIds } = await read(change, signal);
      const left = piecesOf(change).filter((piece) => !open.includes(piece));
      const ours = left.some((piece) => mine.includes(partOf(change, piece)));
      const says = 'Nothing of it was closed.';
      return ours
        ? { gone: false, because: STAYS }
        : { gone: true, evidence: { at: clock.now(), says, requestIds } };
    },

    async isGone(change, { mine, signal }) {
      const { open, requestIds } = await read(change, signal);
      const closed = piecesOf(change).filter((piece) => !open.includes(piece));
      const gone = !closed.some((piece) => mine.includes(partOf(change, piece)));
      const says = 'Nothing of it was closed.';
      return { gone, evidence: { at: clock.now(), says, requestIds } };
    },
  };

  /** A refusal after something was written is none of the whole: what is closed has to be kept in mind. */
  async function closeTrust(
    change: ClosePartner,
    sent: readonly string[],
    context: ChangeContext,
  ): Promise<string> {
    try {
      return await patch(change, ['inboundTrust'], context);
    } catch (error) {
      if (!(error instanceof DirectoryError) || sent.length === 0) throw error;
      const sentence = `everything but inbound trust is closed, and that was refused: ${error.message}`;
      throw new Unproven(change.tenantId, sentence, { cause: error });
    }
  }

  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-update */
  async function patch(
    { tenantId, partnerId }: ClosePartner,
    pieces: readonly Piece[],
    { clientRequestId, signal }: ChangeContext,
  ): Promise<string> {
    const { requestId } = await writer('partners-writer')(tenantId).send(
      'PATCH',
      partnerPath(partnerId),
      bodyOf(pieces),
      { needs: PARTNERS_NEED, signal, clientRequestId },
    );
    return requestId;
  }

  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-post-partners */
  async function addEntry(
    change: ClosePartner,
    pieces: readonly Piece[],
    context: ChangeContext,
  ): Promise<string> {
    const { clientRequestId, signal } = context;
    try {
      const { requestId } = await writer('partners-writer')(change.tenantId).send(
        'POST',
        PARTNERS,
        { tenantId: change.partnerId, ...bodyOf(pieces) },
        { needs: PARTNERS_NEED, signal, clientRequestId },
      );
      return requestId;
    } catch (error) {
      // Which refusal a second entry meets is not published: what counts is whether there is one.
      if (!(error instanceof DirectoryError) || error.trouble !== 'refused') throw error;
      if (!(await read(change, signal)).entry) throw error;
      return patch(change, pieces, context);
    }
  }
}

type Piece = (typeof SECTIONS)[number] | 'automaticUserConsentSettings' | 'inboundTrust';

const piecesOf = ({ trust }: ClosePartner): Piece[] => [
  ...SECTIONS,
  'automaticUserConsentSettings',
  ...(trust ? (['inboundTrust'] as const) : []),
];

/** As the domain names the parts of the change. */
const partOf = ({ tenantId, partnerId }: ClosePartner, piece: Piece): string =>
  `closed/${tenantId}/${partnerId}/${piece}`;

/** Of what was opened there, as the domain names it: `section/…`, `trust/…`, `redemption/…`. */
function pieceWith(key: string): string | undefined {
  const [of, , , name] = key.split('/');
  if (of === 'trust') return 'inboundTrust';
  return of === 'redemption' ? 'automaticUserConsentSettings' : name;
}

const bodyOf = (pieces: readonly Piece[]) =>
  Object.fromEntries(
    pieces.map((piece) => [
      piece,
      piece === 'inboundTrust'
        ? NO_TRUST
        : piece === 'automaticUserConsentSettings'
          ? NO_CONSENT
          : BLOCKED,
    ]),
  );

/** What the entry itself does not close; without an entry, all of it. */
const openPieces = (change: ClosePartner, entry: PartnerPolicy | null): Piece[] =>
  piecesOf(change).filter((piece) =>
    piece === 'inboundTrust' || piece === 'automaticUserConsentSettings'
      ? !isAllFalse(entry?.[piece])
      : !isBlocked(entry?.sections[piece]),
  );

const isAllFalse = (values: object | null | undefined): boolean =>
  values !== null &&
  values !== undefined &&
  Object.values(values).every((value) => value === false);

const isBlocked = (section: PolicySection | null | undefined): boolean =>
  section?.usersAndGroups?.accessType === 'blocked' &&
  section.usersAndGroups.targets.some(({ target }) => target === 'AllUsers') &&
  section.applications?.accessType === 'blocked' &&
  section.applications.targets.some(({ target }) => target === 'AllApplications');
