// Groups that hold or may activate directory roles: who is in them, who owns them, who may join through PIM.
import type { GroupScheduleFact, RoleGroupFact } from '../../../domain/posture/facts/roles.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { byId, keep, kindOf, lowerId, pick, texts } from './pick.ts';
import { type AreaReader, found, type Gap, ofEach, type Survey } from './survey.ts';

export const GROUPS_NEED = 'GroupMember.Read.All';

export const readRoleGroups: AreaReader<'roleGroups'> = async (survey, gap) => {
  const read = await ofEach(
    await groupsWithRoles(survey, gap),
    (groupId) => readGroup(survey, groupId, gap),
    gap,
    'groups with roles',
  );
  return byId(read.flatMap(([, group]) => group ?? []));
};

/** Without PIM what stands in the directory is all there is. */
async function groupsWithRoles(survey: Survey, gap: Gap): Promise<string[]> {
  const areas = ['roleAssignmentInstances', 'roleEligibilityInstances'] as const;
  const lists = await Promise.all([
    survey.area('roleAssignments'),
    ...areas.map(async (area) => {
      try {
        return await survey.area(area);
      } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        if (error.trouble !== 'unlicensed') {
          gap(`groups that hold roles only through PIM could not be looked for: ${error.message}`);
        }
        return [];
      }
    }),
  ]);
  const groups = lists.flat().filter(({ principal }) => principal.kind === 'group');
  return [...new Set(groups.map(({ principal }) => principal.id))].sort();
}

async function readGroup(survey: Survey, groupId: string, gap: Gap): Promise<RoleGroupFact> {
  const path = `/groups/${encodeURIComponent(groupId)}`;
  const [group, members, owners, eligible, assigned] = await Promise.all([
    found(
      survey.get<{ displayName?: string | null; isAssignableToRole?: boolean | null }>(path, {
        needs: GROUPS_NEED,
        query: { $select: 'id,displayName,isAssignableToRole' },
      }),
    ),
    readPrincipals(survey, `${path}/transitiveMembers`),
    readPrincipals(survey, `${path}/owners`),
    schedules(survey, 'eligibilityScheduleInstances', groupId, gap),
    schedules(survey, 'assignmentScheduleInstances', groupId, gap),
  ]);
  return {
    id: groupId,
    displayName: group ? (group.displayName ?? groupId) : null,
    ...(group && { isAssignableToRole: group.isAssignableToRole ?? null }),
    members,
    owners,
    eligible,
    assigned,
  };
}

/** People, groups and service principals; of a group that is gone, none. */
export async function readPrincipals(survey: Survey, path: string) {
  const objects = await found(
    survey.list<{ id: string; displayName?: string | null }>(path, {
      needs: GROUPS_NEED,
      query: { $select: 'id,displayName', $top: '999' },
    }),
  );
  return byId(
    (objects ?? []).flatMap((object) => {
      const kind = kindOf(object);
      return kind
        ? [{ id: lowerId(object.id), kind, displayName: object.displayName ?? null }]
        : [];
    }),
  );
}

const SCHEDULE = { accessId: keep, ...texts('assignmentType startDateTime endDateTime') } as const;

/** Null where PIM for groups cannot be asked, which for want of a licence is no gap. */
async function schedules(
  survey: Survey,
  list: 'eligibilityScheduleInstances' | 'assignmentScheduleInstances',
  groupId: string,
  gap: Gap,
): Promise<GroupScheduleFact[] | null> {
  const which = list === 'eligibilityScheduleInstances' ? 'Eligibility' : 'Assignment';
  try {
    const rows = await found(
      survey.list<{ principalId?: string | null }>(
        `/identityGovernance/privilegedAccess/group/${list}`,
        {
          needs: `Privileged${which}Schedule.Read.AzureADGroup`,
          query: { $filter: `groupId eq '${groupId}'` },
        },
      ),
    );
    return (rows ?? [])
      .map((row) => ({
        principalId: lowerId(row.principalId ?? ''),
        ...pick<Omit<GroupScheduleFact, 'principalId'>>(row, SCHEDULE),
      }))
      .sort((a, b) => (`${a.principalId}${a.accessId}` < `${b.principalId}${b.accessId}` ? -1 : 1));
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (error.trouble !== 'unlicensed') {
      gap(`PIM for the group ${groupId} could not be read: ${error.message}`);
    }
    return null;
  }
}
