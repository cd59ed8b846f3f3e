// What this person may ask for, read from the estate, the rules and the directories, with what is missing.
import { resourceValue } from '../domain/access/answers.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind, Missing, Offer } from '../domain/access/kind.ts';
import type { Estate, PolicyRule } from '../domain/estate/estate.ts';
import { together } from '../domain/study.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { LADDER } from '../shared/duration.ts';
import { ruleToAsk } from './kinds-for.ts';
import { runStudy } from './run-study.ts';

export interface Offers {
  readonly offers: ReadonlyArray<Offer & { readonly value: string }>;
  readonly missing: readonly Missing[];
  /** Milliseconds that can be chosen, shortest first; the rule and PIM still have the last word. */
  readonly durations: readonly number[];
  readonly usual: number;
}

export async function listOffers(
  deps: { readonly estate: Estate; readonly facts: FactReader },
  kind: AccessKind,
  requestor: Identity,
  wantedMs?: number,
): Promise<Offers> {
  const open = deps.estate.tenants.flatMap((tenant) => {
    const rule = ruleToAsk(deps.estate, tenant, kind, requestor);
    return rule ? [{ tenant, rule }] : [];
  });
  const studies = open.flatMap(({ tenant }) =>
    kind.offered(tenant, deps.estate).map((id) => kind.describe(tenant, id, deps.estate)),
  );
  const described = await runStudy(together(studies), deps.facts);
  const tenantOf = open.flatMap(({ tenant }) =>
    kind.offered(tenant, deps.estate).map(() => tenant),
  );
  const offers = described.flatMap((result, i) => {
    const tenant = tenantOf[i];
    return result.ok && tenant
      ? [{ ...result.value, value: resourceValue(tenant, result.value.resource.id) }]
      : [];
  });
  const missing = described.flatMap((result) => (result.ok ? [] : [result.error]));
  const rules = open.map(({ rule }) => rule);
  return {
    offers: offers.sort((a, b) => a.tenant.localeCompare(b.tenant) || a.name.localeCompare(b.name)),
    missing: [...new Map(missing.map((item) => [item.sentence, item])).values()],
    ...durationsOf(rules, wantedMs),
  };
}

/** A length that somebody asked for in words is a choice too, if a rule allows it. */
function durationsOf(
  rules: readonly PolicyRule[],
  wantedMs: number | undefined,
): Pick<Offers, 'durations' | 'usual'> {
  const longest = Math.max(0, ...rules.map((rule) => rule.longest));
  const usual = rules[0]?.usual ?? longest;
  const wanted = wantedMs !== undefined && wantedMs <= longest ? [wantedMs] : [];
  const durations = new Set([...LADDER.filter((ms) => ms <= longest), usual, longest, ...wanted]);
  return { durations: [...durations].filter((ms) => ms > 0).sort((a, b) => a - b), usual };
}
