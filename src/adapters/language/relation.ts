// How one tenant treats the people of another: which setting, and which way round.
import type { Question, Relation } from '../../domain/posture/question.ts';
import { claimIn, limitIn } from './claims.ts';
import { asContrary } from './contrary.ts';
import { choice, one, type Reading, unanswerable } from './readings.ts';
import { type Manner, type Sides, sidesOf } from './roles.ts';
import { mentionAt, type Said, signsIn } from './said.ts';

const ASPECTS: ReadonlyArray<readonly [Relation['of'], Manner, RegExp]> = [
  ['redemption', 'in', / redemption /],
  ['direct-connect', 'in', / direct-connect /],
  [
    'synchronization',
    'push',
    / (?:sync|syncs|synced|provision(?:s|ed|ing)?|mirror(?:s|ed)?|replicat\w+|push(?:es)? (?:users|people|accounts)) /,
  ],
  [
    'outbound',
    'out',
    / (?:outbound|(?:go|get|going|reach|let|allowed|come) (?:\S+ ){0,4}out (?:to|into|towards))/,
  ],
  [
    'trust',
    'trust',
    / (?:trust|trusts|trusted|trusting|untrusted|mfa|strong-mfa|compliant-device|hybrid-device|claims?) /,
  ],
  [
    'inbound',
    'in',
    / (?:inbound|(?:let|lets|allow|allows|allowed|admit|admits|block|blocks|blocked|closed|open|opened|permitted|shut) (?:\S+ ){0,5}(?:in|into|out|to|for|from|by)|let in|block|blocks|blocked|bars?|barred|banned|(?:kept|locked|shut) out|come in) /,
  ],
  [
    'everything',
    'in',
    / (?:relation(?:ship)?s?|partner(?: tenant)?(?= @\d)|exposure|exposed|ties|what (?:does|do) @\d+ (?:let|allow|permit)|cross-tenant|treats?|treated|stand|set up|setup|configured|partner entry|partnership|connection|connected|link(?:ed)?|settings?|everything|deal(?:s)?|handle[sd]?|arrangement|what can|have with|between|do to do|to do with|collaborat\w+|regard\w*|entry) /,
  ],
];

/** Words that make it a question of trust although no claim is named. */
const COUNTING =
  / (?:trust|trusts|trusted|trusting|accepts?|accepted|honou?r(?:s|ed)?|recogni[sz](?:e|es|ed)|respect(?:s|ed)?|counts?|works?|valid|enough|again|twice|double|rel(?:y|ies)|prompt(?:s|ed)?|believe[sd]?|take[sn]?|ignores?|good|carr(?:y|ies)|repeat|redo|re do|appl(?:y|ies)|suffices?|for|from|of|between|settings?|matters?|satisf(?:y|ies)) /;

export function readRelation(said: Said): Reading | undefined {
  const reading = asContrary(said, relationIn(said));
  if (reading?.as !== 'question' || reading.question.ask !== 'relation') return reading;
  const limit = reading.question.relation.of === 'everything' ? undefined : limitIn(said.line.s);
  return limit ? { ...reading, leftOut: [limit] } : reading;
}

function relationIn(said: Said): Reading | undefined {
  const s = said.line.s;
  const signs = signsIn(s);
  if (signs.length === 0 || signs.length > 2) return undefined;
  // Where administrators come from is judged, not a setting between two tenants.
  if (signs.length === 1 && / admins? .*(?:synced|onprem|directory-sync|cloud only) /.test(s)) {
    return undefined;
  }
  const found = ASPECTS.filter(([, , pattern]) => pattern.test(s));
  let [aspect] = found;
  if (!aspect) return undefined;
  if (aspect[0] === 'trust' && !COUNTING.test(s) && (signs.length === 1 || joined(s)))
    return undefined;
  if (/ what (?:does|do|can) @\d+ (?:let|allow|permit) /.test(s))
    aspect = ['everything', 'in', / /];
  if (aspect[0] === 'outbound' && / inbound /.test(s) && signs.length === 2)
    aspect = ['everything', 'in', / /];
  const [of, manner] = aspect;
  const groups = signs.map((sign) => mentionAt(said, sign));
  if (groups.some((mention) => (mention?.ids.length ?? 0) > 1 && !mention?.either))
    return many(said, of, signs);
  const relation: Relation = of === 'trust' ? { of, ...claimIn(s) } : { of };
  const line = doneAgain(s);
  const mutual = /^(?:direct-connect|redemption|everything|synchronization)$/.test(of);
  const sides = sidesOf(line, manner, mutual);
  if (!sides) return undefined;
  if (signs.length === 1) return withHome(said, relation, signs[0] ?? '', sides);
  return between(said, relation, signs as [string, string], sides);
}

/** `In A and B`, `A, B`: the same of each, not one towards the other. */
const joined = (s: string): boolean =>
  / @\d+ (?:(?:and|or|,|versus|then) )+(?:in |at |for )?@\d+ /.test(s);

function between(
  said: Said,
  relation: Relation,
  [a, b]: readonly [string, string],
  sides: Sides,
): Reading | undefined {
  const id = (sign: string) => mentionAt(said, sign)?.ids[0] ?? '';
  if (id(a) === id(b)) return unanswerable('needs-partner');
  const open = sides.open && !sides.at;
  if (open && relation.of === 'everything')
    return one({ ask: 'relation', relation, at: id(a), of: id(b), both: true });
  if (open || !sides.at || !sides.of) {
    return choice([
      { ask: 'relation', relation, at: id(a), of: id(b) },
      { ask: 'relation', relation, at: id(b), of: id(a) },
    ]);
  }
  return one({
    ask: 'relation',
    relation,
    at: id(sides.at),
    of: id(sides.of),
    ...(sides.both && { both: true }),
  });
}

