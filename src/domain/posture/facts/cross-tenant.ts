// How a tenant deals with other tenants: defaults, partners, synchronisation, multitenant organization.
import type { Maybe } from './areas.ts';

export interface TargetFact {
  readonly target?: Maybe<string>;
  readonly targetType?: Maybe<string>;
}

export interface TargetListFact {
  readonly accessType?: Maybe<string>;
  readonly targets?: Maybe<readonly TargetFact[]>;
}

/** A list that is null or absent is inherited from the default. */
export interface SectionFact {
  readonly usersAndGroups?: Maybe<TargetListFact>;
  readonly applications?: Maybe<TargetListFact>;
}

export interface InboundTrustFact {
  readonly isMfaAccepted?: Maybe<boolean>;
  readonly isCompliantDeviceAccepted?: Maybe<boolean>;
  readonly isHybridAzureADJoinedDeviceAccepted?: Maybe<boolean>;
}

/** What the default and a partner have in common. Each leaf of a partner that is null inherits. */
export interface CrossTenantFact {
  readonly b2bCollaborationInbound?: Maybe<SectionFact>;
  readonly b2bCollaborationOutbound?: Maybe<SectionFact>;
  readonly b2bDirectConnectInbound?: Maybe<SectionFact>;
  readonly b2bDirectConnectOutbound?: Maybe<SectionFact>;
  readonly inboundTrust?: Maybe<InboundTrustFact>;
  readonly automaticUserConsentSettings?: Maybe<{
    readonly inboundAllowed?: Maybe<boolean>;
    readonly outboundAllowed?: Maybe<boolean>;
  }>;
  readonly tenantRestrictions?: Maybe<SectionFact>;
  readonly m365CollaborationInbound?: unknown;
  readonly m365CollaborationOutbound?: unknown;
  readonly appServiceConnectInbound?: unknown;
}

export interface DefaultFact extends CrossTenantFact {
  readonly isServiceDefault?: Maybe<boolean>;
}

export interface PartnerFact extends CrossTenantFact {
  /** In small letters. */
  readonly tenantId: string;
  readonly isServiceProvider?: Maybe<boolean>;
  readonly isInMultiTenantOrganization?: Maybe<boolean>;
  /** Null: none was ever set up. */
  readonly identitySynchronization?: Maybe<{
    readonly displayName?: Maybe<string>;
    readonly userSyncInbound?: Maybe<{ readonly isSyncAllowed?: Maybe<boolean> }>;
  }>;
}

/** What Microsoft says about a tenant by its id: words of that tenant, not to be trusted. */
export interface PartnerNameFact {
  readonly tenantId: string;
  readonly displayName: string | null;
  readonly defaultDomainName: string | null;
}

export interface MultiTenantOrganizationFact {
  /** `active`, `inactive`; null where there is none. */
  readonly state: string | null;
  readonly displayName?: Maybe<string>;
  readonly createdDateTime?: Maybe<string>;
}

export interface MultiTenantMemberFact {
  readonly tenantId: string;
  readonly displayName?: Maybe<string>;
  readonly role?: Maybe<string>;
  readonly state?: Maybe<string>;
  readonly addedDateTime?: Maybe<string>;
  readonly joinedDateTime?: Maybe<string>;
  readonly transitionDetails?: Maybe<{
    readonly desiredState?: Maybe<string>;
    readonly desiredRole?: Maybe<string>;
    readonly status?: Maybe<string>;
  }>;
}

export interface CrossTenantAreas {
  crossTenantPolicy: { readonly allowedCloudEndpoints?: Maybe<readonly string[]> };
  crossTenantDefault: DefaultFact;
  /** Each with its identitySynchronization. */
  crossTenantPartners: readonly PartnerFact[];
  /** Of the partners that the estate does not know. */
  partnerNames: readonly PartnerNameFact[];
  multiTenantOrganization: MultiTenantOrganizationFact;
  multiTenantMembers: readonly MultiTenantMemberFact[];
  /** Beta only; the definitions are JSON in strings, as Graph sends them. */
  b2bManagement: ReadonlyArray<{
    readonly id: string;
    readonly isOrganizationDefault?: Maybe<boolean>;
    readonly definition?: Maybe<readonly string[]>;
  }>;
}
