// Directory roles: what there is, who holds or may activate one, under which rules, and who looks at it again.
import type {
  AccessReviewFact,
  PrincipalFact,
  RoleAssignmentFact,
  RoleDefinitionFact,
  RolePolicyFact,
  RoleScheduleFact,
} from '../../../domain/posture/facts/roles.ts';
import { byId, id, keep, kindOf, lowerId, pick, pickAll, texts } from './pick.ts';
import { type AreaReader, ofEach, type Survey } from './survey.ts';

const NEEDS = 'RoleManagement.Read.Directory';
const ROLES = '/roleManagement/directory';

const DEFINITION = { id, templateId: id, ...texts('displayName isBuiltIn') } as const;

export const readRoleDefinitions: AreaReader<'roleDefinitions'> = async (survey) =>
  byId(
    pickAll<RoleDefinitionFact>(
      await survey.list(`${ROLES}/roleDefinitions`, {
        needs: NEEDS,
        query: { $select: Object.keys(DEFINITION).join(',') },
      }),
      DEFINITION,
    ),
  );

interface Assigned {
  readonly principalId?: string | null;
  readonly principal?: { readonly id?: string; readonly displayName?: string | null } | null;
}

/** Nested $select is taken for `id` alone on schedule instances, so the whole principal is sent. */
const assigned = (survey: Survey, list: string) =>
  survey.list<Assigned>(`${ROLES}/${list}`, { needs: NEEDS, query: { $expand: 'principal' } });

export const principalOf = ({ principal, principalId }: Assigned): PrincipalFact => ({
  id: lowerId(principal?.id ?? principalId ?? ''),
  kind: kindOf(principal),
  displayName: principal?.displayName ?? null,
});

const ASSIGNMENT = { id: keep, roleDefinitionId: id, directoryScopeId: keep } as const;
const SCHEDULE = {
  ...ASSIGNMENT,
  ...texts('assignmentType memberType startDateTime endDateTime'),
} as const;

export const readRoleAssignments: AreaReader<'roleAssignments'> = async (survey) =>
  byId(
    (await assigned(survey, 'roleAssignments')).map((one) => ({
      ...pick<Omit<RoleAssignmentFact, 'principal'>>(one, ASSIGNMENT),
      principal: principalOf(one),
    })),
  );

const instances = async (survey: Survey, list: string): Promise<RoleScheduleFact[]> =>
  byId(
    (await assigned(survey, list)).map((one) => ({
      ...pick<Omit<RoleScheduleFact, 'principal'>>(one, SCHEDULE),
      principal: principalOf(one),
    })),
  );

export const readRoleAssignmentInstances: AreaReader<'roleAssignmentInstances'> = (survey) =>
  instances(survey, 'roleAssignmentScheduleInstances');

export const readRoleEligibilityInstances: AreaReader<'roleEligibilityInstances'> = (survey) =>
  instances(survey, 'roleEligibilityScheduleInstances');

const RULE = {
  ...texts('id isExpirationRequired maximumDuration enabledRules isEnabled claimValue'),
  setting: { isApprovalRequired: keep, approvalStages: [{ primaryApprovers: keep }] },
} as const;

/** https://learn.microsoft.com/graph/api/policyroot-list-rolemanagementpolicyassignments */
export const readRolePolicies: AreaReader<'rolePolicies'> = async (survey) => {
  const assignments = await survey.list<{
    roleDefinitionId?: string | null;
    policy?: { rules?: readonly unknown[] } | null;
  }>('/policies/roleManagementPolicyAssignments', {
    needs: NEEDS,
    query: {
      $filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'",
      $expand: 'policy($expand=rules)',
    },
  });
  return assignments
    .map(({ roleDefinitionId, policy }) => ({
      roleDefinitionId: lowerId(roleDefinitionId ?? ''),
      rules: byId(pickAll<RolePolicyFact['rules'][number]>(policy?.rules ?? [], RULE)),
    }))
    .sort((a, b) => (a.roleDefinitionId < b.roleDefinitionId ? -1 : 1));
};

const REVIEW = {
  ...texts('id displayName status scope instanceEnumerationScope'),
  settings: {
    ...texts('autoApplyDecisionsEnabled defaultDecision defaultDecisionEnabled'),
    recurrence: { pattern: { type: keep }, range: keep },
  },
} as const;

const REVIEWS = '/identityGovernance/accessReviews/definitions';

export const readAccessReviews: AreaReader<'accessReviews'> = async (survey, gap) => {
  const needs = 'AccessReview.Read.All';
  const reviews = pickAll<Omit<AccessReviewFact, 'lastInstanceEnd'>>(
    await survey.list(REVIEWS, { needs, query: { $select: Object.keys(REVIEW).join(',') } }),
    REVIEW,
  );
  const read = await ofEach(
    reviews,
    (review) =>
      survey.list<{ endDateTime?: string | null }>(
        `${REVIEWS}/${encodeURIComponent(review.id)}/instances`,
        { needs },
      ),
    gap,
    'access reviews',
  );
  return byId(
    read.map(([review, runs]) => ({
      ...review,
      lastInstanceEnd:
        (runs ?? [])
          .flatMap(({ endDateTime }) => endDateTime ?? [])
          .sort((a, b) => Date.parse(a) - Date.parse(b))
          .at(-1) ?? null,
    })),
  );
};
