// Whether a person holds a service plan, and whether the tenant is one for employees at all.
import type { TenantView } from '../../check.ts';
import type { UserFact } from '../../facts/directory.ts';
import { SERVICE_PLANS } from '../../licences.ts';
import { knownValue } from '../../reading.ts';
import type { Verdict } from '../../result.ts';

/** Undefined: Graph did not say which plans the person has. */
export function holdsP2({ assignedPlans }: UserFact): boolean | undefined {
  return assignedPlans?.some(
    ({ servicePlanId, capabilityStatus }) =>
      servicePlanId?.toLowerCase() === SERVICE_PLANS.P2 &&
      capabilityStatus?.toLowerCase() === 'enabled',
  );
}

/** Tenants for customers are licensed by use and not by person. */
export function notForEmployees({ facts }: TenantView): Verdict | undefined {
  const type = knownValue(facts, 'organization')?.tenantType;
  if (!type || type.toLowerCase() === 'aad') return undefined;
  const reason = `does not apply to a tenant of the type ${type}, which is licensed by use`;
  return { state: 'not-applicable', reason, evidence: [] };
}
