// Results of checks as an answer shows them: rows, what was missing, rules, and what to do.
import type { Instant } from '../../facts.ts';
import type { Check, TenantView } from '../check.ts';
import { earliest } from '../earliest.ts';
import type { AreaName } from '../facts/areas.ts';
import type { Evidence, Result } from '../result.ts';
import type { Blind, Row, Rule } from './answer.ts';
import { AREA_WORDS } from './area-words.ts';
import type { Asking } from './asking.ts';
import { unseenAreas } from './blind.ts';
import { distinct, listed, sentence } from './say.ts';
import { nameOf } from './scope.ts';
import { bySeverity, byState } from './states.ts';

export interface Found {
  readonly check: Check;
  readonly result: Result;
  /** Undefined: of the estate as a whole. */
  readonly view: TenantView | undefined;
}

/** Those of the estate once, and only where several tenants are asked about. */
export function assess(
  asking: Pick<Asking, 'judge'>,
  checks: readonly Check[],
  views: readonly TenantView[],
): Found[] {
  return checks.flatMap((check): Found[] =>
    check.scope === 'estate'
      ? [{ check, result: asking.judge(check, undefined), view: undefined }]
      : views.map((view) => ({ check, result: asking.judge(check, view), view })),
  );
}

/** Failures first, the gravest of them first; what was accepted stands behind what was not. */
export const byUrgency = (a: Found, b: Found): number =>
  byState(a.result, b.result) ||
  Number(Boolean(a.result.accepted)) - Number(Boolean(b.result.accepted)) ||
  bySeverity(a.check, b.check) ||
  byCode(a.check, b.check);

/** Ids are plain letters, and there may be a hundred thousand results to put in order. */
export const byCode = (a: Pick<Check, 'id'>, b: Pick<Check, 'id'>): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

export function rowOf({ check, result, view }: Found, asking: Asking, titled: boolean): Row {
  return {
    text: titled ? check.title : (view?.tenant.displayName ?? 'The estate'),
    detail: sentence(result.reason),
    ...(titled && { tenant: view?.tenant.displayName ?? 'all tenants' }),
    state: result.state,
    marks: marksOf(result, asking),
  };
}

export function marksOf({ attested, accepted, profile }: Result, { moment }: Asking): string[] {
  return [
    ...(attested ? ['rests on what the estate declares'] : []),
    ...(accepted
      ? [`accepted by ${accepted.by} until ${moment(accepted.until)}: ${accepted.because}`]
      : []),
    ...(profile ? [`by the profile ${profile}`] : []),
  ];
}

/** What speaks against it first. */
export const evidenceRows = (evidence: readonly Evidence[], tenant?: string): Row[] =>
  [...evidence]
    .sort((a, b) => Number(a.good ?? false) - Number(b.good ?? false))
    .map(({ name, detail, kind }) => ({
      text: name,
      ...(detail ? { detail } : {}),
      ...(tenant ? { tenant } : {}),
      ...(kind === 'attestation' ? { marks: ['attested'] } : {}),
    }));

/** Who is at risk is told in the list of risky users, which asks what for. */
const namesRisk = ({ reads }: Check): boolean => reads.includes('riskyUsers');

export const evidenceOf = ({ check, result }: Found, tenant?: string): Row[] =>
  namesRisk(check) ? [] : evidenceRows(result.evidence, tenant);

export const unnamed = (found: readonly Found[]): string[] =>
  found.some(({ check }) => namesRisk(check))
    ? ['Who it is stands in the list of risky users, which is shown for a purpose.']
    : [];

export function rulesOf(found: readonly Found[]): Rule[] {
  const rules = new Map<string, Rule>();
  for (const { check, result } of found) {
    const { profile } = result;
    const { id, title } = check;
    if (!rules.has(id)) rules.set(id, { id, title, ...(profile && { profile }) });
  }
  return [...rules.values()];
}

/** Of what is not in order, each once. */
function todoOf(found: readonly Found[]): string[] {
  const todo = new Set<string>();
  for (const { check, result } of found) {
    const { state, accepted } = result;
    if ((state === 'fail' || state === 'partial') && !accepted) todo.add(check.remediation);
  }
  return [...todo];
}

/** What the results missed, and what of their areas could not be read. */
export function blindIn(found: readonly Found[], asking: Pick<Asking, 'estate'>): Blind[] {
  const all: Blind[] = [];
  // Seventy checks look at the same areas of the same tenant: what is missing there is said once.
  const unsaid = new Map<TenantView, Map<AreaName, readonly Blind[]>>();
  for (const { check, result, view } of found) {
    for (const { tenantId, area, why, sentence: because } of result.missing ?? []) {
      const what = AREA_WORDS[area];
      all.push({ tenantId, tenant: nameOf(asking, tenantId), what, kind: why, why: because });
    }
    if (result.missing || result.state === 'not-applicable') continue;
    for (const of of view ? [view] : asking.estate.tenants) {
      const unseen = unsaid.get(of) ?? new Map(unseenAreas(of));
      unsaid.set(of, unseen);
      if (unseen.size === 0) continue;
      for (const area of check.reads) {
        const reasons = unseen.get(area);
        if (!reasons) continue;
        all.push(...reasons);
        unseen.delete(area);
      }
    }
  }
  return merged(all);
}

/** The same tenant and reason once, with all that was missed. */
export function merged(all: readonly Blind[]): Blind[] {
  const groups = Map.groupBy(all, ({ tenantId, kind, why }) => `${tenantId} ${kind} ${why}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, what: listed(distinct(group.map(({ what }) => what)), 5) }] : [];
  });
}

export const ageOf = (found: readonly Found[]): Instant | undefined =>
  earliest(found.map(({ result }) => result.asOf));

/** What every answer that rests on checks has in common. */
export function resting(found: readonly Found[], asking: Asking) {
  const asOf = ageOf(found);
  return {
    blind: blindIn(found, asking),
    rules: rulesOf(found),
    todo: todoOf(found),
    ...(asOf !== undefined && { asOf }),
  };
}

export const checksNamed = ({ checks }: Pick<Asking, 'checks'>, ids: readonly string[]): Check[] =>
  ids.flatMap((id) => checks.find((check) => check.id === id.toUpperCase()) ?? []);
