// What this person may ask for, read from the estate, the rules and the directories, with what is missing.
import { resourceValue } from '../domain/access/answers.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind, Missing, Offer } from '../domain/access/kind.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { together } from '../domain/study.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { ruleToAsk } from './kinds-for.ts';
import { runStudy } from './run-study.ts';

export interface Offers {
  readonly offers: ReadonlyArray<Offer & { readonly value: string }>;
  readonly missing: readonly Missing[];
}

export async function listOffers(
  deps: { readonly estate: Estate; readonly facts: FactReader },
  kind: AccessKind,
  requestor: Identity,
): Promise<Offers> {
  const open = deps.estate.tenants.filter((tenant) =>
    ruleToAsk(deps.estate, tenant, kind, requestor),
  );
  const studies = open.flatMap((tenant) =>
    kind.offered(tenant, deps.estate).map((id) => kind.describe(tenant, id, deps.estate)),
  );
  const described = await runStudy(together(studies), deps.facts);
  const tenantOf = open.flatMap((tenant) => kind.offered(tenant, deps.estate).map(() => tenant));
  const offers = described.flatMap((result, i) => {
    const tenant = tenantOf[i];
    return result.ok && tenant
      ? [{ ...result.value, value: resourceValue(tenant, result.value.resource.id) }]
      : [];
  });
  const missing = described.flatMap((result) => (result.ok ? [] : [result.error]));
  return {
    offers: offers.sort((a, b) => a.tenant.localeCompare(b.tenant) || a.name.localeCompare(b.name)),
    missing: [...new Map(missing.map((item) => [item.sentence, item])).values()],
  };
}
