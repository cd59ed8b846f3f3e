// Which of two tenants is the resource and which the home: read from prepositions and verbs, never guessed.

export interface Sides {
  /** Signs of tenants. */
  readonly at?: string;
  readonly of?: string;
  readonly both?: boolean;
  /** Two tenants, and nothing says which is which. */
  readonly open?: readonly [string, string];
}

/**
 * `in`: what is asked about is set in the resource tenant. `out`: in the home tenant. `push`: the one
 * who acts sends people to the other.
 */
export type Manner = 'trust' | 'in' | 'out' | 'push';

type Role = 'home' | 'resource' | 'owner' | 'partner' | 'pair' | undefined;

const PEOPLE =
  '(?:people|users?|staff|employees?|colleagues?|folks?|guys|persons?|members?|accounts?|identit(?:y|ies)|someone|somebody|anyone|anybody|workers?|guests|externals|devices?|laptops?|machines?|logins?|sign ins?|admins?|engineers?|contractors?)';
const CLAIM =
  '(?:mfa|strong-mfa|compliant-device|hybrid-device|claims?|devices?|laptops?|machines?|trust claims?)';
const DONE =
  '(?:done|performed|completed|made|satisfied|issued|passed|carried out|proven|given|from|of|by|coming|that was|was|is|already|which|users? did|at home)';
const TRUSTS =
  '(?:trusts?|trusting|accepts?|accepting|honou?rs?|recogni[sz]es?|respects?|believes?|rel(?:y|ies) on|takes?|allows?|lets? in|lets?|admits?|permits?|blocks?|forbids?|opens?|receives?|enables?|has|have|set up|configure[ds]?|grants?|bars?|stops?|restricts?|gives?|ignores?|refuses?|rejects?|waives?|skips?|suppress(?:es)?|redeems?)';
const PUSHES =
  '(?:syncs?|sync|push(?:es)?|sends?|provisions?|copies|copy|feeds?|mirrors?|replicates?|goes|go|gets? out|let)';
const TRUSTED =
  '(?:trusted|accepted|honou?red|recogni[sz]ed|respected|believed|good enough|valid|relied on|taken|allowed|blocked|enabled|on|open|closed|off|permitted|restricted|set up|configured|let|admitted|refused|ignored|known|worth anything|enough|sufficient|banned|in place)';
const COUNTS =
  '(?:counts?|works?|appl(?:y|ies)|carr(?:y|ies) over|suffices?|holds?|helps?|satisf(?:y|ies)|transfers?|travels?)';

