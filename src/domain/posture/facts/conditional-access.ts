// Conditional Access: policies, what they refer to, and the settings they rest on.
import type { Maybe } from './areas.ts';

type Ids = Maybe<readonly string[]>;

export interface ExternalUsersCondition {
  /** Comma-separated flags. */
  readonly guestOrExternalUserTypes?: Maybe<string>;
  readonly externalTenants?: Maybe<{
    readonly membershipKind?: Maybe<string>;
    readonly members?: Ids;
  }>;
}

/** Picks by attributes or properties what Graph does not list. */
export interface FilterCondition {
  readonly mode?: Maybe<string>;
  readonly rule?: Maybe<string>;
}

export interface ConditionalAccessPolicyFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly state?: Maybe<string>;
  readonly createdDateTime?: Maybe<string>;
  readonly modifiedDateTime?: Maybe<string>;
  readonly conditions?: Maybe<{
    readonly users?: Maybe<{
      readonly includeUsers?: Ids;
      readonly excludeUsers?: Ids;
      readonly includeGroups?: Ids;
      readonly excludeGroups?: Ids;
      readonly includeRoles?: Ids;
      readonly excludeRoles?: Ids;
      readonly includeGuestsOrExternalUsers?: Maybe<ExternalUsersCondition>;
      readonly excludeGuestsOrExternalUsers?: Maybe<ExternalUsersCondition>;
    }>;
    readonly applications?: Maybe<{
      readonly includeApplications?: Ids;
      readonly excludeApplications?: Ids;
      readonly includeUserActions?: Ids;
      readonly includeAuthenticationContextClassReferences?: Ids;
      readonly applicationFilter?: Maybe<FilterCondition>;
    }>;
    readonly clientApplications?: Maybe<{
      readonly includeServicePrincipals?: Ids;
      readonly excludeServicePrincipals?: Ids;
      readonly servicePrincipalFilter?: Maybe<FilterCondition>;
    }>;
    readonly clientAppTypes?: Ids;
    readonly signInRiskLevels?: Ids;
    readonly userRiskLevels?: Ids;
    readonly servicePrincipalRiskLevels?: Ids;
    /** Comma-separated flags. */
    readonly insiderRiskLevels?: Maybe<string>;
    readonly locations?: Maybe<{
      readonly includeLocations?: Ids;
      readonly excludeLocations?: Ids;
    }>;
    readonly platforms?: Maybe<{
      readonly includePlatforms?: Ids;
      readonly excludePlatforms?: Ids;
    }>;
    readonly devices?: Maybe<{
      readonly deviceFilter?: Maybe<FilterCondition>;
    }>;
    /** Comma-separated flags in `transferMethods`. */
    readonly authenticationFlows?: Maybe<{ readonly transferMethods?: Maybe<string> }>;
  }>;
  readonly grantControls?: Maybe<{
    readonly operator?: Maybe<string>;
    readonly builtInControls?: Ids;
    readonly customAuthenticationFactors?: Ids;
    readonly termsOfUse?: Ids;
    readonly authenticationStrength?: Maybe<{
      readonly id?: Maybe<string>;
      readonly displayName?: Maybe<string>;
      readonly allowedCombinations?: Ids;
    }>;
  }>;
  readonly sessionControls?: Maybe<{
    readonly signInFrequency?: Maybe<{
      readonly isEnabled?: Maybe<boolean>;
      readonly frequencyInterval?: Maybe<string>;
      readonly type?: Maybe<string>;
      readonly value?: Maybe<number>;
    }>;
  }>;
}

export interface NamedLocationFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly isTrusted?: Maybe<boolean>;
}

export interface AuthenticationStrengthFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly policyType?: Maybe<string>;
  readonly allowedCombinations?: Ids;
}

/** An object that a Conditional Access policy includes or excludes by id. */
export interface ReferenceFact {
  readonly id: string;
  readonly kind: 'user' | 'group' | 'role' | 'application';
  /** False: the directory no longer has it. Null: it could not be looked up. */
  readonly found: boolean | null;
  readonly displayName: string | null;
  /** Of an excluded or included group: object ids of its transitive members. */
  readonly members?: readonly string[];
}

export interface ConditionalAccessAreas {
  conditionalAccess: readonly ConditionalAccessPolicyFact[];
  namedLocations: readonly NamedLocationFact[];
  authenticationStrengths: readonly AuthenticationStrengthFact[];
  conditionalAccessReferences: readonly ReferenceFact[];
  securityDefaults: { readonly isEnabled?: Maybe<boolean> };
}
