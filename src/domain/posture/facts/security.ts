// Security operations: scores, incidents, risk, sign-ins across tenants, and the directory's audit.
import type { Maybe } from './areas.ts';

export interface SecureScoreFact {
  readonly id: string;
  readonly createdDateTime?: Maybe<string>;
  readonly currentScore?: Maybe<number>;
  readonly maxScore?: Maybe<number>;
  readonly averageComparativeScores?: Maybe<
    ReadonlyArray<{ readonly basis?: Maybe<string>; readonly averageScore?: Maybe<number> }>
  >;
  readonly controlScores?: Maybe<
    ReadonlyArray<{
      readonly controlName?: Maybe<string>;
      readonly score?: Maybe<number>;
      readonly description?: Maybe<string>;
    }>
  >;
}

export interface IncidentFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly severity?: Maybe<string>;
  readonly status?: Maybe<string>;
  readonly assignedTo?: Maybe<string>;
  readonly createdDateTime?: Maybe<string>;
  readonly lastUpdateDateTime?: Maybe<string>;
  readonly incidentWebUrl?: Maybe<string>;
}

export interface RiskyUserFact {
  readonly id: string;
  readonly userDisplayName?: Maybe<string>;
  readonly userPrincipalName?: Maybe<string>;
  readonly riskLevel?: Maybe<string>;
  readonly riskState?: Maybe<string>;
  readonly riskDetail?: Maybe<string>;
  readonly riskLastUpdatedDateTime?: Maybe<string>;
}

/** Sign-ins across a tenant's boundary of the last days, counted by the other tenant. */
export interface BoundarySignInsFact {
  readonly otherTenantId: string;
  /** `out`: people of this tenant signed in to the other one. */
  readonly direction: 'in' | 'out';
  readonly count: number;
  readonly people: number;
  readonly last: string;
}

/** One entry of the directory's audit log; values are JSON texts as Graph sends them. */
export interface DirectoryAuditFact {
  readonly id: string;
  readonly activityDateTime: string;
  readonly activityDisplayName?: Maybe<string>;
  readonly category?: Maybe<string>;
  readonly result?: Maybe<string>;
  readonly operationType?: Maybe<string>;
  readonly initiatedBy?: Maybe<{
    readonly user?: Maybe<{
      readonly id?: Maybe<string>;
      readonly displayName?: Maybe<string>;
      readonly userPrincipalName?: Maybe<string>;
    }>;
    readonly app?: Maybe<{
      readonly appId?: Maybe<string>;
      readonly displayName?: Maybe<string>;
      readonly servicePrincipalId?: Maybe<string>;
    }>;
  }>;
  readonly targetResources?: Maybe<
    ReadonlyArray<{
      readonly id?: Maybe<string>;
      readonly type?: Maybe<string>;
      readonly displayName?: Maybe<string>;
      readonly userPrincipalName?: Maybe<string>;
      readonly modifiedProperties?: Maybe<
        ReadonlyArray<{
          readonly displayName?: Maybe<string>;
          readonly oldValue?: Maybe<string>;
          readonly newValue?: Maybe<string>;
        }>
      >;
    }>
  >;
}

export interface SecurityAreas {
  /** Newest first. */
  secureScores: readonly SecureScoreFact[];
  controlProfiles: ReadonlyArray<{
    readonly id: string;
    readonly title?: Maybe<string>;
    readonly maxScore?: Maybe<number>;
    readonly service?: Maybe<string>;
    readonly remediation?: Maybe<string>;
  }>;
  incidents: readonly IncidentFact[];
  /** Needs Entra ID P2. */
  riskyUsers: readonly RiskyUserFact[];
  /** Needs Entra ID P1. */
  boundarySignIns: readonly BoundarySignInsFact[];
  /** Newest first, as far back as the tenant keeps them and no longer than 30 days. */
  directoryAudits: readonly DirectoryAuditFact[];
}
