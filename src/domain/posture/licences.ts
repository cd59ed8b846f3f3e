// What a tenant is licensed for, from its subscriptions: known to have, known to lack, or not known.
import type { NeededLicence, TenantView } from './check.ts';
import { knownValue } from './reading.ts';

/** https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
export const SERVICE_PLANS = {
  P1: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998',
} as const;

const PLANS: Readonly<Record<NeededLicence, RegExp>> = {
  P1: /^AAD_PREMIUM(_P2)?$/,
  P2: /^(AAD_PREMIUM_P2|ENTRA_IDENTITY_GOVERNANCE|ENTRA_ID_GOVERNANCE)$/,
  workload: /^(AAD_WRKLDID_P[12]|ENTRA_WORKLOAD_ID.*)$/,
  defender: /^(MTP|WINDEFATP|MDE_.*|ATP_ENTERPRISE|THREAT_INTELLIGENCE|ATA|ADALLOM_S_STANDALONE)$/,
};

const USABLE: ReadonlySet<string> = new Set(['Enabled', 'Warning']);

/** Undefined: the subscriptions could not be read. */
export function hasLicence(view: TenantView, licence: NeededLicence): boolean | undefined {
  return hasPlan(view, PLANS[licence]);
}

/** Whether a subscription in force brings a service plan of such a name. */
export function hasPlan(view: TenantView, name: RegExp): boolean | undefined {
  const skus = knownValue(view.facts, 'skus');
  return skus?.some(
    ({ capabilityStatus, prepaidUnits, servicePlans }) =>
      USABLE.has(capabilityStatus ?? '') &&
      (prepaidUnits?.enabled ?? 0) + (prepaidUnits?.warning ?? 0) > 0 &&
      (servicePlans ?? []).some(
        ({ servicePlanName, provisioningStatus }) =>
          name.test(servicePlanName?.toUpperCase() ?? '') && provisioningStatus !== 'Disabled',
      ),
  );
}
