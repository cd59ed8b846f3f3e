// What a tenant's cross-tenant settings let in: the partner's own value, or the default's.
import { type Body, bodies, inner, same, text } from '../body.ts';
import type { Tenant } from '../state/tenant.ts';

export const CROSS_TENANT_DEFAULT = '/policies/crossTenantAccessPolicy/default';

/** A section of the settings for another tenant; null at the partner inherits the default. */
function effectiveSection(
  tenant: Tenant,
  otherId: string | undefined,
  section: string,
): Body | undefined {
  const partner = otherId && tenant.rows('partners').get(otherId);
  const own = partner ? inner(partner, section) : undefined;
  return own ?? inner(tenant.rows('singles').get(CROSS_TENANT_DEFAULT), section);
}

/** Whether B2B collaboration from there is blocked for everybody. That it shows at redemption is inference. */
export function isBlockedInbound(tenant: Tenant, otherId: string | undefined): boolean {
  const users = inner(
    effectiveSection(tenant, otherId, 'b2bCollaborationInbound'),
    'usersAndGroups',
  );
  return (
    text(users, 'accessType') === 'blocked' &&
    bodies(users, 'targets').some((target) => same(text(target, 'target'), 'AllUsers'))
  );
}
