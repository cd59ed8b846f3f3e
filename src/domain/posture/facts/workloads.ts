// Applications and service principals: whose they are, what they may do, who is assigned to them.
import type { Maybe } from './areas.ts';

export interface ServicePrincipalFact {
  readonly id: string;
  readonly appId: string;
  readonly displayName?: Maybe<string>;
  readonly servicePrincipalType?: Maybe<string>;
  readonly appOwnerOrganizationId?: Maybe<string>;
  readonly accountEnabled?: Maybe<boolean>;
  readonly appRoleAssignmentRequired?: Maybe<boolean>;
  /** How many secrets and certificates it has; their values are not read. */
  readonly passwordCredentials?: Maybe<ReadonlyArray<{ readonly endDateTime?: Maybe<string> }>>;
  readonly keyCredentials?: Maybe<ReadonlyArray<{ readonly endDateTime?: Maybe<string> }>>;
}

export interface ApplicationFact {
  readonly id: string;
  readonly appId: string;
  readonly displayName?: Maybe<string>;
  readonly signInAudience?: Maybe<string>;
  readonly createdDateTime?: Maybe<string>;
}

/** An application permission of Microsoft Graph that somebody was given. */
export interface GraphPermissionFact {
  /** Object id of the service principal that has it. */
  readonly principalId: string;
  readonly principalDisplayName?: Maybe<string>;
  readonly appRoleId: string;
  /** `Directory.ReadWrite.All`; null: Graph's own list does not have it. */
  readonly permission: string | null;
}

export interface SynchronizationFact {
  readonly servicePrincipalId: string;
  readonly jobs: ReadonlyArray<{
    readonly id: string;
    readonly templateId?: Maybe<string>;
    readonly status?: Maybe<{
      readonly code?: Maybe<string>;
      readonly countSuccessiveCompleteFailures?: Maybe<number>;
      readonly lastSuccessfulExecution?: Maybe<{ readonly timeEnded?: Maybe<string> }>;
      readonly quarantine?: unknown;
    }>;
    /** The tenant it writes into, where its settings or secrets' names tell it. */
    readonly targetTenantId?: Maybe<string>;
  }>;
}

export interface ApplicationAssignmentFact {
  /** Object id of the enterprise application. */
  readonly servicePrincipalId: string;
  readonly principalId: string;
  readonly principalType?: Maybe<string>;
  readonly principalDisplayName?: Maybe<string>;
}

export interface WorkloadAreas {
  servicePrincipals: readonly ServicePrincipalFact[];
  applications: readonly ApplicationFact[];
  graphPermissions: readonly GraphPermissionFact[];
  synchronization: readonly SynchronizationFact[];
  /** Of the applications that only let in who is assigned. */
  applicationAssignments: readonly ApplicationAssignmentFact[];
  adminConsentRequestPolicy: { readonly isEnabled?: Maybe<boolean> };
  riskyServicePrincipals: ReadonlyArray<{
    readonly id: string;
    readonly appId?: Maybe<string>;
    readonly displayName?: Maybe<string>;
    readonly riskLevel?: Maybe<string>;
    readonly riskState?: Maybe<string>;
    readonly riskLastUpdatedDateTime?: Maybe<string>;
  }>;
}
