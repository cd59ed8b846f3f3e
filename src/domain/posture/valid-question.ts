// Checks that a value is a typed question about tenants of this estate: it may come from a card or a model.
import { type Estate, tenantById } from '../estate/estate.ts';
import type { Claim, Fact, Listed, Question, Relation, Scope, Since } from './question.ts';
import { CLAIMS, FACTS, LISTED, RELATIONS } from './question-words.ts';

type Parts = Readonly<Record<string, unknown>>;

/** The question, made anew with nothing else in it; undefined: it is none. */
export function validQuestion(value: unknown, estate: Estate): Question | undefined {
  if (!isParts(value)) return undefined;
  const reader = READERS[value.ask as Question['ask']];
  if (typeof value.ask !== 'string' || !Object.hasOwn(READERS, value.ask)) return undefined;
  return reader(value, estate) as Question | undefined;
}

type Reader<A extends Question['ask']> = (
  parts: Parts,
  estate: Estate,
) => Extract<Question, { ask: A }> | undefined;

const READERS: { readonly [A in Question['ask']]: Reader<A> } = {
  fact: (parts, estate) => {
    const [fact, tenants] = [keyIn<Fact>(FACTS, parts.fact), scope(parts.tenants, estate)];
    return fact && tenants && { ask: 'fact', fact, tenants };
  },
  check: (parts, estate) => {
    const tenants = scope(parts.tenants, estate);
    const { checks } = parts;
    if (!tenants || !Array.isArray(checks) || checks.length === 0 || checks.length > 10)
      return undefined;
    if (
      !checks.every(isCheckId) ||
      (parts.showing !== undefined && parts.showing !== 'pass') ||
      !isThen(parts.asOf)
    )
      return undefined;
    return {
      ask: 'check',
      checks: [...checks],
      tenants,
      ...(parts.showing === 'pass' && { showing: 'pass' as const }),
      ...thenOf(parts.asOf),
    };
  },
  area: (parts, estate) => {
    const [area, tenants] = [areaName(parts.area), scope(parts.tenants, estate)];
    return area !== undefined && tenants && isThen(parts.asOf)
      ? { ask: 'area', area, tenants, ...thenOf(parts.asOf) }
      : undefined;
  },
  why: (parts, estate) => {
    const tenants = scope(parts.tenants, estate);
    return isCheckId(parts.check) && tenants
      ? { ask: 'why', check: parts.check, tenants }
      : undefined;
  },
  list: (parts, estate) => {
    const [of, tenants] = [keyIn<Listed>(LISTED, parts.of), scope(parts.tenants, estate)];
    const from = tenant(parts.from, estate);
    if (
      !of ||
      !tenants ||
      (parts.from !== undefined && !from) ||
      !isFlag(parts.count) ||
      !isThen(parts.asOf)
    )
      return undefined;
    return {
      ask: 'list',
      of,
      tenants,
      ...(from && { from }),
      ...(parts.count === true && { count: true }),
      ...thenOf(parts.asOf),
    };
  },
  compare: (parts, estate) => {
    const [a, b, area] = [tenant(parts.a, estate), tenant(parts.b, estate), areaName(parts.area)];
    if (!a || !b || a === b || (parts.area !== undefined && !area)) return undefined;
    return { ask: 'compare', a, b, ...(area && { area }) };
  },
  relation: (parts, estate) => {
    const [at, of] = [tenant(parts.at, estate), tenant(parts.of, estate)];
    const relation = relationOf(parts.relation);
    if (!at || !of || at === of || !relation || !isFlag(parts.both) || !isFlag(parts.contrary))
      return undefined;
    if (parts.contrary === true && relation.of === 'everything') return undefined;
    return {
      ask: 'relation',
      relation,
      at,
      of,
      ...(parts.both === true && { both: true }),
      ...(parts.contrary === true && { contrary: true }),
    };
  },
  reach: (parts, estate) => {
    const [from, to] = [tenant(parts.from, estate), tenant(parts.to, estate)];
    const [person, application] = [words(parts.person), words(parts.application)];
    if (
      !from ||
      !to ||
      from === to ||
      bad(parts.person, person) ||
      bad(parts.application, application)
    )
      return undefined;
    return {
      ask: 'reach',
      from,
      to,
      ...(person && { person }),
      ...(application && { application }),
    };
  },
  matrix: (parts, estate) => {
    const tenants = scope(parts.tenants, estate);
    const { of } = parts;
    return tenants && (of === 'trust' || of === 'baseline')
      ? { ask: 'matrix', of, tenants }
      : undefined;
  },
  changes: (parts, estate) => {
    const [tenants, since] = [scope(parts.tenants, estate), sinceOf(parts.since)];
    const [by, about] = [words(parts.by), areaName(parts.about)];
    if (
      !tenants ||
      !since ||
      bad(parts.by, by) ||
      bad(parts.about, about) ||
      !isFlag(parts.failures)
    )
      return undefined;
    return {
      ask: 'changes',
      tenants,
      since,
      ...(by && { by }),
      ...(about && { about }),
      ...(parts.failures === true && { failures: true }),
    };
  },
  impact: (parts, estate) => {
    const [at, partner] = [tenant(parts.at, estate), tenant(parts.partner, estate)];
    return at && partner && at !== partner ? { ask: 'impact', at, partner } : undefined;
  },
  person: (parts, estate) => {
    const [who, tenants, purpose] = [
      words(parts.who),
      scope(parts.tenants, estate),
      words(parts.purpose),
    ];
    if (!who || !tenants || bad(parts.purpose, purpose)) return undefined;
    return { ask: 'person', who, tenants, ...(purpose && { purpose }) };
  },
  outsiders: (parts, estate) => {
    const [tenants, from] = [scope(parts.tenants, estate), tenant(parts.from, estate)];
    if (!tenants || bad(parts.from, from)) return undefined;
    return { ask: 'outsiders', tenants, ...(from && { from }) };
  },
  freshness: (parts, estate) => ofScope('freshness', parts, estate),
  first: (parts, estate) => ofScope('first', parts, estate),
  'decision-record': (parts, estate) => {
    const found = tenant(parts.tenant, estate);
    return found ? { ask: 'decision-record', tenant: found } : undefined;
  },
  score: (parts, estate) => {
    const [tenants, since] = [scope(parts.tenants, estate), sinceOf(parts.since)];
    if (!tenants || bad(parts.since, since)) return undefined;
    return { ask: 'score', tenants, ...(since && { since }) };
  },
  'standing-against-eligible': (parts, estate) =>
    ofScope('standing-against-eligible', parts, estate),
  guidance: (parts) => {
    const topic = words(parts.topic);
    return topic ? { ask: 'guidance', topic } : undefined;
  },
};

