// Which claim a question of trust is about: MFA, or devices of one sort; and what limits it.
import type { Claim } from '../../domain/posture/question.ts';

/** One claim is asked about alone only where no other is named beside it, and nothing is taken from it. */
export function claimIn(s: string): { readonly claim?: Claim } {
  if (LIMITED.test(s.replace(ONLY_ONE, ' '))) return {};
  if (/ (?:mfa|strong-mfa) /.test(s) && OTHER_CLAIMS.test(s)) return {};
  const claims: Claim[] = [];
  if (/ (?:mfa|strong-mfa) /.test(s)) claims.push('mfa');
  if (/ (?:hybrid-device|hybrid) /.test(s)) claims.push('hybrid-device');
  if (/ (?:compliant-device|compliant) /.test(s)) claims.push('compliant-device');
  const [claim] = claims;
  return claims.length === 1 && claim ? { claim } : {};
}

/** Whether it is so of nothing and nobody else, or should be so, is no part of a question about two tenants. */
export const limitIn = (s: string): string | undefined => (LIMITED.exec(s) ?? SHOULD.exec(s))?.[1];

const SHOULD = / (should|ought) /;

/** At the beginning they limit nothing: `but does …`. */
const LIMITED =
  /(?<!^(?: (?:ok|and|so|yes|no|well|hm))?) (only|alone|but not|but|besides|except|apart from|other than|nothing|more than) /;

/** `Only Fabrikam`: it is said of a tenant, and not of a claim. */
const ONLY_ONE = / only (?=@\d+ )/;

const OTHER_CLAIMS =
  / (?:and|or|nor|plus|both|as well as|,) (?:the )?(?:\S+ ){0,2}(?:devices?|laptops?|machines?|pcs?|compliance) /;
