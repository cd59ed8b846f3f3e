// Who holds directory roles, who may activate them, through which groups and under which PIM rules.
import type { Maybe } from './areas.ts';

/** `@odata.type` of the principal without `#microsoft.graph.`; null: it could not be resolved. */
export interface PrincipalFact {
  readonly id: string;
  readonly kind: 'user' | 'group' | 'servicePrincipal' | null;
  readonly displayName?: Maybe<string>;
}

export interface RoleAssignmentFact {
  readonly id: string;
  readonly roleDefinitionId: string;
  readonly directoryScopeId: string;
  readonly principal: PrincipalFact;
}

export interface RoleScheduleFact extends RoleAssignmentFact {
  /** Of active ones: `Assigned` or `Activated`. */
  readonly assignmentType?: Maybe<string>;
  /** `Direct`, `Group` or `Inherited`. */
  readonly memberType?: Maybe<string>;
  readonly startDateTime?: Maybe<string>;
  /** Null: without end. */
  readonly endDateTime?: Maybe<string>;
}

export interface RoleDefinitionFact {
  readonly id: string;
  readonly templateId?: Maybe<string>;
  readonly displayName?: Maybe<string>;
  readonly isBuiltIn?: Maybe<boolean>;
}

/** A group that holds or may activate a directory role. */
export interface RoleGroupFact {
  readonly id: string;
  /** Null: it no longer exists. */
  readonly displayName: string | null;
  readonly isAssignableToRole?: Maybe<boolean>;
  /** Transitive. */
  readonly members: readonly PrincipalFact[];
  readonly owners: readonly PrincipalFact[];
  /** PIM for groups; null: could not be read or is not licensed. */
  readonly eligible: readonly GroupScheduleFact[] | null;
  readonly assigned: readonly GroupScheduleFact[] | null;
}

export interface GroupScheduleFact {
  readonly principalId: string;
  readonly accessId: 'member' | 'owner';
  readonly assignmentType?: Maybe<string>;
  readonly startDateTime?: Maybe<string>;
  readonly endDateTime?: Maybe<string>;
}

/** The PIM rules of one role, by the ids under which Graph lists them. */
export interface RolePolicyFact {
  readonly roleDefinitionId: string;
  readonly rules: ReadonlyArray<{
    /** `Expiration_Admin_Assignment`, `Enablement_EndUser_Assignment` and so on. */
    readonly id: string;
    readonly isExpirationRequired?: Maybe<boolean>;
    readonly maximumDuration?: Maybe<string>;
    readonly enabledRules?: Maybe<readonly string[]>;
    /** Of the authentication context. */
    readonly isEnabled?: Maybe<boolean>;
    readonly claimValue?: Maybe<string>;
    readonly setting?: Maybe<{
      readonly isApprovalRequired?: Maybe<boolean>;
      readonly approvalStages?: Maybe<
        ReadonlyArray<{ readonly primaryApprovers?: Maybe<readonly unknown[]> }>
      >;
    }>;
  }>;
}

export interface AccessReviewFact {
  readonly id: string;
  readonly displayName?: Maybe<string>;
  readonly status?: Maybe<string>;
  /** Polymorphic: kept as Graph sends it. */
  readonly scope?: unknown;
  readonly instanceEnumerationScope?: unknown;
  readonly settings?: Maybe<{
    readonly autoApplyDecisionsEnabled?: Maybe<boolean>;
    readonly defaultDecision?: Maybe<string>;
    readonly defaultDecisionEnabled?: Maybe<boolean>;
    readonly recurrence?: Maybe<{
      readonly pattern?: Maybe<{ readonly type?: Maybe<string> }>;
      readonly range?: unknown;
    }>;
  }>;
  /** When the latest instance ended or will end; null: there is none. */
  readonly lastInstanceEnd: string | null;
}

export interface RoleAreas {
  roleDefinitions: readonly RoleDefinitionFact[];
  /** What stands in the directory now, activated ones among them. */
  roleAssignments: readonly RoleAssignmentFact[];
  /** PIM; needs Entra ID P2 or ID Governance. */
  roleAssignmentInstances: readonly RoleScheduleFact[];
  roleEligibilityInstances: readonly RoleScheduleFact[];
  roleGroups: readonly RoleGroupFact[];
  rolePolicies: readonly RolePolicyFact[];
  accessReviews: readonly AccessReviewFact[];
}
