// What applications may do on Microsoft Graph, and who is let into them.
import type {
  ApplicationAssignmentFact,
  GraphPermissionFact,
} from '../../../domain/posture/facts/workloads.ts';
import { lowerId } from './pick.ts';
import { type AreaReader, ofEach, type Survey } from './survey.ts';
import { NEEDS } from './workloads.ts';

interface Assignment {
  readonly appRoleId?: string | null;
  readonly principalId?: string | null;
  readonly principalType?: string | null;
  readonly principalDisplayName?: string | null;
}

const assignedTo = (survey: Survey, objectId: string) =>
  survey.list<Assignment>(`/servicePrincipals/${encodeURIComponent(objectId)}/appRoleAssignedTo`, {
    needs: NEEDS,
    query: { $top: '999' },
  });

const GRAPH = '00000003-0000-0000-c000-000000000000';

export const readGraphPermissions: AreaReader<'graphPermissions'> = async (survey) => {
  const graph = await survey.get<{
    id: string;
    appRoles?: ReadonlyArray<{ id?: string | null; value?: string | null }> | null;
  }>(`/servicePrincipals(appId='${GRAPH}')`, { needs: NEEDS, query: { $select: 'id,appRoles' } });
  const names = new Map(
    (graph.appRoles ?? []).map((role) => [lowerId(role.id ?? ''), role.value ?? null]),
  );
  const given = (await assignedTo(survey, graph.id)).map((one): GraphPermissionFact => {
    const appRoleId = lowerId(one.appRoleId ?? '');
    return {
      principalId: lowerId(one.principalId ?? ''),
      principalDisplayName: one.principalDisplayName ?? null,
      appRoleId,
      permission: names.get(appRoleId) ?? null,
    };
  });
  const key = (one: GraphPermissionFact) => `${one.principalId} ${one.appRoleId}`;
  return given.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

export const readApplicationAssignments: AreaReader<'applicationAssignments'> = async (
  survey,
  gap,
) => {
  const principals = await survey.area('servicePrincipals');
  const closed = principals.filter(
    ({ appRoleAssignmentRequired, servicePrincipalType }) =>
      appRoleAssignmentRequired === true && servicePrincipalType === 'Application',
  );
  const read = await ofEach(
    closed,
    (principal) => assignedTo(survey, principal.id),
    gap,
    'applications that let in only who is assigned',
  );
  const assignments = read.flatMap(([principal, assigned]) =>
    (assigned ?? []).map(
      (one): ApplicationAssignmentFact => ({
        servicePrincipalId: principal.id,
        principalId: lowerId(one.principalId ?? ''),
        principalType: one.principalType ?? null,
        principalDisplayName: one.principalDisplayName ?? null,
      }),
    ),
  );
  const key = (one: ApplicationAssignmentFact) => `${one.servicePrincipalId} ${one.principalId}`;
  return assignments.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};