function ofScope<A extends 'freshness' | 'first' | 'standing-against-eligible'>(
  ask: A,
  parts: Parts,
  estate: Estate,
) {
  const tenants = scope(parts.tenants, estate);
  return tenants && { ask, tenants };
}

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Within what a calendar can say. */
const isThen = (value: unknown): boolean =>
  value === undefined || (Number.isSafeInteger(value) && Math.abs(value as number) < 8e15);

const thenOf = (value: unknown) => (typeof value === 'number' ? { asOf: value } : {});

const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean';

/** Something was given, and it is nothing that can stand there. */
const bad = (given: unknown, read: unknown): boolean => given !== undefined && read === undefined;

const isCheckId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Z]{3}-\d\d$/.test(value);

const keyIn = <K extends string>(
  of: { readonly [key in K]: unknown },
  value: unknown,
): K | undefined =>
  typeof value === 'string' && Object.hasOwn(of, value) ? (value as K) : undefined;

const areaName = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[a-z][a-z-]{1,40}$/.test(value) ? value : undefined;

function words(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return text === '' || text.length > 120 ? undefined : text;
}

const tenant = (value: unknown, estate: Estate): string | undefined =>
  typeof value === 'string' ? tenantById(estate, value)?.id : undefined;

function scope(value: unknown, estate: Estate): Scope | undefined {
  if (value === 'all') return 'all';
  if (!Array.isArray(value) || value.length === 0 || value.length > estate.tenants.length)
    return undefined;
  const ids = value.map((id) => tenant(id, estate));
  return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
}

function sinceOf(value: unknown): Since | undefined {
  if (!isParts(value)) return undefined;
  const { from, to } = value;
  if (!isMoment(from) || (to !== undefined && (!isMoment(to) || to < from))) return undefined;
  return { from, ...(to !== undefined && { to }) };
}

const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 8e15;

function relationOf(value: unknown): Relation | undefined {
  if (!isParts(value)) return undefined;
  const of = keyIn<Relation['of']>(RELATIONS, value.of);
  if (!of) return undefined;
  if (of !== 'trust') return value.claim === undefined ? { of } : undefined;
  const claim = keyIn<Claim>(CLAIMS, value.claim);
  if (bad(value.claim, claim)) return undefined;
  return { of, ...(claim && { claim }) };
}
