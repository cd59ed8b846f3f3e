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
  impersonal: ({ displayName }) => ({ displayName }),
};

export const addToOrganization: ChangeRules<AddToOrganization> = {
  key: ({ tenantId, addedTenantId }) => `organization/${tenantId}/${addedTenantId}`,
  impersonal: ({ addedTenantId, displayName }) => ({ addedTenantId, displayName }),
};

export const joinOrganization: ChangeRules<JoinOrganization> = {
  key: ({ tenantId, addedByTenantId }) => `organization-of/${tenantId}/${addedByTenantId}`,
  impersonal: ({ addedByTenantId }) => ({ addedByTenantId }),
};
