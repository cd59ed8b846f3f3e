// One tenant's half of a separation: what it lets through for the partner at present.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { DefaultPolicy, PartnerPolicy, PartnerUsers, SectionName } from '../../facts.ts';
import { askAll, type Study } from '../../study.ts';
import { CLAIMS } from '../changes/accept-claim.ts';
import { DIRECTIONS } from '../changes/redeem-automatically.ts';
import { type WholeSection, wholeSection } from '../pairs/section.ts';
import { firstUnreadable } from '../unreadable.ts';
import { notOffered } from './offering.ts';
import { countPeople } from './partner-people.ts';
import { withoutP1 } from './partner-refusals.ts';
import { type Pair, standingAsks } from './partner-standing.ts';

/** `pair.tenant` closes itself for `pair.partner`. */
export interface Half {
  readonly pair: Pair;
  readonly entry: PartnerPolicy | null;
  readonly defaults: DefaultPolicy;
  /** Whether inbound trust can be written, or has to be. */
  readonly trust: boolean;
  readonly people: PartnerUsers | null;
}

export function* readHalf(pair: Pair): Study<Result<Half, Refusal>> {
  const { tenant, partner } = pair;
  const facts = yield* askAll({
    ...standingAsks(tenant.id, partner.id),
    plans: { fact: 'service-plans', tenantId: tenant.id },
  });
  const { entry, byDefault, plans } = facts;
  if (!entry.known || !byDefault.known || !plans.known) {
    return refused(firstUnreadable(tenant, facts) ?? notOffered('partner'));
  }
  const people = yield* countPeople(pair);
  const half = { pair, entry: entry.value, defaults: byDefault.value, people };
  return ok({ ...half, trust: !withoutP1(tenant, plans.value) || trusted(half).length > 0 });
}

/** What holds for the partner in a section; undefined where neither entry nor default says. */
export const sectionNow = (
  { entry, defaults }: Pick<Half, 'entry' | 'defaults'>,
  name: SectionName,
): WholeSection | undefined => wholeSection(entry?.sections[name] ?? null, defaults.sections[name]);

export const trusted = ({ entry, defaults }: Pick<Half, 'entry' | 'defaults'>) =>
  CLAIMS.filter((claim) => entry?.inboundTrust?.[claim] ?? defaults.inboundTrust?.[claim]);

export const redeemed = ({ entry, defaults }: Pick<Half, 'entry' | 'defaults'>) =>
  DIRECTIONS.filter(
    (direction) =>
      entry?.automaticUserConsentSettings?.[direction] ??
      defaults.automaticUserConsentSettings?.[direction],
  );
