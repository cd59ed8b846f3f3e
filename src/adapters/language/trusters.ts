// Trust that is about more than two tenants: who trusts one of them, or one and two others.
import { claimIn } from './claims.ts';
import { choice, part, type Reading } from './readings.ts';
import { oneTenant, type Said, signsIn } from './said.ts';

const TRUST = '(?:trusts?|accepts?|honou?rs?|recogni[sz]es?)';
const SOME =
  '(?:every ?(?:one|body)|any ?(?:one|body|tenants?)|some ?(?:one|body|tenants?)|no ?(?:one|body|tenants?)|who|(?:which|what) tenants?)(?: else)?';
const WHAT = '(?:mfa|strong-mfa|devices?|compliant-device|hybrid-device|claims?)';
const OF = `(?:(?:any |the )?${WHAT} (?:done )?(?:of|from|in) )?`;

/** `Does anyone trust MFA of A`, `which tenants accept A's devices`. */
const TRUSTERS = new RegExp(
  ` (?:does |do |is there )?${SOME} (?:that )?${TRUST} (?<only>only )?${OF}(?<whom>@\\d+)(?: 's)?(?: ${WHAT})? (?:\\? )?$`,
);
const TRUSTED_BY = / (?:is|are) (@\d+)(?: 's \S+)? (?:trusted|accepted) (?:by any ?(?:one|body))/;

/** `Do A, B and C trust D`, `does A trust B or C`, `is A trusted by B and C`. */
const MANY =
  '(?:both |either |neither )?(?<many>@\\d+(?: (?:(?:, )?(?:and|or|nor|but not)|,) @\\d+)+)(?: both| each)?';
const ONE = '(?<one>@\\d+)';
const WHOSE = `(?:${WHAT} (?:of|from|done in) )?`;
const TRUSTED = `(?: 's)?(?: ${WHAT})? (?:not )?(?:trusted|accepted|honou?red|recogni[sz]ed) (?:by|in|at)`;
const BY_MANY = [
  new RegExp(` ${MANY} ${TRUST} ${OF}${ONE} `),
  new RegExp(` (?:is|are) ${WHOSE}${ONE}${TRUSTED} ${MANY} `),
];
const OF_MANY = [
  new RegExp(` ${ONE} (?:not )?${TRUST} ${OF}${MANY} `),
  new RegExp(` (?:is|are) ${WHOSE}${MANY}${TRUSTED} ${ONE} `),
];

export function readTrusters(said: Said): Reading | undefined {
  const s = said.line.s;
  const trusters = TRUSTERS.exec(s)?.groups;
  const whom = oneTenant(said, trusters?.whom ?? TRUSTED_BY.exec(s)?.[1]);
  if (whom) {
    const listed = { ask: 'list', of: 'trusted-partners', tenants: 'all', from: whom } as const;
    return part(listed, trusters?.only?.trim());
  }
  return (
    trustOfMany(said, BY_MANY, (one, each) => ({ at: each, of: one })) ??
    trustOfMany(said, OF_MANY, (one, each) => ({ at: one, of: each }))
  );
}

function trustOfMany(
  said: Said,
  forms: readonly RegExp[],
  sides: (one: string, each: string) => { readonly at: string; readonly of: string },
): Reading | undefined {
  const { s } = said.line;
  const { one: whom, many = '' } = forms.map((form) => form.exec(s)).find(Boolean)?.groups ?? {};
  const single = oneTenant(said, whom);
  const ids = signsIn(` ${many} `).map((sign) => oneTenant(said, sign));
  const named = new Set(ids.flatMap((id) => id ?? []));
  if (!single || ids.includes(undefined) || named.has(single) || named.size < 2) return undefined;
  const relation = { of: 'trust', ...claimIn(s) } as const;
  return choice([...named].map((each) => ({ ask: 'relation', relation, ...sides(single, each) })));
}
