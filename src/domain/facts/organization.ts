// What is read about a tenant's multitenant organization: who is in it, who is joining, what templates set.

/** `leaving`: being removed, which takes up to two hours. */
export type OrganizationTenantState = 'pending' | 'active' | 'leaving';

export interface OrganizationTenant {
  readonly tenantId: string;
  readonly displayName: string;
  readonly owner: boolean;
  readonly state: OrganizationTenantState;
}

export interface Organization {
  readonly displayName: string;
  readonly tenants: readonly OrganizationTenant[];
}

export interface Joining {
  /** The tenant whose organization is being joined; null: none. */
  readonly addedBy: string | null;
  readonly state: 'none' | 'pending' | 'active' | 'failed';
  /** Why it failed, as the directory says it. */
  readonly details: string;
}

/** Settings that a template can hold, each as Graph calls it. */
export type TemplateSetting =
  | 'b2bCollaborationInbound'
  | 'b2bCollaborationOutbound'
  | 'b2bDirectConnectInbound'
  | 'b2bDirectConnectOutbound'
  | 'isMfaAccepted'
  | 'isCompliantDeviceAccepted'
  | 'isHybridAzureADJoinedDeviceAccepted'
  | 'inboundAllowed'
  | 'outboundAllowed'
  | 'isSyncAllowed';

/** What a tenant sets for others by itself when one joins its organization. */
export interface OrganizationTemplate {
  readonly setting: TemplateSetting;
  /** It lets somebody in or out, trusts, redeems or synchronises; else it closes or forbids. */
  readonly opens: boolean;
  /** For tenants that have a partner entry already, for those that get one, or both. */
  readonly appliesTo: ReadonlyArray<'existing' | 'new'>;
}

interface OfTenant {
  readonly tenantId: string;
}

export interface OrganizationFacts {
  /** null: the tenant is in none. */
  organization: { asks: OfTenant; gives: Organization | null };
  'organization-joining': { asks: OfTenant; gives: Joining };
  /** Those that would set something. */
  'organization-templates': { asks: OfTenant; gives: readonly OrganizationTemplate[] };
}