/** Only one tenant is named: the other can be ours, where it is not ours that is named. */
function withHome(said: Said, relation: Relation, sign: string, sides: Sides): Reading | undefined {
  const mention = mentionAt(said, sign);
  const id = mention?.ids[0] ?? '';
  const s = said.line.s;
  // Settings of one tenant towards anybody are checks and lists, and `everything` of one is a fact.
  if (
    (GENERAL.test(s) && !/ (?:open|closed) to @\d+ /.test(s)) ||
    (relation.of === 'everything' &&
      !/ (?:relation\w*|exposure|exposed|ties|treats?|partner entry|partnership|have with|settings? (?:for|with|towards?)|cross-tenant .*(?:for|with|towards?)|stand .*(?:to|with|towards?)|between) /.test(
        s,
      ))
  )
    return undefined;
  const home = said.home?.id;
  const named = { at: sides.at === sign, of: sides.of === sign };
  // `Do we trust MFA?`: of whom is not said.
  if (!home || home === id) {
    const foreign =
      relation.of === 'outbound' ? named.at : named.of && relation.of !== 'synchronization';
    if (relation.of === 'trust' ? !ASKS_TRUST.test(s) : !foreign) return undefined;
    return unanswerable(home ? 'needs-partner' : 'needs-tenant');
  }
  if (sides.both) return one({ ask: 'relation', relation, at: home, of: id, both: true });
  if (
    !named.at &&
    /^(?:direct-connect|redemption|everything)$/.test(relation.of) &&
    / (?:with|to|towards?) @\d+ /.test(s)
  ) {
    return one({ ask: 'relation', relation, at: home, of: id, both: true });
  }
  // `Outbound in X` is about everybody.
  if (named.of && relation.of === 'outbound') return undefined;
  if (named.of) return one({ ask: 'relation', relation, at: home, of: id });
  if (named.at) {
    if (relation.of === 'trust' && ASKS_TRUST.test(s))
      return unanswerable('needs-partner', mention?.typed);
    // `Is inbound open in X` is about everybody, `outbound to X` about us.
    if (
      relation.of === 'outbound' ||
      (relation.of === 'everything' && / for us | with us /.test(s))
    )
      return one({ ask: 'relation', relation, at: id, of: home });
    return relation.of === 'synchronization' && / to @\d+ /.test(s)
      ? one({ ask: 'relation', relation, at: id, of: home })
      : undefined;
  }
  if (
    relation.of === 'direct-connect' ||
    relation.of === 'redemption' ||
    relation.of === 'everything'
  ) {
    if (/ (?:with|to|and|for|towards) @\d+ /.test(s))
      return one({ ask: 'relation', relation, at: home, of: id, both: true });
    return undefined;
  }
  if (relation.of === 'trust' && !ASKS_TRUST.test(s)) return undefined;
  return choice([
    { ask: 'relation', relation, at: home, of: id },
    { ask: 'relation', relation, at: id, of: home },
  ]);
}

const ASKS_TRUST =
  / (?:trust|trusts|trusted|trusting|accepts?|accepted|honou?r\w*|recogni[sz]\w*) /;
const GENERAL =
  / (?:default\w*|anything|everyone|everybody|anyone|anybody|strangers|who|whom|whose|which|how many|any partners?|partners|the world|reciproc\w*|list) /;

/** A side of several tenants is a list: of those whose people are trusted, or that trust. */
function many(said: Said, of: Relation['of'], signs: readonly string[]): Reading | undefined {
  if (of !== 'trust' || !ASKS_TRUST.test(said.line.s) || GENERAL.test(said.line.s))
    return undefined;
  const sides = sidesOf(said.line.s, 'trust');
  const other = signs.find((sign) => mentionAt(said, sign)?.ids.length === 1);
  const group = mentionAt(
    said,
    signs.find((sign) => sign !== other),
  );
  const id = mentionAt(said, other)?.ids[0] ?? said.home?.id;
  if (!sides || !group) return undefined;
  const groupSign = signs.find((sign) => sign !== other);
  if (sides.at === groupSign && id) {
    return one({
      ask: 'list',
      of: 'trusted-partners',
      tenants: group.group === 'all' ? 'all' : group.ids,
      from: id,
    });
  }
  if (sides.of === groupSign && id)
    return one({ ask: 'list', of: 'trusted-partners', tenants: [id] });
  return one({ ask: 'matrix', of: 'trust', tenants: group.group === 'all' ? 'all' : group.ids });
}

/** `Do people of A have to do MFA again in B` asks whether B trusts the MFA of A. */
function doneAgain(s: string): string {
  if (!/ (?:again|twice|double|second time|redo|repeat|prompt(?:s|ed)?|asked|re do) /.test(s))
    return s;
  return s
    .replace(
      / (?:have to|need to|must|has to) (?:do|use|pass|redo|repeat|register|complete)? ?/,
      ' ',
    )
    .replace(ONCE_MORE, ' $1 into $2 ');
}

/** `Prompted for MFA in B`: there it is asked for again, unless it is where it was done. */
const ONCE_MORE =
  /(?<! (?:did|done|do|performed|completed|passed|after|with|of|from|trust|trusts|accept|accepts)(?: \S+)?) (mfa|strong-mfa) (?:again |twice |double |a second time )?(?:in|at|with) (@\d+) /;

export type Related = Extract<Question, { ask: 'relation' }>;
