// Objects in restricted management administrative units: out of reach of application permissions.
import { flag } from '../body.ts';
import type { Call } from '../call.ts';
import { entriesOf } from '../objects.ts';
import { denied } from '../problem.ts';
import type { Tenant } from '../state/tenant.ts';

export function isRestricted(tenant: Tenant, id: string): boolean {
  const units = entriesOf(tenant, tenant.links('unitMembers').from(id));
  for (const { body } of units) if (flag(body, 'isMemberManagementRestricted')) return true;
  return false;
}

/** https://learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management */
export function demandUnrestricted(call: Call, id: string): void {
  if (!isRestricted(call.tenant, id)) return;
  throw denied(
    'Target object is a member of a restricted management administrative unit and can only be modified by administrators scoped to that administrative unit.',
  );
}
