// Everything closed for one partner, in the entry itself: nothing is left to a default that may be open.
import { SECTIONS, type SectionName } from '../../facts/partners.ts';
import type { AnyChange, ChangeRules } from './change-rules.ts';

export interface ClosePartner extends AnyChange {
  readonly type: 'close-partner';
  readonly partnerId: string;
  /** Whether inbound trust is written as well: without Entra ID P1 it cannot be, and is not there. */
  readonly trust: boolean;
}

type Piece = SectionName | 'automaticUserConsentSettings' | 'inboundTrust';

export const piecesOf = ({ trust }: Pick<ClosePartner, 'trust'>): readonly Piece[] => [
  ...SECTIONS,
  'automaticUserConsentSettings',
  ...(trust ? (['inboundTrust'] as const) : []),
];

/** The key of one closed piece. */
export const closedPart = (
  { tenantId, partnerId }: Pick<ClosePartner, 'tenantId' | 'partnerId'>,
  piece: Piece,
): string => `closed/${tenantId}/${partnerId}/${piece}`;

export const closePartner: ChangeRules<ClosePartner> = {
  key: ({ tenantId, partnerId }) => `closed/${tenantId}/${partnerId}`,
  parts: (change) => piecesOf(change).map((piece) => closedPart(change, piece)),
  gives: () => false,
  // What was opened a moment ago is written over, though a reading may still show it as it was before.
  besideWithin: ({ tenantId, partnerId }) =>
    ['section', 'trust', 'redemption'].map((of) => `${of}/${tenantId}/${partnerId}/`),
  // Whoever opens one of these reads it, and writes what follows: never while all of it is closed.
  touches: ({ tenantId, partnerId }) => {
    const where = `${tenantId}/${partnerId}`;
    return [
      `partner/${where}`,
      ...SECTIONS.map((section) => `section/${where}/${section}`),
      `trust/${where}`,
      `redemption/${where}`,
    ];
  },
  byHand: ({ partnerId }) => ({
    graph: [],
    portal: `External Identities > Cross-tenant access settings > Organizational settings > ${partnerId}`,
    mind: 'It closes, so that nothing is open because of it.',
  }),
  impersonal: ({ partnerId, trust }) => ({ partnerId, trust }),
  looks: ({ tenantId, partnerId }) => [{ fact: 'partner-policy', tenantId, partnerId }],
};
