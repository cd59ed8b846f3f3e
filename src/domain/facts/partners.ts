// What is read about how a tenant deals with others: its cross-tenant access policy and its applications.

export type SectionName =
  | 'b2bCollaborationInbound'
  | 'b2bCollaborationOutbound'
  | 'b2bDirectConnectInbound'
  | 'b2bDirectConnectOutbound';

export const SECTIONS: readonly SectionName[] = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
];

/** An object id or app id in small letters, or a keyword such as `AllUsers` as Graph spells it. */
export interface Target {
  readonly target: string;
  readonly targetType: 'user' | 'group' | 'application';
}

/** One of the two lists of a section. */
export interface TargetList {
  readonly accessType: 'allowed' | 'blocked';
  readonly targets: readonly Target[];
}

/** One direction of B2B collaboration or B2B direct connect. A list that is null is inherited. */
export interface PolicySection {
  readonly usersAndGroups: TargetList | null;
  readonly applications: TargetList | null;
}

export type PolicySections = Readonly<Record<SectionName, PolicySection | null>>;

/** Null inherits, property by property. */
export interface InboundTrust {
  readonly isMfaAccepted: boolean | null;
  readonly isCompliantDeviceAccepted: boolean | null;
  readonly isHybridAzureADJoinedDeviceAccepted: boolean | null;
}

/** Null inherits; the default is always false. */
export interface AutomaticUserConsent {
  readonly inboundAllowed: boolean | null;
  readonly outboundAllowed: boolean | null;
}

/** What the default settings and those for one partner have in common. */
export interface CrossTenantSettings {
  readonly sections: PolicySections;
  readonly inboundTrust: InboundTrust | null;
  readonly automaticUserConsentSettings: AutomaticUserConsent | null;
  /** Names of further settings that are not null, such as `tenantRestrictions`: read, never written. */
  readonly further: readonly string[];
}

export interface PartnerPolicy extends CrossTenantSettings {
  readonly partnerId: string;
  /** What a provider of cloud services has; null where Graph does not say. */
  readonly isServiceProvider: boolean | null;
  readonly isInMultiTenantOrganization: boolean | null;
  /** Null: none is set up. Where there is one, the partner entry cannot be deleted. */
  readonly identitySynchronization: {
    readonly displayName: string | null;
    readonly isSyncAllowed: boolean;
  } | null;
}

export interface DefaultPolicy extends CrossTenantSettings {
  /** Nobody has touched it yet. */
  readonly isServiceDefault: boolean;
}

/** A service principal, found by the id of its application. */
export interface Application {
  readonly tenantId: string;
  readonly appId: string;
  /** Of the service principal, which differs from tenant to tenant. */
  readonly objectId: string;
  readonly displayName: string;
  readonly enabled: boolean;
  /** Only who is assigned to it gets in. */
  readonly assignmentRequired: boolean;
}

export interface PartnerFacts {
  /** Null: there is no entry for that tenant, so everything is as the default. */
  'partner-policy': {
    asks: { readonly tenantId: string; readonly partnerId: string };
    gives: PartnerPolicy | null;
  };
  'default-policy': { asks: { readonly tenantId: string }; gives: DefaultPolicy };
  /**
   * Names of the Conditional Access policies that may ask people of other tenants for multifactor
   * authentication when they come in by B2B direct connect.
   */
  'mfa-for-direct-connect': {
    asks: { readonly tenantId: string };
    gives: readonly string[];
  };
  application: {
    asks: { readonly tenantId: string; readonly appId: string };
    gives: Application | null;
  };
}