/** `mutual`: what two tenants have with each other, unless one of them is said to allow it. */
export function sidesOf(text: string, manner: Manner, mutual = false): Sides | undefined {
  const s = text
    .replace(
      / (?:the|a|an|any|some|all|every|each|other|of the|that|which|who|from there|there) (?=@|people|users?|staff|guests|devices?|mfa)/g,
      ' ',
    )
    .replace(/(@\d+)(?: 's)? (?:tenant|directory|side|org|organisation|end)(?= )/g, '$1');
  const [first, second, more] = [...new Set(s.match(/(?<= )@\d+(?= )/g) ?? [])];
  if (!first || more) return undefined;
  if (!second) return { open: [first, ''], ...single(s, first, manner) };
  if (
    / (?:each other|one another|eachother|mutual(?:ly)?|both (?:ways|directions|sides)|reciproc\w*|either (?:way|direction)|two way|bidirectional(?:ly)?|in both) /.test(
      s,
    ) ||
    pair(s)
  ) {
    return { at: first, of: second, both: true };
  }
  if (
    mutual &&
    / (?:with|stand to|stand towards?|stand) (?:\S+ )?@\d+ /.test(s) &&
    (manner === 'push' || !new RegExp(` @\\d+ (?:not |also )*(?!has |have )${TRUSTS} `).test(s))
  ) {
    return { at: first, of: second, both: true };
  }
  const roles = new Map<string, Role>();
  const say = (sign: string | undefined, role: Role) => {
    if (sign && !roles.has(sign)) roles.set(sign, role);
  };
  // `from A to B`: people of A who go to B, for everything but trust.
  const way = / (?:from )?(@\d+) (?:in)?to (@\d+) /.exec(s);
  if (manner === 'trust' && / @\d+ (?:in)?to @\d+ /.test(s)) return { open: [first, second] };
  if (manner !== 'trust' && way) return { of: way[1] ?? '', at: way[2] ?? '' };
  for (const match of s.matchAll(
    new RegExp(
      ` ${PEOPLE} (?:who are |that are |coming |who come |that come )?(?:from|of) (@\\d+) `,
      'g',
    ),
  ))
    say(match[1], 'home');
  for (const match of s.matchAll(
    new RegExp(
      ` (@\\d+) (?:'s )?(?:own )?${manner === 'trust' ? `(?:${PEOPLE}|${CLAIM})` : PEOPLE} `,
      'g',
    ),
  ))
    say(match[1], 'home');
  if (manner === 'trust') {
    for (const match of s.matchAll(
      new RegExp(
        ` ${CLAIM} (?:and \\S+ )?(?:${DONE} )*(?:from|of|by|coming from|issued by) (@\\d+) `,
        'g',
      ),
    ))
      say(match[1], 'home');
    if (![...roles.values()].includes('home')) {
      for (const match of s.matchAll(
        new RegExp(
          ` ${CLAIM} (?:(?:${DONE} )+(?:in|at|with|over at) |(?:in|at|with) )(@\\d+) `,
          'g',
        ),
      ))
        say(match[1], 'home');
    }
    for (const match of s.matchAll(
      new RegExp(` ${COUNTS} (?:in|at|for|with|towards?|on) (@\\d+) `, 'g'),
    ))
      say(match[1], 'resource');
  }
  for (const match of s.matchAll(/ (?:by) (@\d+) /g))
    say(match[1], manner === 'push' ? 'home' : 'owner');
  // `A is blocked from B`: people of A, who would go to B.
  const barred =
    manner === 'in' &&
    new RegExp(
      ` (@\\d+) (?:'s )?(?:${PEOPLE} )?(?:not |also |still )*(?:blocked|barred|banned|excluded|prevented|restricted|(?:kept|locked|shut|closed) out) (?:from|of|out of) (@\\d+) `,
    ).exec(s);
  if (barred && !/ inbound /.test(s)) return { of: barred[1] ?? '', at: barred[2] ?? '' };
  // `A is open to B`: whoever is open owns the setting.
  const open =
    manner === 'in' &&
    / (@\d+) (?:'s )?(?:\S+ ){0,2}?(?:open|opened|closed|shut|blocked|accessible|reachable|available|sealed) (?:up |off )?(?:to|for|from|towards?|against) (?:\S+ )?(@\d+) /.exec(
      s,
    );
  if (open && !/ inbound /.test(s)) return { at: open[1] ?? '', of: open[2] ?? '' };
  for (const match of s.matchAll(/ from (@\d+) /g)) say(match[1], 'home');
  const active =
    manner === 'push'
      ? new RegExp(` (@\\d+) (?:'s )?(?:\\S+ ){0,2}?(?:${PUSHES}) `)
      : new RegExp(
          ` (@\\d+) (?:not |even |also |ever |automatically |inbound |does |do |to |is |would |will )*${TRUSTS} `,
        );
  const acts = active.exec(s);
  // A verb with both before it and nothing after is a noun: `A B trust`.
  const other = acts?.[1] === first ? second : first;
  const asked = / (?:does|do|did|is|are|can|will|whether|if|that|how) $/;
  const actor =
    acts && (s.indexOf(` ${other} `) > acts.index || asked.test(s.slice(0, acts.index + 1)))
      ? acts
      : undefined;
  // `A lets in people of B`: whoever acts owns the setting.
  const accepts =
    manner === 'push' &&
    / (@\d+) (?:not |also )*(?:accepts?|allows?|receives?|takes?|lets?|permits?|gets?|have|has|pulls?|imports?) /.exec(
      s,
    );
  if (accepts) say(accepts[1], 'resource');
  else if (actor) say(actor[1], manner === 'push' ? 'home' : 'owner');
  for (const match of s.matchAll(/ (?:into|inside) (@\d+) /g)) say(match[1], 'resource');
  for (const match of s.matchAll(/ (?:in|at|within|on|over at) (@\d+) /g))
    say(match[1], manner === 'push' ? 'resource' : 'owner');
  for (const match of s.matchAll(/ (@\d+) 's /g)) say(match[1], 'owner');
  const setting =
    '(?:inbound|outbound|redemption|direct-connect|sync|trust|settings?|cross-tenant|access|partner entry|entry)';
  for (const match of s.matchAll(new RegExp(` ${setting} of (@\\d+) `, 'g')))
    say(
      match[1],
      manner === 'trust' && !/ (?:for|towards?|with|to) @/.test(s) ? undefined : 'owner',
    );
  for (const match of s.matchAll(/ (?:to|onto) (@\d+) /g))
    say(match[1], manner === 'trust' ? 'partner' : 'resource');
  for (const match of s.matchAll(
    / (?:for|towards?|with|against|about|regarding|concerning) (@\d+) /g,
  ))
    say(match[1], 'partner');
  const passive = new RegExp(` (@\\d+) (?:not |also |even )*${TRUSTED} `).exec(s);
  if (passive && [...roles.values()].some((role) => role === 'owner' || role === 'resource'))
    say(passive[1], 'partner');
  if (actor && roles.get(actor[1] ?? '') === 'owner') {
    for (const sign of [first, second]) if (!roles.get(sign)) roles.set(sign, 'partner');
  }
  return settle(first, second, roles, manner);
}

function settle(
  first: string,
  second: string,
  roles: ReadonlyMap<string, Role>,
  manner: Manner,
): Sides {
  const sideOf = (sign: string): 'at' | 'of' | undefined => {
    const role = roles.get(sign);
    if (role === 'home') return 'of';
    if (role === 'resource') return 'at';
    if (role === 'owner') return manner === 'out' ? 'of' : 'at';
    if (role === 'partner') return manner === 'out' ? 'at' : 'of';
    return undefined;
  };
  const other = { at: 'of', of: 'at' } as const;
  // Two who would stand on the same side: what is weaker gives way, or nothing is settled.
  let [a, b] = [sideOf(first), sideOf(second)];
  if (a && a === b) {
    const weak = (sign: string) => roles.get(sign) === 'partner' || roles.get(sign) === undefined;
    if (weak(first) === weak(second)) return { open: [first, second] };
    if (weak(first)) a = other[b as 'at' | 'of'];
    else b = other[a];
  }
  const lone = a && !b ? roles.get(first) : b && !a ? roles.get(second) : undefined;
  if (!a && !b) return { open: [first, second] };
  // A partner alone does not say whose setting is meant.
  if (lone === 'partner' && manner === 'trust') return { open: [first, second] };
  const side = a ?? other[b as 'at' | 'of'];
  return side === 'at' ? { at: first, of: second } : { at: second, of: first };
}

const pair = (s: string): boolean =>
  / between @\d+ (?:and|or) @\d+ /.test(s) || / between \S+ \S* ?@\d+ .*and @\d+ /.test(s);

/** One tenant is named: on which side does it stand? */
function single(s: string, sign: string, manner: Manner): Sides {
  const at = (pattern: string) => new RegExp(pattern.replaceAll('@', sign)).test(s);
  if (/ (?:both (?:ways|directions)|mutual(?:ly)?|each other|between) /.test(s))
    return { at: sign, both: true };
  if (manner === 'in' && at(` (?:open|closed|shut|accessible) (?:to|for) @ `)) return { of: sign };
  const home =
    at(` (?:from|people of|users of|guests of|staff of) @ `) ||
    at(` @ (?:'s )?(?:${PEOPLE}) `) ||
    (manner === 'trust' &&
      (at(` ${CLAIM} (?:${DONE} )*(?:from|of|by) @ `) || at(` @ (?:'s )?(?:${CLAIM}) `)));
  if (home) return { of: sign };
  if (at(` (?:in|at|into|inside|by) @ `)) return manner === 'out' ? { of: sign } : { at: sign };
  if (at(` to @ `)) return manner === 'trust' ? {} : { at: sign };
  const acts = manner === 'push' ? PUSHES : TRUSTS;
  if (at(` @ (?:'s )?(?:not |also |inbound |even )*${acts} `))
    return manner === 'out' || manner === 'push' ? { of: sign } : { at: sign };
  if (at(` (?:for|with|towards?) @ `))
    return manner === 'out' ? { at: sign } : manner === 'trust' ? {} : { of: sign };
  if (at(` @ (?:'s )?${manner === 'trust' ? 'trusted' : TRUSTED} `)) return { of: sign };
  if (at(` @ 's `)) return manner === 'out' ? { of: sign } : { at: sign };
  return {};
}
