// LIC-02: whoever administers the tenant holds P2, and nothing that protects it is about to lapse.
import { allOf, whoLacks } from '../../all-of.ts';
import { cannotTell, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { isForWorkloads, listed } from '../../conditional-access/policy.ts';
import { EMERGENCY_READS, emergencyAccounts } from '../../emergency-accounts.ts';
import type { SkuFact } from '../../facts/directory.ts';
import { hasLicence, hasPlan } from '../../licences.ts';
import { isExternal, userName } from '../../people.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { doubtsOf, peopleAmong, withHolders } from '../privileged/holders.ts';
import { soundRoles } from '../privileged/sound.ts';
import { holdsP2, notForEmployees } from './plans.ts';

const READS = [...new Set([...ELIGIBLE_READS, ...EMERGENCY_READS, 'skus' as const])];

export const administratorLicences: TenantCheck = {
  id: 'LIC-02',
  title: 'Administrators and emergency accounts hold P2, and no security licence lapses',
  area: 'licence',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: ['primary', 'secondary', 'sandbox', 'isolated'],
  reads: READS,
  why: 'Everybody who benefits from PIM and risk needs a licence for it, administrators first. A subscription in its last weeks takes the policies that rest on it along when it goes.',
  remediation:
    'Assign P2 to the administrators and emergency accounts, renew what is lapsing, and buy workload licences where policies for workloads are used.',
  words: [
    'admin licences',
    'P2 for admins',
    'licence assignment',
    'expired licences',
    'lapsing subscriptions',
    'workload identities premium',
  ],
  assess: (view, estate) =>
    notForEmployees(view) ??
    withFacts(view, ['skus', 'users'], ({ skus }) =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, estate.now, 'eligible', (holders) =>
        judge(view, holders, skus),
      ),
    ),
};

interface Person {
  readonly id: string;
  readonly name: string;
  readonly has: boolean | undefined;
}

function judge(view: TenantView, holders: RoleHolders, skus: readonly SkuFact[]): Verdict {
  const emergency = emergencyAccounts(view);
  if (!emergency.ids) return cannotTell(emergency.missing);
  const people = new Map<string, Person>();
  for (const { id, name, user } of peopleAmong(view, holders.holds)) {
    if (user && (isExternal(user) || user.accountEnabled === false)) continue;
    people.set(id.toLowerCase(), { id, name, has: user && holdsP2(user) });
  }
  for (const { id, user, faults } of emergency.accounts) {
    if (!user || faults.length > 0) continue;
    people.set(id.toLowerCase(), { id, name: userName(user), has: holdsP2(user) });
  }
  const all = [...people.values()];
  const without = all.filter(({ has }) => has === false);
  const unsure = all.filter(({ has }) => has === undefined);
  const lapsing = skus.filter(isLapsing);
  const needs = needed(view);
  const evidence: Evidence[] = [
    ...all.map(
      ({ id, name, has }): Evidence => ({
        kind: 'user',
        id,
        name,
        detail: has === undefined ? 'whether P2 is held is not known' : has ? 'holds P2' : 'no P2',
        good: has === true,
      }),
    ),
    ...lapsing.map(
      (sku): Evidence => ({
        kind: 'licence',
        id: sku.skuId,
        name: sku.skuPartNumber ?? sku.skuId,
        detail: sku.capabilityStatus ?? '',
      }),
    ),
  ];
  const wrong = [
    ...(without.length > 0
      ? [
          `${whoLacks(without.length, all.length, 'administrator')} P2 licence: ${listed(without.map(({ name }) => name))}`,
        ]
      : []),
    ...(lapsing.length > 0
      ? [
          `${listed(lapsing.map(({ skuPartNumber, skuId }) => skuPartNumber ?? skuId))} is lapsing or lapsed`,
        ]
      : []),
    ...needs,
  ];
  const notes = ['Administrators from outside are licensed in their home tenant and not counted.'];
  if (wrong.length > 0) return { state: 'fail', reason: wrong.join('; '), evidence, notes };
  if (unsure.length > 0) {
    const names = listed(unsure.map(({ name }) => name));
    return { state: 'unknown', reason: `cannot be told of ${names}`, evidence, notes };
  }
  const reason =
    all.length === 0
      ? 'no local administrator needs a licence'
      : `${allOf(all.length, 'local administrator')} ${all.length === 1 ? 'holds' : 'hold'} P2, and nothing lapses`;
  const doubts = [...doubtsOf(holders, 'all'), ...emergency.gaps];
  return soundRoles(view, READS, { state: 'pass', reason, evidence, notes }, { doubts });
}

const SECURITY =
  /^(AAD_PREMIUM|INTUNE|MTP$|WINDEFATP|MDE_|ATP_|THREAT_|ATA$|ADALLOM|AAD_WRKLDID|ENTRA_)/;
const LAPSING: ReadonlySet<string> = new Set(['warning', 'suspended', 'lockedout']);

const isLapsing = ({ capabilityStatus, servicePlans }: SkuFact): boolean =>
  LAPSING.has(capabilityStatus?.toLowerCase() ?? '') &&
  (servicePlans ?? []).some(({ servicePlanName }) =>
    SECURITY.test(servicePlanName?.toUpperCase() ?? ''),
  );

/** What is used here, as far as it was read, and has no subscription. */
function needed(view: TenantView): string[] {
  const policies = knownValue(view.facts, 'conditionalAccess')?.some(isForWorkloads) === true;
  const managed = knownValue(view.facts, 'devices')?.some(({ isManaged }) => isManaged === true);
  return [
    ...(policies && hasLicence(view, 'workload') === false
      ? ['policies for workloads are used without a workload licence']
      : []),
    ...(view.tenant.kind === 'secondary' && managed && hasPlan(view, /^INTUNE_A$/) === false
      ? ['devices are managed here without a licence for Intune']
      : []),
  ];
}
