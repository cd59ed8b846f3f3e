// The newer ways across in the cross-tenant policy: Microsoft 365 collaboration and App Service, where Graph shows them.
import type { CrossTenantFact } from '../../facts/cross-tenant.ts';

export interface Surface {
  readonly id: string;
  readonly name: string;
  readonly state: 'open' | 'shut' | 'unclear';
  readonly detail: string;
}

const SURFACES = [
  ['m365CollaborationInbound', 'Inbound Microsoft 365 collaboration'],
  ['m365CollaborationOutbound', 'Outbound Microsoft 365 collaboration'],
  ['appServiceConnectInbound', 'Inbound App Service connect'],
] as const;

/** What a tenant's Graph does not send is left out; it may not have reached that tenant yet. */
export const surfaces = (fact: CrossTenantFact): readonly Surface[] =>
  SURFACES.flatMap(([id, name]): Surface[] => {
    const value = fact[id];
    if (value === null || value === undefined) return [];
    const types = accessTypes(value);
    if (types.length === 0 || types.some((type) => type !== 'allowed' && type !== 'blocked')) {
      return [{ id, name, state: 'unclear', detail: 'set, in a form that is not judged' }];
    }
    const open = types.includes('allowed');
    return [{ id, name, state: open ? 'open' : 'shut', detail: open ? 'allowed' : 'blocked' }];
  });

/** Every `accessType` within, however deep. */
function accessTypes(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'accessType' ? [inner] : accessTypes(inner),
  );
}
