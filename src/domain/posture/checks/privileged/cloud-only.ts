// PRV-05: administrators depend on nothing outside the tenant, neither on-premises nor a federation.
import { allOf, someOf } from '../../all-of.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { DomainFact } from '../../facts/directory.ts';
import { domainOf, isExternal } from '../../people.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { doubtsOf, type Holder, holderEvidence, peopleAmong, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const READS = [...ELIGIBLE_READS, 'users', 'domains'] as const;

export const cloudOnlyAdministrators: TenantCheck = {
  id: 'PRV-05',
  title: 'Administrators are cloud-only and not on federated domains',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: READS,
  why: 'An administrator who is synchronised or signs in through a federation is as safe as the servers behind that. Whoever takes those takes the cloud as well, and that is how it usually happens.',
  remediation:
    'Give administrators accounts of their own that exist in the cloud only, on a managed domain, and take the roles from the others.',
  words: [
    'cloud-only admins',
    'synced admins',
    'on-premises admins',
    'federated admins',
    'hybrid admins',
    'admins synchronised from AD',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['users', 'domains'], ({ domains }) =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, now, 'eligible', (holders) =>
        soundRoles(view, READS, judge(view, holders, domains), {
          doubts: doubtsOf(holders, 'all'),
        }),
      ),
    ),
};

function judge(view: TenantView, holders: RoleHolders, domains: readonly DomainFact[]): Verdict {
  const authentication = new Map(
    domains.map((domain) => [domain.id.toLowerCase(), domain.authenticationType?.toLowerCase()]),
  );
  const people = peopleAmong(view, holders.holds);
  const local = people.filter(({ user }) => !user || !isExternal(user));
  const seen = local.map((holder) => ({ holder, ...faultsOf(holder, authentication) }));
  const wrong = seen.filter(({ faults }) => faults.length > 0);
  const unsure = seen.filter((one) => one.faults.length === 0 && one.unsure.length > 0);
  const evidence = [
    ...wrong,
    ...unsure,
    ...seen.filter((one) => !wrong.includes(one) && !unsure.includes(one)),
  ].map(({ holder, faults, unsure: open }) =>
    holderEvidence(
      holder,
      faults.length + open.length === 0,
      listed([...faults, ...open.map((one) => `${one} is not known`)]),
    ),
  );
  const external = people.length - local.length;
  const notes =
    external > 0
      ? [
          `${counted(external, 'administrator')} from outside ${external === 1 ? 'is' : 'are'} judged by PRV-08.`,
        ]
      : [];
  if (wrong.length > 0) {
    const names = listed(
      wrong.map(({ holder, faults }) => `${holder.name} (${faults.join(', ')})`),
    );
    const reason = `${someOf(wrong.length, local.length, 'local administrator')} ${wrong.length === 1 ? 'depends' : 'depend'} on something outside the tenant: ${names}`;
    return { state: 'fail', reason, evidence, notes };
  }
  if (unsure.length > 0) {
    const names = listed(unsure.map(({ holder }) => holder.name));
    return { state: 'unknown', reason: `cannot be told of ${names}`, evidence, notes };
  }
  if (local.length === 0) {
    const reason = 'no local account holds a highly privileged role';
    return { state: 'not-applicable', reason, evidence, notes };
  }
  return {
    state: 'pass',
    reason: `${allOf(local.length, 'local administrator')} ${local.length === 1 ? 'is' : 'are'} cloud-only and on managed domains`,
    evidence,
    notes,
  };
}

function faultsOf({ user }: Holder, authentication: ReadonlyMap<string, string | undefined>) {
  if (!user) return { faults: [], unsure: ['the account'] };
  const domain = domainOf(user);
  const type = domain && authentication.get(domain);
  return {
    faults: [
      ...(user.onPremisesSyncEnabled === true ? ['synchronised from on-premises'] : []),
      ...(type && type !== 'managed' ? [`on the ${type} domain ${domain}`] : []),
    ],
    unsure: type ? [] : ['how its domain signs people in'],
  };
}
