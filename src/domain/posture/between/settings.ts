// What a tenant has set for one other tenant: its entry, if there is one, and the default behind it.
import type { TenantView } from '../check.ts';
import type { AreaName } from '../facts/areas.ts';
import type { DefaultFact, PartnerFact } from '../facts/cross-tenant.ts';
import { type Reading, readingOf, type TenantFacts } from '../reading.ts';

/** Why something could not be seen: in which tenant, and what stands in the way. */
export interface Unseen {
  readonly tenantId: string;
  readonly area: AreaName | null;
  readonly sentence: string;
}

export interface Settings {
  readonly tenantId: string;
  readonly partnerId: string;
  /** Undefined: there is no entry, or it is not known whether there is one. */
  readonly entry: PartnerFact | undefined;
  readonly entriesKnown: boolean;
  /** Undefined: the default could not be read. */
  readonly fallback: DefaultFact | undefined;
  readonly unseen: readonly Unseen[];
}

export function settingsFor(facts: TenantFacts, partnerId: string): Settings {
  const partners = readingOf(facts, 'crossTenantPartners');
  const standard = readingOf(facts, 'crossTenantDefault');
  const id = partnerId.toLowerCase();
  return {
    tenantId: facts.tenantId,
    partnerId: id,
    entry: partners.state === 'read' ? byTenant(partners.value).get(id) : undefined,
    entriesKnown: partners.state === 'read',
    fallback: standard.state === 'read' ? standard.value : undefined,
    unseen: [
      ...unseenOf(facts.tenantId, 'crossTenantPartners', partners),
      ...unseenOf(facts.tenantId, 'crossTenantDefault', standard),
    ],
  };
}

/** Large estates ask for each pair of tenants: a list of partners is indexed once. */
const indexed = new WeakMap<readonly PartnerFact[], ReadonlyMap<string, PartnerFact>>();

function byTenant(partners: readonly PartnerFact[]): ReadonlyMap<string, PartnerFact> {
  const known = indexed.get(partners);
  if (known) return known;
  const made = new Map(partners.map((entry) => [entry.tenantId.toLowerCase(), entry]));
  indexed.set(partners, made);
  return made;
}

/** Every entry with the default behind it; none where the entries were not read. */
export const everySettings = (facts: TenantFacts): readonly Settings[] => {
  const partners = readingOf(facts, 'crossTenantPartners');
  return partners.state === 'read'
    ? partners.value.map(({ tenantId }) => settingsFor(facts, tenantId))
    : [];
};

export function unseenOf(tenantId: string, area: AreaName, reading: Reading<unknown>): Unseen[] {
  if (reading.state === 'read') {
    return (reading.gaps ?? []).map((sentence) => ({ tenantId, area, sentence }));
  }
  const sentence = reading.state === 'unlicensed' ? 'no licence for it' : reading.sentence;
  return [{ tenantId, area, sentence }];
}

/** What of these areas was not read, or not wholly. */
export const gapsIn = (view: TenantView, areas: readonly AreaName[]): Unseen[] =>
  areas.flatMap((area) => unseenOf(view.facts.tenantId, area, readingOf(view.facts, area)));
