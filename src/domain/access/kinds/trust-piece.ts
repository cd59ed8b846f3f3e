// The claims of a partner's people that a tenant accepts: one step each, and what becomes explicit with them.
import { changeParts } from '../change.ts';
import { type AcceptClaim, CLAIMS, type Claim } from '../changes/accept-claim.ts';
import { type Piece, partnerStep } from './partner-piece.ts';
import type { Pair, Standing } from './partner-standing.ts';

export const CLAIM_NAMES: Readonly<Record<Claim, string>> = {
  isMfaAccepted: 'multifactor authentication',
  isCompliantDeviceAccepted: 'compliant devices',
  isHybridAzureADJoinedDeviceAccepted: 'Microsoft Entra hybrid joined devices',
};

const STEPS: Readonly<Record<Claim, string>> = {
  isMfaAccepted: 'trust-mfa',
  isCompliantDeviceAccepted: 'trust-compliant-device',
  isHybridAzureADJoinedDeviceAccepted: 'trust-hybrid-device',
};

/** At the beginning of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Multifactor authentication of Contoso` */
const from = (claim: Claim, { partner }: Pair): string =>
  `${capital(CLAIM_NAMES[claim])} of ${partner.displayName}`;

/** Steps for those of `claims` that are not accepted yet, or that an open request of ours holds. */
export function trustPiece(
  pair: Pair,
  { trust }: Standing,
  claims: readonly Claim[],
  held: ReadonlySet<string>,
): Piece {
  const changes = CLAIMS.filter((claim) => claims.includes(claim)).map(
    (claim): AcceptClaim => ({
      type: 'accept-claim',
      tenantId: pair.tenant.id,
      partnerId: pair.partner.id,
      claim,
    }),
  );
  const isHeld = (change: AcceptClaim) => changeParts(change).some((part) => held.has(part));
  const wanted = changes.filter((change) => !trust[change.claim].on || isHeld(change));
  return {
    steps: wanted.map((change) => partnerStep(STEPS[change.claim], change, 4)),
    words: Object.fromEntries(
      wanted.map((change) => [STEPS[change.claim], wordsFor(change, pair, trust, isHeld(change))]),
    ),
    there: changes
      .filter((change) => !wanted.includes(change))
      .map(
        ({ claim }) =>
          `${from(claim, pair)}: accepted in ${pair.tenant.displayName} already, ${trust[claim].own ? 'for this partner' : 'by the default settings'}. It stays, also at the end.`,
      ),
  };
}

function wordsFor({ claim }: AcceptClaim, pair: Pair, trust: Standing['trust'], held: boolean) {
  const what = from(claim, pair);
  const where = pair.tenant.displayName;
  const { on, own } = trust[claim];
  return {
    before:
      held && on
        ? `${what}: accepted in ${where} through an earlier request`
        : `${what}: not accepted in ${where}${own ? '' : ', as by default'}`,
    after: held && on ? 'Accepted for this request as well' : 'Accepted',
    undo: `${what}: not accepted any more.`,
  };
}

/**
 * The three stand in one setting: as soon as one of them is written, the others no longer follow the
 * default. Empty where all of them are explicit already.
 */
export function becomesExplicit(
  { partner, tenant }: Pair,
  { trust }: Standing,
  { steps }: Piece,
): readonly string[] {
  const written = steps.flatMap(({ change }) =>
    change.type === 'accept-claim' ? [change.claim] : [],
  );
  const others = CLAIMS.filter((claim) => !written.includes(claim) && !trust[claim].own);
  if (written.length === 0 || others.length === 0) return [];
  const list = new Intl.ListFormat('en-GB').format(
    others.map((claim) => `${CLAIM_NAMES[claim]} (${trust[claim].on ? '' : 'not '}accepted)`),
  );
  return [
    `Also written for ${partner.displayName}, exactly as it counts by default now: ${list}. Later changes of the default in ${tenant.displayName} no longer reach it.`,
  ];
}
