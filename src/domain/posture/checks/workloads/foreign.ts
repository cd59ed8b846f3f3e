// WRK-02: no application of a lesser or an unknown tenant can take over this one through Microsoft Graph.

import { tenantById } from '../../../estate/estate.ts';
import { allOf } from '../../all-of.ts';
import { MICROSOFT } from '../../between/matching.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, idsIn, listed } from '../../conditional-access/policy.ts';
import type { GraphPermissionFact, ServicePrincipalFact } from '../../facts/workloads.ts';
import { hedged } from '../../hedge.ts';
import type { Evidence, PostureState, Verdict } from '../../result.ts';
import { isDangerous } from './dangerous.ts';

const READS = ['servicePrincipals', 'graphPermissions'] as const;

export const foreignPrivileges: TenantCheck = {
  id: 'WRK-02',
  title: 'No application of a lesser tenant holds high privileges here',
  area: 'workload-identity',
  kind: 'check',
  scope: 'tenant',
  severity: 'critical',
  appliesTo: ['primary', 'secondary'],
  reads: READS,
  why: 'An application answers to the tenant in which it is registered: whoever administers that tenant can give it a new secret and act with all its permissions here. If that tenant is a sandbox, production is only as safe as the sandbox.',
  remediation:
    'Take the permission back, or register the application anew in this tenant and move its users there.',
  words: [
    'foreign applications',
    'applications from the sandbox',
    'application permissions',
    'Graph permissions',
    'service principals from other tenants',
    'lateral movement',
    'dangerous permissions',
  ],
  assess: (view, estate) =>
    withFacts(view, READS, ({ servicePrincipals, graphPermissions }) =>
      hedged(view, READS, 'every', judge(view, estate, servicePrincipals, graphPermissions)),
    ),
};

type Standing = 'own' | 'estate' | 'secondary' | 'lesser' | 'unknown-tenant' | 'unsaid';

interface Holder {
  readonly id: string;
  readonly principal: ServicePrincipalFact | undefined;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly standing: Standing;
  readonly owner: string;
}

function judge(
  view: TenantView,
  estate: EstateView,
  principals: readonly ServicePrincipalFact[],
  permissions: readonly GraphPermissionFact[],
): Verdict {
  const holders = holdersOf(view, estate, principals, permissions);
  const of = (...standings: readonly Standing[]) =>
    holders.filter(({ standing }) => standings.includes(standing));
  const against = of('lesser', 'unknown-tenant');
  const secondary = of('secondary');
  const unsaid = of('unsaid');
  const unnamed = permissions.filter(({ permission }) => permission === null);
  const names = (some: readonly Holder[]) => listed(some.map(({ name }) => `“${name}”`));
  const [state, reason]: [PostureState, string] =
    against.length > 0
      ? [
          'fail',
          `${counted(against.length, 'application', 'applications')} of a lesser or unknown tenant ${against.length === 1 ? 'holds' : 'hold'} high privileges: ${names(against)}`,
        ]
      : unsaid.length > 0
        ? ['unknown', `to which tenant ${names(unsaid)} belongs could not be told`]
        : unnamed.length > 0
          ? [
              'unknown',
              `${counted(unnamed.length, 'permission')} could not be named, so whether ${unnamed.length === 1 ? 'it is' : 'they are'} dangerous is not known`,
            ]
          : secondary.length > 0
            ? [
                'partial',
                `${counted(secondary.length, 'application', 'applications')} of a secondary tenant ${secondary.length === 1 ? 'holds' : 'hold'} high privileges: ${names(secondary)}`,
              ]
            : [
                'pass',
                holders.length === 0
                  ? 'no application holds high privileges on Microsoft Graph'
                  : `${allOf(holders.length, 'application')} with high privileges ${holders.length === 1 ? 'belongs' : 'belong'} here or to a tenant that may`,
              ];
  return { state, reason, evidence: holders.map((holder) => evidence(holder, estate)) };
}

function holdersOf(
  view: TenantView,
  estate: EstateView,
  principals: readonly ServicePrincipalFact[],
  permissions: readonly GraphPermissionFact[],
): Holder[] {
  const byId = new Map(principals.map((principal) => [principal.id.toLowerCase(), principal]));
  const dangerous = new Map<string, GraphPermissionFact[]>();
  for (const one of permissions.filter(({ permission }) => isDangerous(permission))) {
    const id = one.principalId.toLowerCase();
    dangerous.set(id, [...(dangerous.get(id) ?? []), one]);
  }
  return [...dangerous].flatMap(([id, given]): Holder[] => {
    const principal = byId.get(id);
    const owner = principal?.appOwnerOrganizationId?.toLowerCase();
    if (owner === MICROSOFT) return [];
    return [
      {
        id,
        principal,
        name: principal?.displayName ?? given[0]?.principalDisplayName ?? id,
        permissions: [...new Set(given.flatMap(({ permission }) => permission ?? []))].sort(),
        standing: standingOf(view, estate, principal, owner),
        owner: ownerName(view, estate, owner),
      },
    ];
  });
}

function standingOf(
  view: TenantView,
  estate: EstateView,
  principal: ServicePrincipalFact | undefined,
  owner: string | undefined,
): Standing {
  if (principal?.servicePrincipalType === 'ManagedIdentity') return 'own';
  if (owner === undefined) return 'unsaid';
  if (owner === view.tenant.id.toLowerCase()) return 'own';
  const kind = tenantById(estate.estate, owner)?.kind;
  if (kind === undefined || kind === 'external') return 'unknown-tenant';
  if (kind === 'secondary') return 'secondary';
  return kind === 'primary' ? 'estate' : 'lesser';
}

function ownerName(view: TenantView, estate: EstateView, owner: string | undefined): string {
  if (owner === undefined) return 'owner not said';
  if (owner === view.tenant.id.toLowerCase()) return 'registered here';
  const tenant = tenantById(estate.estate, owner);
  return tenant
    ? `registered in ${tenant.displayName} (${tenant.kind})`
    : `registered in the tenant ${owner}, which the estate does not know`;
}

function evidence(holder: Holder, estate: EstateView): Evidence {
  const { principal } = holder;
  const ours = principal && idsIn(estate.ownApplications).includes(principal.appId.toLowerCase());
  return {
    kind: 'service-principal',
    id: holder.id,
    name: holder.name,
    detail: [
      ...(ours ? ['Drawbridge’s own'] : []),
      principal?.servicePrincipalType === 'ManagedIdentity' ? 'managed identity' : holder.owner,
      holder.permissions.join(', '),
      ...(principal?.accountEnabled === false ? ['disabled'] : []),
    ].join('; '),
    good: ['own', 'estate'].includes(holder.standing),
  };
}
