// LIC-01: every tenant has Entra ID P2, and somebody in it who holds it.
import { type TenantCheck, withFacts } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import type { SkuFact, UserFact } from '../../facts/directory.ts';
import { SERVICE_PLANS } from '../../licences.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import { isExternal, isMemberByType, userName } from '../../people.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { holdsP2, notForEmployees } from './plans.ts';

const READS = ['skus', 'users'] as const;

export const tenantLicence: TenantCheck = {
  id: 'LIC-01',
  title: 'The tenant has Entra ID P2, with at least one local holder',
  area: 'licence',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: ['primary', 'secondary', 'sandbox'],
  reads: READS,
  why: 'Without P2 there is no PIM, no risk and no access review in the tenant, whatever licences people have elsewhere. Much of what is asked here cannot be judged then.',
  remediation: 'Buy at least one P2 licence for the tenant and assign it to somebody in it.',
  words: [
    'licence',
    'license',
    'Entra ID P2',
    'AAD P2',
    'premium P2',
    'tenants without P2',
    'is P2 licensed',
  ],
  assess: (view) =>
    notForEmployees(view) ??
    withFacts(view, READS, ({ skus, users }) =>
      onlyIfRead(view, READS, judge(skus, users), { quantity: 'some' }),
    ),
};

const bringsP2 = ({ servicePlans }: SkuFact) =>
  (servicePlans ?? []).filter(
    ({ servicePlanId, servicePlanName }) =>
      servicePlanId?.toLowerCase() === SERVICE_PLANS.P2 ||
      servicePlanName?.toUpperCase() === 'AAD_PREMIUM_P2',
  );

const inForce = (sku: SkuFact): boolean =>
  sku.capabilityStatus === 'Enabled' &&
  (sku.prepaidUnits?.enabled ?? 0) >= 1 &&
  bringsP2(sku).some(({ provisioningStatus }) => provisioningStatus === 'Success');

function judge(skus: readonly SkuFact[], users: readonly UserFact[]): Verdict {
  const candidates = skus.filter((sku) => bringsP2(sku).length > 0);
  const good = candidates.filter(inForce);
  const local = users.filter(
    (user) => user.accountEnabled === true && isMemberByType(user) && !isExternal(user),
  );
  const holders = local.filter((user) => holdsP2(user) === true);
  const unsure = local.filter((user) => holdsP2(user) === undefined);
  const [holder] = holders;
  const evidence: Evidence[] = [
    ...candidates.map(
      (sku): Evidence => ({
        kind: 'licence',
        id: sku.skuId,
        name: sku.skuPartNumber ?? sku.skuId,
        detail: `${sku.capabilityStatus ?? 'state not said'}, ${sku.prepaidUnits?.enabled ?? 0} seats`,
        good: good.includes(sku),
      }),
    ),
    ...(holder
      ? [
          {
            kind: 'user' as const,
            id: holder.id,
            name: userName(holder),
            detail: `one of ${counted(holders.length, 'local holder')}`,
            good: true,
          },
        ]
      : []),
  ];
  if (good.length === 0) {
    const reason =
      candidates.length === 0
        ? 'no subscription brings Entra ID P2'
        : 'the subscription that brings Entra ID P2 is not in force';
    return { state: 'fail', reason, evidence };
  }
  if (holder) {
    const reason = `Entra ID P2 is in force, with ${counted(holders.length, 'local holder')}`;
    return { state: 'pass', reason, evidence };
  }
  return unsure.length > 0
    ? { state: 'unknown', reason: 'cannot be told: Graph did not say who holds P2', evidence }
    : {
        state: 'fail',
        reason: 'Entra ID P2 is bought, and nobody in the tenant holds it',
        evidence,
      };
}
