// One tenant of a generated estate in the form of a tenant file; the same each time it is asked for.
import type { TenantFile } from '../scenario/tenant-file.ts';
import { conditionalAccessOf } from './conditional-access.ts';
import { crossTenantOf } from './cross-tenant.ts';
import { directoryOf } from './directory.ts';
import { AS_OF, type EstatePlan, type TenantPlan } from './plan.ts';
import { allowListOf, policiesOf } from './policies.ts';
import { rolesOf } from './roles.ts';
import { securityOf } from './security.ts';
import { workloadsOf } from './workloads.ts';

/** Reads that fail in a few tenants, so that not everything is known. */
const UNREADABLE = ['/devices', '/security/secureScores', '/identity/conditionalAccess/policies'];

export function generateTenant(estate: EstatePlan, plan: TenantPlan): TenantFile {
  return {
    ...aboutOf(plan),
    graph: {
      ...directoryOf(estate, plan),
      ...rolesOf(plan),
      ...conditionalAccessOf(plan),
      ...crossTenantOf(estate, plan),
      ...policiesOf(plan),
      ...workloadsOf(estate, plan),
      ...securityOf(estate, plan),
    },
    beta: allowListOf(estate, plan),
  };
}

export function aboutOf(plan: TenantPlan): Omit<TenantFile, 'graph' | 'beta'> {
  const broken = plan.index > 0 && plan.roll('unreadable') < 0.04;
  const path = UNREADABLE[plan.index % UNREADABLE.length] ?? '';
  return {
    tenant: plan.slug,
    tenantId: plan.id,
    displayName: plan.displayName,
    cloud: 'commercial',
    asOf: AS_OF,
    errors: broken
      ? {
          [path]: {
            status: 403,
            code: 'Authorization_RequestDenied',
            message: 'Insufficient privileges to complete the operation.',
          },
        }
      : {},
  };
}
