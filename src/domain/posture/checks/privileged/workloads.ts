// PRV-11: no application holds a privileged directory role unless the estate says so.
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { ServicePrincipalFact } from '../../facts/workloads.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type Hold, type RoleHolders } from '../../role-holders.ts';
import { sayHolds } from './holder-words.ts';
import { byPrincipal, doubtsOf, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const READS = [...ELIGIBLE_READS, 'servicePrincipals'] as const;

export const privilegedWorkloads: TenantCheck = {
  id: 'PRV-11',
  title: 'Workload identities hold no privileged directory roles',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: READS,
  why: 'An application signs in with a secret, does no MFA and activates nothing. Whoever can add a credential to it has its role.',
  remediation:
    'Give it the application permission for its task instead, or make it a managed identity or one with a certificate, and declare in the estate those that have to keep a role.',
  words: [
    'service principals with roles',
    'privileged service principals',
    'applications with admin roles',
    'workload identities with roles',
    'apps with global admin',
    'privileged apps',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['servicePrincipals'], ({ servicePrincipals }) =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, now, 'eligible', (holders) =>
        soundRoles(view, READS, judge(view, holders, servicePrincipals), {
          doubts: doubtsOf(holders, 'all'),
        }),
      ),
    ),
};

interface Seen {
  readonly id: string;
  readonly name: string;
  readonly holds: readonly Hold[];
  readonly wrong: string | undefined;
  readonly unsure: string | undefined;
}

function judge(
  { declared }: TenantView,
  holders: RoleHolders,
  services: readonly ServicePrincipalFact[],
): Verdict {
  const allowed = new Set(declared.allowedServicePrincipals.map((id) => id.toLowerCase()));
  const known = new Map(services.map((one) => [one.id.toLowerCase(), one]));
  const ours = holders.holds.filter(({ principal }) => principal.kind === 'servicePrincipal');
  const seen = [...byPrincipal(ours)].map(([id, holds]): Seen => {
    const service = known.get(id);
    const name = service?.displayName ?? holds[0]?.principal.displayName ?? id;
    const may =
      allowed.has(id) || (service !== undefined && allowed.has(service.appId.toLowerCase()));
    const secrets = service?.passwordCredentials?.length;
    return {
      id: service?.id ?? id,
      name,
      holds,
      wrong: !may
        ? 'not declared'
        : secrets
          ? `declared, and has ${counted(secrets, 'secret')}`
          : undefined,
      unsure: may && secrets === undefined ? 'whether it has secrets is not known' : undefined,
    };
  });
  const wrong = seen.filter((one) => one.wrong);
  const unsure = seen.filter((one) => !one.wrong && one.unsure);
  const evidence = seen.map(
    (one): Evidence => ({
      kind: 'service-principal',
      id: one.id,
      name: one.name,
      detail: [one.wrong ?? one.unsure ?? 'declared, without secrets', sayHolds(one.holds)].join(
        '; ',
      ),
      good: !one.wrong && !one.unsure,
    }),
  );
  if (wrong.length > 0) {
    const names = listed(wrong.map(({ name, wrong: fault }) => `${name} (${fault})`));
    const reason = `${counted(wrong.length, 'service principal holds', 'service principals hold')} privileged roles: ${names}`;
    return { state: 'fail', reason, evidence };
  }
  if (unsure.length > 0) {
    const names = listed(unsure.map(({ name }) => name));
    return { state: 'unknown', reason: `cannot be told: whether ${names} has secrets`, evidence };
  }
  return {
    state: 'pass',
    reason:
      seen.length === 0
        ? 'no service principal holds a privileged role'
        : `${counted(seen.length, 'service principal holds', 'service principals hold')} privileged roles, all declared and without secrets`,
    evidence,
    ...(seen.length > 0 && { attested: true }),
  };
}
