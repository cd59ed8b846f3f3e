// WRK-01: workloads are inside Conditional Access, and none of them is known to be at risk.
import { type TenantCheck, withFacts } from '../../check.ts';
import {
  blocks,
  counted,
  idsIn,
  isEnforced,
  isForWorkloads,
  isReportOnly,
  listed,
  type Policy,
  policyEvidence,
  quoted,
} from '../../conditional-access/policy.ts';
import type { AreaValues } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import type { Evidence, Verdict } from '../../result.ts';

const ALL_OF_MINE = 'serviceprincipalsinmytenant';
const AT_RISK = new Set(['atRisk', 'confirmedCompromised']);
const READS = ['conditionalAccess', 'riskyServicePrincipals'] as const;

export const workloadCoverage: TenantCheck = {
  id: 'WRK-01',
  title: 'Workload identities are covered by Conditional Access and free of risk',
  area: 'workload-identity',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'workload',
  reads: [...READS, 'skus'],
  why: 'A service principal signs in with a secret and can do no MFA. If the secret leaks, only its place or its risk can give the thief away, and only a policy for workloads looks at them.',
  remediation:
    'Make a policy for all service principals of the tenant that blocks outside known locations or at risk. Look into each service principal at risk and replace its credentials.',
  words: [
    'workload identities',
    'service principals at risk',
    'risky service principals',
    'conditional access for workloads',
    'compromised applications',
  ],
  assess: (view) =>
    withFacts(view, READS, ({ conditionalAccess, riskyServicePrincipals }) => {
      const verdict = judge(
        conditionalAccess.filter(isForWorkloads),
        riskyServicePrincipals,
        new Set(idsIn(view.declared.declaredExclusions)),
      );
      const quantity = verdict.state === 'fail' && risky(riskyServicePrincipals) ? 'every' : 'some';
      return hedged(view, READS, quantity, verdict);
    }),
};

const risky = (all: AreaValues['riskyServicePrincipals']): boolean =>
  all.some(({ riskState }) => AT_RISK.has(riskState ?? ''));

function judge(
  policies: readonly Policy[],
  all: AreaValues['riskyServicePrincipals'],
  declared: ReadonlySet<string>,
): Verdict {
  const atRisk = all.filter(({ riskState }) => AT_RISK.has(riskState ?? ''));
  const unsaid = all.filter(({ riskState }) => !riskState);
  const blocking = policies.filter((policy) => isEnforced(policy) && isProtection(policy));
  const whole = blocking.filter((policy) => shortOf(policy, declared) === undefined);
  const trials = policies.filter((policy) => isReportOnly(policy) && isProtection(policy));
  const evidence: Evidence[] = [
    ...blocking.map((policy) => {
      const short = shortOf(policy, declared);
      return policyEvidence(policy, short ?? 'covers all service principals of the tenant', !short);
    }),
    ...[...atRisk, ...unsaid].map(
      ({ id, displayName, riskLevel, riskState }): Evidence => ({
        kind: 'service-principal',
        id,
        name: displayName ?? id,
        detail: `${riskState ?? 'risk state not said'}, level ${riskLevel ?? 'not said'}`,
      }),
    ),
  ];
  const notes = [
    'Conditional Access covers service principals of applications that are registered in this tenant only: no managed identities, and none of other tenants.',
    ...(trials.length > 0
      ? [`Report-only, and therefore not counted: ${listed(trials.map(quoted))}.`]
      : []),
  ];
  const verdict = (state: Verdict['state'], reason: string): Verdict => ({
    state,
    reason,
    evidence,
    notes,
  });
  if (atRisk.length > 0) {
    const names = listed(atRisk.map(({ id, displayName }) => `“${displayName ?? id}”`));
    return verdict(
      'fail',
      `${counted(atRisk.length, 'service principal is', 'service principals are')} at risk: ${names}`,
    );
  }
  if (blocking.length === 0) {
    return verdict('fail', 'no enforced policy blocks workloads by their location or risk');
  }
  if (whole.length === 0) {
    const [first] = blocking as [Policy, ...Policy[]];
    return verdict('partial', `${quoted(first)} ${shortOf(first, declared)}`);
  }
  if (unsaid.length > 0) {
    return verdict(
      'unknown',
      `whether ${counted(unsaid.length, 'reported service principal')} ${unsaid.length === 1 ? 'is' : 'are'} at risk is not said`,
    );
  }
  return verdict(
    'pass',
    `${listed(whole.map(quoted))} covers all service principals of the tenant, and none is at risk`,
  );
}

/** Blocks for a reason: where the workload is, or how risky it is. */
function isProtection(policy: Policy): boolean {
  const { locations, servicePrincipalRiskLevels } = policy.conditions ?? {};
  const anywhere = idsIn(locations?.includeLocations).length > 0;
  return blocks(policy) && (anywhere || idsIn(servicePrincipalRiskLevels).length > 0);
}

/** What keeps it from covering all; undefined: nothing. */
function shortOf(policy: Policy, declared: ReadonlySet<string>): string | undefined {
  const clients = policy.conditions?.clientApplications;
  if (!idsIn(clients?.includeServicePrincipals).includes(ALL_OF_MINE)) {
    return 'covers only some service principals';
  }
  if (clients?.servicePrincipalFilter) return 'picks service principals by a filter';
  const out = idsIn(clients?.excludeServicePrincipals).filter((id) => !declared.has(id));
  return out.length > 0
    ? `leaves out ${counted(out.length, 'service principal')} that ${out.length === 1 ? 'is' : 'are'} not declared`
    : undefined;
}
