// Which claims somebody chose, how the form asks for them, and what their end would mean.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { CLAIMS, type Claim } from '../changes/accept-claim.ts';
import type { Input } from '../kind.ts';
import type { Plan, Resource } from '../plan.ts';
import type { Pair, Standing } from './partner-standing.ts';
import { CLAIM_NAMES, capital } from './trust-piece.ts';

const INPUT = 'claims';

export const claimsOf = ({ inputs }: Resource): Claim[] =>
  CLAIMS.filter((claim) => inputs?.[INPUT]?.includes(claim));

export const whichClaims = ({ tenant, partner }: Pair, { trust }: Standing): Input => ({
  id: INPUT,
  label: `What of ${partner.displayName} shall ${tenant.displayName} accept?`,
  type: 'choices',
  choices: CLAIMS.map((claim) => ({
    title: `${capital(CLAIM_NAMES[claim])}${trust[claim].on ? ' (accepted already)' : ''}`,
    value: claim,
  })),
  required: true,
});

export const noClaim: Refusal = refusal(
  'no-claim',
  'Nothing was chosen that should be accepted.',
  'Choose at least one of the three; each is accepted by itself.',
  `input-${INPUT}`,
);

/** What people of the partner would lose, in sentences. */
export function withoutTrust({ tenant, partner }: Pair, { steps }: Plan): string[] {
  const claims = steps.flatMap(({ change }) =>
    change.type === 'accept-claim' ? [change.claim] : [],
  );
  const devices = claims.some((claim) => claim !== 'isMfaAccepted');
  return [
    ...(claims.includes('isMfaAccepted')
      ? [
          `Where ${tenant.displayName} asks for MFA, people of ${partner.displayName} would have to do it there once more.`,
        ]
      : []),
    ...(devices
      ? [
          `Where ${tenant.displayName} asks for a compliant or hybrid joined device, they would be kept out: devices of ${partner.displayName} would not count.`,
        ]
      : []),
  ];
}
