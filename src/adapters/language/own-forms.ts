// The sentences of Drawbridge, each with the question it stands for.
import type { Fact, Listed, Since } from '../../domain/posture/question.ts';
import { type Own, oneOf, own, T } from './own-form.ts';
import { COUNTED, FACTS, LISTED } from './own-phrases.ts';
import { OWN_RELATIONS } from './own-relations.ts';

const IN = '(in all tenants|in @\\d+(?: , @\\d+)*(?: and @\\d+)?)';
const C = '(#\\d+(?: , #\\d+)*(?: and #\\d+)?)';
const Q = '(~|@\\d+)';
const THEN = '(?: as of (%))?';
const AREA = '((?:\\S+ )?\\S+(?: \\S+)?)';

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
  ...OWN_RELATIONS,
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
