// Trust that is about more than two tenants: who trusts one of them, or one and two others.
import type { Claim, Question } from '../../domain/posture/question.ts';
import { claimIn } from './claims.ts';
import { choice, one, type Reading } from './readings.ts';
import { oneTenant, type Said } from './said.ts';

const TRUST = '(?:trusts?|accepts?|honou?rs?|recogni[sz]es?)';
const SOME =
  '(?:every ?(?:one|body)|any ?(?:one|body|tenants?)|some ?(?:one|body|tenants?)|no ?(?:one|body|tenants?)|who|(?:which|what) tenants?)(?: else)?';
const WHAT = '(?:mfa|strong-mfa|devices?|compliant-device|hybrid-device|claims?)';
const OF = `(?:(?:any |the )?${WHAT} (?:done )?(?:of|from|in) )?`;

/** `Does anyone trust MFA of A`, `which tenants accept A's devices`. */
const TRUSTERS = new RegExp(
  ` (?:does |do |is there )?${SOME} (?:that )?${TRUST} ${OF}(@\\d+)(?: 's)?(?: ${WHAT})? (?:\\? )?$`,
);
const TRUSTED_BY = / (?:is|are) (@\d+)(?: 's \S+)? (?:trusted|accepted) (?:by any ?(?:one|body))/;

/** `Do A and B trust C`, `does A trust B or C`. */
const PAIRS =
  ' (?:both |either |neither )?(@\\d+) (?:and|or|nor|,|but not) (@\\d+)(?: both| each)? ';
const TWO_TRUST = new RegExp(`${PAIRS}${TRUST} ${OF}(@\\d+) `);
const OF_TWO = new RegExp(` (@\\d+) (?:not )?${TRUST} ${OF}(?:${PAIRS.trim()} )`);

export function readTrusters(said: Said): Reading | undefined {
  const s = said.line.s;
  const whom = oneTenant(said, TRUSTERS.exec(s)?.[1] ?? TRUSTED_BY.exec(s)?.[1]);
  if (whom) return one({ ask: 'list', of: 'trusted-partners', tenants: 'all', from: whom });
  const claim = claimIn(s);
  const [, a, b, c] = TWO_TRUST.exec(s) ?? [];
  if (c) return pairsOf(said, claim, [a, c], [b, c]);
  const [, at, first, second] = OF_TWO.exec(s) ?? [];
  return second ? pairsOf(said, claim, [at, first], [at, second]) : undefined;
}

function pairsOf(
  said: Said,
  claim: { readonly claim?: Claim },
  ...pairs: ReadonlyArray<readonly [string | undefined, string | undefined]>
): Reading | undefined {
  const readings = pairs.flatMap((pair): Question[] => {
    const [at, of] = pair.map((sign) => oneTenant(said, sign));
    return at && of && at !== of
      ? [{ ask: 'relation', relation: { of: 'trust', ...claim }, at, of }]
      : [];
  });
  return readings.length === pairs.length ? choice(readings) : undefined;
}
