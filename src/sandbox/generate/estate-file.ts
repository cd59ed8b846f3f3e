// The estate file of a generated estate: what a product has to be told about the tenants.
import { stringify } from 'yaml';
import { WORKSTATION_RULE } from './conditional-access.ts';
import { planNamesOf } from './directory.ts';
import { EMERGENCY, memberOf } from './people.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { emergencyGroupOf } from './roles.ts';

/** The application that reads everything; its permissions are those of `reader`. */
export const READER = '5c3a0de2-3f0e-4d0c-9a35-6f2f5bb1a001';

/** Who answers for all tenants, and may ask about all of them. */
export const OWNER_SLUG = 'owner.of-all';
export const ownerSeat = EMERGENCY;

export const isReadable = ({ kind, roll }: TenantPlan) =>
  kind !== 'isolated' || roll('reader') < 0.5;

export const domainsOf = (plan: TenantPlan): string[] => [plan.domain, plan.initial];

/** The content of an estate file, before it is written as YAML. */
export function estateOf({ tenants, together, runAsOne }: EstatePlan) {
  const [primary] = tenants;
  if (!primary) throw new Error('an estate needs a tenant');
  const owner = memberOf(primary, ownerSeat);
  const slugOf = (index: number) => tenants[index]?.slug ?? '';
  return {
    version: 1,
    organization: `${primary.displayName} and its ${tenants.length - 1} companies`,
    identities: { reader: { clientId: READER, credential: { kind: 'workload-identity' } } },
    tenants: tenants.map(tenantOf),
    people: [
      {
        name: OWNER_SLUG,
        displayName: owner.displayName,
        accounts: [{ tenant: primary.slug, objectId: owner.id }],
      },
    ],
    posture: {
      readers: [{ person: OWNER_SLUG, tenants: 'all' }],
      ...(together.length > 0 && {
        multiTenant: {
          members: [primary.slug, ...together.map(slugOf)],
          owners: [primary.slug],
        },
      }),
      riskProfile: 'zero-trust',
      ...(runAsOne && {
        oneWay: tenants
          .filter(({ kind }) => kind !== 'primary')
          .map(({ slug }) => ({ from: primary.slug, to: slug })),
      }),
    },
    policies: [],
  };
}

export const estateYaml = (estate: EstatePlan): string =>
  `# Made by the generator with seed ${estate.options.seed}; nothing of it exists.\n${stringify(estateOf(estate), { aliasDuplicateObjects: false })}`;

function tenantOf(plan: TenantPlan) {
  return {
    name: plan.slug,
    id: plan.id,
    displayName: plan.displayName,
    domains: domainsOf(plan),
    kind: plan.kind,
    cloud: 'commercial',
    purpose: plan.kind === 'sandbox' ? 'Trying things out' : 'Runs a company of the group',
    contact: `it@${plan.domain}`,
    owners: [OWNER_SLUG],
    access: [],
    signIn: isReadable(plan) ? ['reader'] : [],
    posture: declaredOf(plan),
  };
}

function declaredOf(plan: TenantPlan) {
  const known = plan.fromTemplate || plan.good('declared');
  return {
    country: plan.country,
    ...(plan.kind === 'primary' && { hybrid: true }),
    ...(known && { owner: memberOf(plan, EMERGENCY).displayName }),
    ...(plan.good('decision') && {
      decision: {
        url: `https://wiki.${plan.domain}/decisions/why-this-tenant`,
        reviewedOn: plan.good('decision-looked-at') ? '2026-05-04' : '2024-02-12',
        triggers:
          plan.kind === 'primary' ? [] : [plan.kind === 'sandbox' ? 'sandbox' : 'acquisition'],
      },
    }),
    ...(plan.good('emergency-listed') && {
      emergencyAccounts: [memberOf(plan, 0).id, memberOf(plan, 1).id],
      lastEmergencyDrill: plan.good('drill') ? '2026-10-20' : '2026-03-02',
    }),
    ...(known && { privilegedWorkstationRule: WORKSTATION_RULE }),
    ...(plan.good('local-admins') && plan.kind !== 'primary' && { maxLocalAdmins: 6 }),
    ...(known && { declaredExclusions: [emergencyGroupOf(plan)] }),
    ...(plan.kind === 'isolated' && { requiredIsolation: 'resource-and-identity' as const }),
    ...(plan.kind === 'sandbox' && {
      requiredIsolation: 'resource' as const,
      allowedPlans: plan.good('plans-declared') ? planNamesOf(plan) : ['AAD_PREMIUM'],
    }),
    ...(known && {
      attestations: {
        sentinel: {
          statement: 'Sign-in and audit logs reach the workspace of the group',
          by: OWNER_SLUG,
          on: '2026-06-01',
          due: plan.good('attested') ? '2027-06-01' : '2026-09-01',
        },
      },
    }),
  };
}
