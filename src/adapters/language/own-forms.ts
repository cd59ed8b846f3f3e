// The sentences of Drawbridge, each with the question it stands for.
import type {
  Fact,
  Listed,
  Question,
  Relation,
  Scope,
  Since,
} from '../../domain/posture/question.ts';
import { ASPECTS, CLAIMS, COUNTED, FACTS, LISTED } from './own-phrases.ts';

const T = '(@\\d+)';
const IN = '(in all tenants|in @\\d+(?: , @\\d+)*(?: and @\\d+)?)';
const C = '(#\\d+(?: , #\\d+)*(?: and #\\d+)?)';
const Q = '(~|@\\d+)';
const oneOf = (of: Readonly<Record<string, unknown>>) => `(${Object.keys(of).join('|')})`;
const THEN = '(?: as of (%))?';
const AREA = '((?:\\S+ )?\\S+(?: \\S+)?)';

type Parts = readonly string[];
export interface Heard {
  tenant(sign: string | undefined): string;
  scope(text: string | undefined): Scope;
  checks(text: string | undefined): readonly string[];
  /** What was quoted: at this place among all that was. */
  text(sign: string | undefined, at?: number): string;
  area(text: string | undefined): string | undefined;
  since: Since | undefined;
}

type Own = readonly [RegExp, (parts: Parts, heard: Heard) => Question | undefined];
const own = (pattern: string, make: Own[1]): Own => [new RegExp(`^ ${pattern}(?: \\?)? $`), make];

const relation = (text: string | undefined): Relation => {
  const claim = CLAIMS[text ?? ''];
  return claim
    ? { of: 'trust', claim }
    : { of: (ASPECTS[text ?? ''] ?? 'everything') as 'everything' };
};

const thenOf = (said: string | undefined, since: Since | undefined) =>
  said && since ? { asOf: since.from } : {};

