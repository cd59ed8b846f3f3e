// How strong an authentication strength is, by the weakest of the ways that it accepts.
import type { Maybe } from '../facts/areas.ts';
import type { AuthenticationStrengthFact } from '../facts/conditional-access.ts';
import type { Policy } from './policy.ts';

/** How strong the weakest way is that a strength accepts. */
export type StrengthOf = 'phishing-resistant' | 'multi-factor' | 'single-factor' | 'unsaid';

export const PHISHING_RESISTANT_STRENGTH = '00000000-0000-0000-0000-000000000004';
const BUILT_IN: Readonly<Record<string, StrengthOf>> = {
  '00000000-0000-0000-0000-000000000002': 'multi-factor',
  '00000000-0000-0000-0000-000000000003': 'multi-factor',
  [PHISHING_RESISTANT_STRENGTH]: 'phishing-resistant',
};

const RESISTANT = new Set(['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor']);
/** https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy: enough alone. */
const TWO_IN_ONE = new Set([
  ...RESISTANT,
  'deviceBasedPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'federatedMultiFactor',
]);

/** The policy carries a copy of its strength; the definition by its id counts as well, the weaker one wins. */
export function strengthOf(
  strength: NonNullable<NonNullable<Policy['grantControls']>['authenticationStrength']>,
  definitions: Maybe<readonly AuthenticationStrengthFact[]>,
): StrengthOf {
  const id = strength.id?.toLowerCase();
  const definition = definitions?.find((one) => one.id.toLowerCase() === id);
  const combinations = [
    ...(strength.allowedCombinations ?? []),
    ...(definition?.allowedCombinations ?? []),
  ];
  if (combinations.length === 0) return BUILT_IN[id ?? ''] ?? 'unsaid';
  if (combinations.every((one) => RESISTANT.has(one))) return 'phishing-resistant';
  return combinations.every((one) => one.includes(',') || TWO_IN_ONE.has(one))
    ? 'multi-factor'
    : 'single-factor';
}
