// The tenant itself, its domains, licences, people, guests and devices.
import type { Maybe } from './areas.ts';

export interface OrganizationFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly tenantType?: Maybe<string>;
  readonly countryLetterCode?: Maybe<string>;
  /** ISO 8601, as all times of Graph. */
  readonly createdDateTime?: Maybe<string>;
  readonly onPremisesSyncEnabled?: Maybe<boolean>;
  readonly onPremisesLastSyncDateTime?: Maybe<string>;
  readonly verifiedDomains?: Maybe<
    ReadonlyArray<{
      readonly name: string;
      readonly isDefault?: Maybe<boolean>;
      readonly isInitial?: Maybe<boolean>;
      readonly capabilities?: Maybe<string>;
      readonly type?: Maybe<string>;
    }>
  >;
  readonly technicalNotificationMails?: Maybe<readonly string[]>;
  readonly securityComplianceNotificationMails?: Maybe<readonly string[]>;
  /** Not declared in the published metadata: read where Graph sends it, never selected. */
  readonly isMultipleDataLocationsForServicesEnabled?: Maybe<boolean>;
}

export interface DomainFact {
  /** The name. */
  readonly id: string;
  readonly authenticationType?: Maybe<string>;
  readonly isDefault?: Maybe<boolean>;
  readonly isInitial?: Maybe<boolean>;
  readonly isVerified?: Maybe<boolean>;
}

export interface FederationFact {
  readonly domain: string;
  /** Null: the domain says Federated, and no configuration was found. */
  readonly federatedIdpMfaBehavior?: Maybe<string>;
  readonly displayName?: Maybe<string>;
  readonly issuerUri?: Maybe<string>;
}

export interface SkuFact {
  readonly skuId: string;
  readonly skuPartNumber?: Maybe<string>;
  readonly capabilityStatus?: Maybe<string>;
  readonly appliesTo?: Maybe<string>;
  readonly consumedUnits?: Maybe<number>;
  readonly prepaidUnits?: Maybe<{
    readonly enabled?: Maybe<number>;
    readonly suspended?: Maybe<number>;
    readonly warning?: Maybe<number>;
    readonly lockedOut?: Maybe<number>;
  }>;
  readonly servicePlans?: Maybe<
    ReadonlyArray<{
      readonly servicePlanId?: Maybe<string>;
      readonly servicePlanName?: Maybe<string>;
      readonly provisioningStatus?: Maybe<string>;
      readonly appliesTo?: Maybe<string>;
    }>
  >;
}

/** Everybody in the directory, members and guests alike. */
export interface UserFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly userPrincipalName?: Maybe<string>;
  readonly mail?: Maybe<string>;
  readonly userType?: Maybe<string>;
  readonly accountEnabled?: Maybe<boolean>;
  readonly onPremisesSyncEnabled?: Maybe<boolean>;
  readonly createdDateTime?: Maybe<string>;
  readonly externalUserState?: Maybe<string>;
  readonly externalUserStateChangeDateTime?: Maybe<string>;
  readonly identities?: Maybe<
    ReadonlyArray<{
      readonly signInType?: Maybe<string>;
      readonly issuer?: Maybe<string>;
      readonly issuerAssignedId?: Maybe<string>;
    }>
  >;
  readonly assignedPlans?: Maybe<
    ReadonlyArray<{
      readonly servicePlanId?: Maybe<string>;
      readonly service?: Maybe<string>;
      readonly capabilityStatus?: Maybe<string>;
    }>
  >;
}

export interface GuestSponsorsFact {
  /** Object id of the guest. */
  readonly id: string;
  readonly sponsors: ReadonlyArray<{
    readonly id: string;
    readonly kind: 'user' | 'group';
    readonly displayName?: Maybe<string>;
  }>;
}

export interface SignInActivityFact {
  /** Object id of the user. */
  readonly id: string;
  readonly lastSignInDateTime?: Maybe<string>;
  readonly lastNonInteractiveSignInDateTime?: Maybe<string>;
  readonly lastSuccessfulSignInDateTime?: Maybe<string>;
}

export interface DeviceFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly trustType?: Maybe<string>;
  readonly isManaged?: Maybe<boolean>;
  readonly isCompliant?: Maybe<boolean>;
  readonly accountEnabled?: Maybe<boolean>;
  readonly approximateLastSignInDateTime?: Maybe<string>;
  readonly operatingSystem?: Maybe<string>;
}

export interface AuthorizationPolicyFact {
  readonly guestUserRoleId?: Maybe<string>;
  readonly allowInvitesFrom?: Maybe<string>;
  readonly allowedToSignUpEmailBasedSubscriptions?: Maybe<boolean>;
  readonly allowEmailVerifiedUsersToJoinOrganization?: Maybe<boolean>;
  readonly defaultUserRolePermissions?: Maybe<{
    readonly allowedToCreateTenants?: Maybe<boolean>;
    readonly allowedToCreateApps?: Maybe<boolean>;
    readonly allowedToCreateSecurityGroups?: Maybe<boolean>;
    readonly permissionGrantPoliciesAssigned?: Maybe<readonly string[]>;
  }>;
}

export interface DirectoryAreas {
  organization: OrganizationFact;
  domains: readonly DomainFact[];
  /** Of the federated domains only. */
  federation: readonly FederationFact[];
  skus: readonly SkuFact[];
  users: readonly UserFact[];
  /** Of the guests (userType Guest) only. */
  guestSponsors: readonly GuestSponsorsFact[];
  /** Of everybody for whom Graph sends it; needs Entra ID P1. */
  signInActivity: readonly SignInActivityFact[];
  devices: readonly DeviceFact[];
  authorizationPolicy: AuthorizationPolicyFact;
  authenticationFlowsPolicy: {
    readonly selfServiceSignUp?: Maybe<{ readonly isEnabled?: Maybe<boolean> }>;
  };
}