export const OWN: readonly Own[] = [
  own(`show an overview of (@\\d+(?: , @\\d+)*(?: and @\\d+)?)`, ([, ids], { scope }) => ({
    ask: 'fact',
    fact: 'overview',
    tenants: scope(ids),
  })),
  own(`show ${oneOf(FACTS)} ${IN}`, ([, fact, ids], { scope }) => ({
    ask: 'fact',
    fact: FACTS[fact ?? ''] as Fact,
    tenants: scope(ids),
  })),
  own(
    `how do matters stand on ${C} ${IN}${THEN}`,
    ([, ids, at, time], { checks, scope, since }) => ({
      ask: 'check',
      checks: checks(ids),
      tenants: scope(at),
      ...thenOf(time, since),
    }),
  ),
  own(`what passes ${C} ${IN}${THEN}`, ([, ids, at, time], { checks, scope, since }) => ({
    ask: 'check',
    checks: checks(ids),
    tenants: scope(at),
    showing: 'pass',
    ...thenOf(time, since),
  })),
  own(
    `how do matters stand in the area ${AREA} ${IN}${THEN}`,
    ([, name, at, time], { area, scope, since }) => {
      const found = name === 'posture' ? 'all' : area(name);
      if (!found) return undefined;
      return { ask: 'area', area: found, tenants: scope(at), ...thenOf(time, since) };
    },
  ),
  own(`why is ${C} as it is ${IN}`, ([, ids, at], { checks, scope }) => ({
    ask: 'why',
    check: checks(ids)[0] ?? '',
    tenants: scope(at),
  })),
  own(
    `(?:show the list of ${oneOf(LISTED)}(?: from ${T})?|how many ${oneOf(COUNTED)}(?: from ${T})? are there) ${IN}${THEN}`,
    ([, shown, shownFrom, counted, countedFrom, at, time], { tenant, scope, since }) => {
      const from = shownFrom ?? countedFrom;
      return {
        ask: 'list',
        of: (shown ? LISTED[shown] : COUNTED[counted ?? '']) as Listed,
        tenants: scope(at),
        ...(from && { from: tenant(from) }),
        ...(counted && { count: true as const }),
        ...thenOf(time, since),
      };
    },
  ),
  own(`compare ${T} and ${T}(?: in the area ${AREA})?`, ([, a, b, name], { tenant, area }) => {
    const found = area(name);
    return { ask: 'compare', a: tenant(a), b: tenant(b), ...(found && { area: found }) };
  }),
  own(
    `what holds between ${T} and ${T} for ${oneOf({ ...ASPECTS, ...CLAIMS })} , both ways`,
    ([, at, of, aspect], { tenant }) => ({
      ask: 'relation',
      relation: relation(aspect),
      at: tenant(at),
      of: tenant(of),
      both: true,
    }),
  ),
  own(`does ${T} accept mfa done in ${T}`, ([, at, of], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'trust', claim: 'mfa' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(
    `does ${T} accept (compliant|hybrid joined) devices of ${T}`,
    ([, at, which, of], { tenant }) => ({
      ask: 'relation',
      relation: {
        of: 'trust',
        claim: which === 'compliant' ? 'compliant-device' : 'hybrid-device',
      },
      at: tenant(at),
      of: tenant(of),
    }),
  ),
  own(`does ${T} trust what people of ${T} did at home`, ([, at, of], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'trust' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(`is inbound access from ${T} open in ${T}`, ([, of, at], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'inbound' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(`does ${T} allow outbound access to ${T}`, ([, of, at], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'outbound' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(`does ${T} allow direct connect from ${T}`, ([, at, of], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'direct-connect' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(`does ${T} allow automatic redemption for people of ${T}`, ([, at, of], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'redemption' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(`does ${T} accept synchronization from ${T}`, ([, at, of], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'synchronization' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(`how does ${T} treat people of ${T}`, ([, at, of], { tenant }) => ({
    ask: 'relation',
    relation: { of: 'everything' },
    at: tenant(at),
    of: tenant(of),
  })),
  own(
    `can (?:somebody|${Q}) of ${T} use (?:anything|${Q}) in ${T}`,
    ([, who, from, what, to], { tenant, text }) => ({
      ask: 'reach',
      from: tenant(from),
      to: tenant(to),
      ...(who && { person: text(who, 0) }),
      ...(what && { application: text(what, who === '~' ? 1 : 0) }),
    }),
  ),
  own(`show the (trust|baseline) matrix ${IN}`, ([, of, at], { scope }) => ({
    ask: 'matrix',
    of: of === 'trust' ? 'trust' : 'baseline',
    tenants: scope(at),
  })),
  own(
    `what (changed|started failing)(?: in the area ${AREA})? ${IN}(?: by ${Q})? %`,
    ([, how, name, at, by], { scope, text, since, area }) => {
      const about = area(name);
      return (
        since && {
          ask: 'changes',
          tenants: scope(at),
          since,
          ...(by && { by: text(by) }),
          ...(about && { about }),
          ...(how !== 'changed' && { failures: true as const }),
        }
      );
    },
  ),
  own(
    `what would break if the partner ${T} were removed from ${T}`,
    ([, partner, at], { tenant }) => ({ ask: 'impact', at: tenant(at), partner: tenant(partner) }),
  ),
  own(
    `what (?:do i|does ${Q}) hold ${IN}(?: because of ${Q})?`,
    ([, who, at, why], { scope, text }) => ({
      ask: 'person',
      who: who ? text(who, 0) : 'me',
      tenants: scope(at),
      ...(why && { purpose: text(why, who === '~' ? 1 : 0) }),
    }),
  ),
  own(
    `who from (?:outside|${T}) is ${IN} , and because of whom`,
    ([, from, at], { tenant, scope }) => ({
      ask: 'outsiders',
      tenants: scope(at),
      ...(from && { from: tenant(from) }),
    }),
  ),
  own(`how fresh is the data ${IN}`, ([, at], { scope }) => ({
    ask: 'freshness',
    tenants: scope(at),
  })),
  own(`what should be fixed first ${IN}`, ([, at], { scope }) => ({
    ask: 'first',
    tenants: scope(at),
  })),
  own(`draft the decision record of ${T}`, ([, id], { tenant }) => ({
    ask: 'decision-record',
    tenant: tenant(id),
  })),
  own(`show the secure score ${IN}( %)?`, ([, at, time], { scope, since }) => ({
    ask: 'score',
    tenants: scope(at),
    ...(time && since && { since }),
  })),
  own(`how many administrators are standing and how many eligible ${IN}`, ([, at], { scope }) => ({
    ask: 'standing-against-eligible',
    tenants: scope(at),
  })),
  own(`what is advised about (?:${C}|${Q})`, ([, ids, topic], { checks, text }) => ({
    ask: 'guidance',
    topic: ids ? (checks(ids)[0] ?? '') : text(topic),
  })),
];
