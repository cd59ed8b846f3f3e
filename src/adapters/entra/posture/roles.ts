// Directory roles: what there is, and who holds or may activate one.
import type {
  PrincipalFact,
  RoleAssignmentFact,
  RoleDefinitionFact,
  RoleScheduleFact,
} from '../../../domain/posture/facts/roles.ts';
import { byId, id, keep, kindOf, lowerId, pick, pickAll, texts } from './pick.ts';
import type { AreaReader, Survey } from './survey.ts';

export const NEEDS = 'RoleManagement.Read.Directory';

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
