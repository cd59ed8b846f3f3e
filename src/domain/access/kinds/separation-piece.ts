// The steps that close one tenant for a partner, and how they are told.
import { SECTIONS } from '../../facts/partners.ts';
import { isClosed, wholeSection } from '../pairs/section.ts';
import { type Piece, partnerStep } from './partner-piece.ts';
import type { Half } from './separation-half.ts';
import { whatIsOpen } from './separation-words.ts';

/** The entry itself closes everything, whatever the default says, now or later. */
function isClosedItself({ entry, trust }: Half): boolean {
  if (!entry) return false;
  const allFalse = (values: object | null) =>
    values !== null && Object.values(values).every((value) => value === false);
  return (
    SECTIONS.every((name) => {
      const own = wholeSection(entry.sections[name], null);
      return own !== undefined && isClosed(own);
    }) &&
    allFalse(entry.automaticUserConsentSettings) &&
    (!trust || allFalse(entry.inboundTrust))
  );
}

/** No steps where everything is closed already. */
export function closingPiece(half: Half): Piece {
  const { tenant, partner } = half.pair;
  const at = { tenantId: tenant.id, partnerId: partner.id };
  const close = { type: 'close-partner', ...at, trust: half.trust } as const;
  const stop = { type: 'synchronise-users', ...at, allowed: false } as const;
  const closed = isClosedItself(half);
  const synchronised = half.entry?.identitySynchronization?.isSyncAllowed === true;
  return {
    steps: [
      ...(closed ? [] : [partnerStep(`close-${tenant.name}`, close, 4)]),
      ...(synchronised ? [partnerStep(`sync-${tenant.name}`, stop, 4)] : []),
    ],
    words: {
      [`close-${tenant.name}`]: {
        before: `${tenant.displayName}, for ${partner.displayName}: ${whatIsOpen(half)}`,
        after:
          'Everything blocked in and out, for everybody and every application; nothing trusted, nothing redeemed automatically',
        undo: `${tenant.displayName} stays closed for ${partner.displayName}: opening is asked for anew.`,
      },
      [`sync-${tenant.name}`]: {
        before: `${tenant.displayName} lets users of ${partner.displayName} be synchronised into it`,
        after: 'No longer; accounts that are there stay',
        undo: 'Synchronisation stays stopped.',
      },
    },
    there: closed
      ? [`${tenant.displayName} has everything closed for ${partner.displayName} already.`]
      : [],
  };
}
