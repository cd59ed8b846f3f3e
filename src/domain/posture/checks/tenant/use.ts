// What a tenant is used for, from its subscriptions: mail and files, or the devices of people from on-premises.
import type { TenantView } from '../../check.ts';
import type { SkuFact } from '../../facts/directory.ts';
import { knownValue } from '../../reading.ts';

export interface Use {
  /** It could be the primary one. Undefined: not everything could be read. */
  readonly candidate: boolean | undefined;
  /** Of Microsoft 365. */
  readonly seats: number;
}

const MICROSOFT_365 = /^(EXCHANGE_S_|SHAREPOINT)/;
const DEVICES = /^INTUNE_A$/;
const PREMIUM = /^AAD_PREMIUM(_P2)?$/;

const brings = ({ servicePlans }: SkuFact, plan: RegExp): boolean =>
  (servicePlans ?? []).some(
    ({ servicePlanName, provisioningStatus }) =>
      plan.test(servicePlanName?.toUpperCase() ?? '') && provisioningStatus === 'Success',
  );

/** Undefined: its subscriptions could not be read. */
export function useOf({ facts }: TenantView): Use | undefined {
  const skus = knownValue(facts, 'skus')?.filter(
    ({ capabilityStatus, prepaidUnits }) =>
      capabilityStatus === 'Enabled' && (prepaidUnits?.enabled ?? 0) > 0,
  );
  if (!skus) return undefined;
  const office = skus.filter((sku) => brings(sku, MICROSOFT_365));
  const seats = office.reduce((sum, { prepaidUnits }) => sum + (prepaidUnits?.enabled ?? 0), 0);
  if (office.length > 0) return { candidate: true, seats };
  const managed = [DEVICES, PREMIUM].every((plan) => skus.some((sku) => brings(sku, plan)));
  if (!managed) return { candidate: false, seats: 0 };
  const organization = knownValue(facts, 'organization');
  return {
    candidate: organization && organization.onPremisesSyncEnabled === true,
    seats: 0,
  };
}
