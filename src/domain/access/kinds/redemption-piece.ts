// Automatic redemption in two halves: the home tenant consents for its people, the other asks nobody any more.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import { changeParts } from '../change.ts';
import type { RedeemAutomatically } from '../changes/redeem-automatically.ts';
import type { PlanWords, StepWords } from '../plan.ts';
import {
  entryPiece,
  joined,
  NOTHING,
  PARTNERS_WRITER,
  type Piece,
  partnerStep,
} from './partner-piece.ts';
import type { Pair, Standing } from './partner-standing.ts';

export interface RedemptionPiece extends Piece {
  /** What the partner’s administrators do, where Drawbridge does not change their tenant. */
  readonly handOver?: NonNullable<PlanWords['handOver']>;
}

/** How both stand: the partner towards the tenant, null where it cannot be read, and the tenant. */
export interface BothStandings {
  readonly home: Standing | null;
  readonly here: Standing;
}

export interface Halves {
  /** With the entry in the partner's tenant, where that is missing. */
  readonly first: RedemptionPiece;
  /** Without an entry: it may be made for other settings as well. */
  readonly last: Piece;
}

export const halvesOf = (
  pair: Pair,
  { home, here }: BothStandings,
  held: ReadonlySet<string>,
): Halves => ({ first: homeHalf(pair, home, held), last: hereHalf(pair, here, held) });

/** Whether the partner lets Drawbridge change this for it; otherwise its own administrators do. */
const letsUsRedeem = ({ signIn, access }: Tenant): boolean =>
  signIn.includes(PARTNERS_WRITER) && access.includes('automatic-redemption');

function homeHalf(
  { tenant, partner }: Pair,
  home: Standing | null,
  held: ReadonlySet<string>,
): RedemptionPiece {
  const change: RedeemAutomatically = {
    type: 'redeem-automatically',
    tenantId: partner.id,
    partnerId: tenant.id,
    direction: 'outboundAllowed',
  };
  const on = home?.redemption.outboundAllowed.on === true;
  const mine = isHeld(change, held);
  if (on && !mine) {
    return {
      ...NOTHING,
      there: [
        `${partner.displayName} consents for its people towards ${tenant.displayName} already (outbound).`,
      ],
    };
  }
  if (!letsUsRedeem(partner)) return { ...NOTHING, handOver: handOver(tenant, partner) };
  const entry = entryPiece({ tenant: partner, partner: tenant }, home?.entry === true);
  const words: StepWords = {
    before: on
      ? `${partner.displayName}, outbound: consents for its people already, through an earlier request`
      : `${partner.displayName}, outbound: each of its people consents on a page of ${tenant.displayName}`,
    after: on ? 'For this request as well' : `${partner.displayName} consents for all of them`,
    undo: `${partner.displayName} no longer consents for its people.`,
  };
  return joined([entry, one('redeem-outbound', change, words)]);
}

function hereHalf({ tenant, partner }: Pair, here: Standing, held: ReadonlySet<string>): Piece {
  const change: RedeemAutomatically = {
    type: 'redeem-automatically',
    tenantId: tenant.id,
    partnerId: partner.id,
    direction: 'inboundAllowed',
  };
  const { on } = here.redemption.inboundAllowed;
  if (on && !isHeld(change, held)) {
    return {
      ...NOTHING,
      there: [
        `${tenant.displayName} asks nobody of ${partner.displayName} for consent already (inbound).`,
      ],
    };
  }
  return one('redeem-inbound', change, {
    before: on
      ? `${tenant.displayName}, inbound: no consent page for people of ${partner.displayName}, through an earlier request`
      : `${tenant.displayName}, inbound: people of ${partner.displayName} see a consent page`,
    after: on ? 'For this request as well' : 'They see none',
    undo: `${tenant.displayName} shows people of ${partner.displayName} the consent page again.`,
  });
}

const one = (id: string, change: RedeemAutomatically, words: StepWords): Piece => ({
  steps: [partnerStep(id, change, 4)],
  words: { [id]: words },
  there: [],
});

const isHeld = (change: RedeemAutomatically, held: ReadonlySet<string>): boolean =>
  changeParts(change).some((part) => held.has(part));

export const onlyBoth = ({ tenant, partner }: Pair): string =>
  `The consent page goes only while both halves hold: ${partner.displayName} outbound, ${tenant.displayName} inbound. Whoever comes in is invited as before.`;

/** Our half is on, and the other one is not ours to write. */
export const onlyTheirs = ({ tenant, partner }: Pair): Refusal =>
  refusal(
    'only-theirs',
    `${tenant.displayName} asks nobody of ${partner.displayName} for consent already; whether the question goes is up to ${partner.displayName}.`,
    `Ask ${partner.contact} to redeem invitations automatically towards ${tenant.displayName}.`,
    'resource',
  );

/** What people of the partner would meet, in sentences; `here`: null where it cannot be read. */
export const withoutRedemption = (
  { tenant, partner }: Pair,
  here: Standing | null,
): readonly string[] => [
  `Whoever of ${partner.displayName} is invited into ${tenant.displayName} from then on has to consent first. Guests who are there keep their access.`,
  ...(here?.synchronised
    ? [
        `Users are synchronised from ${partner.displayName}, which needs both halves: new ones could not get in.`,
      ]
    : []),
];

const PARTNERS = '/v1.0/policies/crossTenantAccessPolicy/partners';

function handOver(tenant: Tenant, { displayName, contact }: Tenant) {
  return {
    partner: displayName,
    contact,
    lines: [
      `In ${displayName}, open Microsoft Entra admin center, External Identities, Cross-tenant access settings, Organizational settings, and add ${tenant.displayName} (tenant id ${tenant.id}) unless it is there: POST ${PARTNERS} {"tenantId":"${tenant.id}"}`,
      `Under its outbound access, trust settings, choose “Automatically redeem invitations with the tenant”: PATCH ${PARTNERS}/${tenant.id} {"automaticUserConsentSettings":{"outboundAllowed":true,"inboundAllowed":…}}, with inboundAllowed as GET shows it there, false for null.`,
    ],
  };
}
