// A sandbox: people come from the primary alone, nothing trusts it back, and it has no more licences than it needs.
import { effectiveClaim, effectiveSection } from '../../between/effective.ts';
import { isOwned } from '../../between/naming.ts';
import { allowsAll, opennessOf, saySection } from '../../between/openness.ts';
import { CLAIMS, LEAF_OF_CLAIM, SAID_CLAIM } from '../../between/relation.ts';
import { everySettings, settingsFor } from '../../between/settings.ts';
import { whyUnread } from '../../between/told.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import type { SkuFact } from '../../facts/directory.ts';
import { hedged } from '../../hedge.ts';
import { readingOf } from '../../reading.ts';
import type { Verdict } from '../../result.ts';
import { defaultSeen } from '../cross-tenant/defaults.ts';
import {
  conclude,
  type Level,
  type Observation,
  ofLevel,
  someNames,
} from '../cross-tenant/observed.ts';
import { isMicrosoftSupport, partnerSeen } from '../cross-tenant/partner.ts';

const AREAS = ['crossTenantDefault', 'crossTenantPartners', 'skus'] as const;
const SHUT = { all: 'fail', 'all-but': 'fail', scoped: 'fail', closed: 'good' } as const;
const IN_FORCE: ReadonlySet<string> = new Set(['Enabled', 'Warning']);

export const sandboxBoundary: TenantCheck = {
  id: 'ISO-03',
  title: 'A sandbox lets in the primary alone, is not trusted back, and has few licences',
  area: 'isolation',
  kind: 'check',
  severity: 'medium',
  appliesTo: ['sandbox'],
  scope: 'tenant',
  reads: AREAS,
  readsElsewhere: ['crossTenantDefault', 'crossTenantPartners'],
  why: 'A sandbox is where things are tried, so its controls are weak. Trusted by production, or open to partners, it is a side entrance; every licence too many is a service that somebody puts real data into.',
  remediation:
    'Shut the default, let in the primary alone, take back what production trusts of it, and give up subscriptions that it does not need.',
  words: [
    'sandbox',
    'lab tenant',
    'test tenant',
    'trust back',
    'sandbox licences',
    'sandbox partners',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, ({ crossTenantDefault, skus }) => {
      const primary = estate.estate.tenants.find(
        ({ kind, id }) => kind === 'primary' && isOwned(estate.estate, id),
      );
      const seen = [
        defaultSeen(crossTenantDefault, 'b2bCollaborationInbound', SHUT),
        ...partners(view, estate, primary?.id),
        ...(primary ? trustBack(view, estate, primary.id) : []),
        ...plans(view, skus),
      ];
      return conclude(seen, (state) => reasonOf(seen, state), notesOn(view));
    });
    return hedged(view, AREAS, 'every', verdict);
  },
};

function reasonOf(seen: readonly Observation[], state: Verdict['state']): string {
  if (state === 'pass')
    return 'as far as Graph shows, people may come from the primary alone, nothing trusts it back, and every service plan is one that it may have; not visible: delegated administration of providers (GDAP), Azure role assignments';
  const level: Level = state === 'fail' ? 'fail' : state === 'partial' ? 'partial' : 'unknown';
  const found = ofLevel(seen, level);
  if (state === 'partial') return `more service plans than a sandbox may have: ${someNames(found)}`;
  const words = found
    .slice(0, 3)
    .map(({ name, detail, kind }) =>
      kind === 'setting' && state === 'fail'
        ? `${name} is not shut (${detail})`
        : `${name}: ${detail}`,
    )
    .join('; ');
  return state === 'unknown' ? `cannot be told: ${words}` : words;
}

function partners(
  view: TenantView,
  estate: EstateView,
  primaryId: string | undefined,
): Observation[] {
  return everySettings(view.facts).flatMap((settings): Observation[] => {
    const { partnerId } = settings;
    if (partnerId === primaryId || isMicrosoftSupport(estate, partnerId)) return [];
    const lists = effectiveSection(settings, 'b2bCollaborationInbound');
    const openness = opennessOf(lists);
    if (openness === 'closed') return [];
    return [
      openness
        ? partnerSeen(
            estate,
            view,
            partnerId,
            'fail',
            `people of it may come in (${saySection(lists)})`,
          )
        : partnerSeen(estate, view, partnerId, 'unknown', 'whether it may come in is not known'),
    ];
  });
}

/** Read in the primary, under the id of the sandbox. */
function trustBack(view: TenantView, estate: EstateView, primaryId: string): Observation[] {
  const primary = estate.view(primaryId);
  const { id, displayName } = view.tenant;
  const of = (level: Level, what: string, detail: string): Observation => ({
    level,
    kind: 'partner',
    id,
    name: `${what} in ${primary?.tenant.displayName ?? 'the primary'}`,
    detail,
  });
  const blind = (['crossTenantPartners', 'crossTenantDefault'] as const)
    .map((area) => readingOf(primary?.facts, area))
    .find(({ state }) => state !== 'read');
  if (!primary) return [of('unknown', `Settings for ${displayName}`, 'not one of our tenants')];
  if (blind) return [of('unknown', `Settings for ${displayName}`, whyUnread(primary, blind))];
  const settings = settingsFor(primary.facts, id);
  const claims = CLAIMS.map((claim) => {
    const value = effectiveClaim(settings, LEAF_OF_CLAIM[claim])?.value;
    const level = value === false ? 'good' : value === true ? 'fail' : 'unknown';
    const detail = value === undefined ? 'Graph did not say' : value ? 'trusted back' : 'off';
    return of(level, `Trust of ${SAID_CLAIM[claim]} of ${displayName}`, detail);
  });
  const lists = effectiveSection(settings, 'b2bCollaborationInbound');
  const openness = opennessOf(lists);
  const everybody = lists.usersAndGroups ? allowsAll(lists.usersAndGroups.value) : undefined;
  const wide = openness === 'all-but' || (openness !== 'closed' && everybody === true);
  const level: Level = wide ? 'fail' : openness === undefined ? 'unknown' : 'good';
  return [...claims, of(level, `Inbound B2B collaboration from ${displayName}`, saySection(lists))];
}

function plans({ declared }: TenantView, skus: readonly SkuFact[]): Observation[] {
  const { allowedPlans } = declared;
  if (allowedPlans === null) {
    return [
      {
        level: 'unknown',
        kind: 'licence',
        id: 'allowedPlans',
        name: 'Service plans',
        detail: 'the estate does not declare which a sandbox may have',
      },
    ];
  }
  const allowed = new Set(allowedPlans.map((plan) => plan.toLowerCase()));
  return skus
    .filter(({ capabilityStatus }) => IN_FORCE.has(capabilityStatus ?? ''))
    .flatMap(({ skuPartNumber, servicePlans }) =>
      (servicePlans ?? []).flatMap((plan): Observation[] => {
        const name = plan.servicePlanName ?? plan.servicePlanId ?? '';
        if (plan.provisioningStatus === 'Disabled' || allowed.has(name.toLowerCase())) return [];
        return [
          {
            level: 'partial',
            kind: 'licence',
            id: plan.servicePlanId ?? name,
            name,
            detail: `of ${skuPartNumber ?? 'a subscription'}`,
          },
        ];
      }),
    );
}

const notesOn = ({ tenant }: TenantView): string[] => [
  `What production trusts of ${tenant.displayName} was read in the primary tenant, under the id of ${tenant.displayName}.`,
];
