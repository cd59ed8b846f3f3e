// A multitenant organization: made by its owner tenant, which adds others, which join it.
import type { AnyChange, ChangeRules } from './change-rules.ts';

/** In `tenantId`, which becomes its owner. */
export interface CreateOrganization extends AnyChange {
  readonly type: 'create-organization';
  readonly displayName: string;
}

/** `tenantId` owns the organization. */
export interface AddToOrganization extends AnyChange {
  readonly type: 'add-to-organization';
  readonly addedTenantId: string;
  /** Shown to the other tenants; Graph cannot change it later. */
  readonly displayName: string;
}

/** `tenantId` joins the organization of the tenant that added it. */
export interface JoinOrganization extends AnyChange {
  readonly type: 'join-organization';
  readonly addedByTenantId: string;
}

export const createOrganization: ChangeRules<CreateOrganization> = {
  key: ({ tenantId }) => `organization/${tenantId}`,
  byHand: () => ({
    graph: [],
    portal:
      'Microsoft 365 admin center: Settings > Org settings > Organization profile > Multitenant collaboration',
    mind: 'An organization goes with its last tenant: let the others leave first.',
  }),
  impersonal: ({ displayName }) => ({ displayName }),
};

export const addToOrganization: ChangeRules<AddToOrganization> = {
  key: ({ tenantId, addedTenantId }) => `organization/${tenantId}/${addedTenantId}`,
  /** https://learn.microsoft.com/graph/api/multitenantorganization-delete-tenants */
  byHand: ({ addedTenantId }) => ({
    graph: [
      {
        method: 'DELETE',
        path: `/tenantRelationships/multiTenantOrganization/tenants/${addedTenantId}`,
      },
    ],
    portal:
      'Microsoft 365 admin center: Settings > Org settings > Organization profile > Multitenant collaboration',
  }),
  impersonal: ({ addedTenantId, displayName }) => ({ addedTenantId, displayName }),
};

export const joinOrganization: ChangeRules<JoinOrganization> = {
  key: ({ tenantId, addedByTenantId }) => `organization-of/${tenantId}/${addedByTenantId}`,
  byHand: ({ tenantId }) => ({
    graph: [
      {
        method: 'DELETE',
        path: `/tenantRelationships/multiTenantOrganization/tenants/${tenantId}`,
      },
    ],
    portal:
      'Microsoft 365 admin center: Settings > Org settings > Organization profile > Multitenant collaboration',
    mind: 'A tenant leaves by itself, and that can take two hours.',
  }),
  impersonal: ({ addedByTenantId }) => ({ addedByTenantId }),
};
