// What is compared of directory roles: who holds them for good, who may activate them, and under which rules.
import type { AreaValues, Maybe } from '../../facts/areas.ts';
import type { GroupScheduleFact, RoleAssignmentFact, RoleScheduleFact } from '../../facts/roles.ts';
import { canonical, type Item, type Names, text } from '../item.ts';

/** Graph names a schedule anew when it is renewed: whose role it is in which scope stays the same. */
function assignmentItem(
  { principal, roleDefinitionId, directoryScopeId }: RoleAssignmentFact,
  how: string,
  names: Names,
  properties: Item['properties'],
): Item {
  const scope = directoryScopeId === '/' ? '' : ` in ${directoryScopeId}`;
  return {
    key: `${how} ${principal.id} ${roleDefinitionId} ${directoryScopeId}`.toLowerCase(),
    kind: 'role',
    ids: [principal.id.toLowerCase(), roleDefinitionId.toLowerCase()],
    noun: how,
    name: `${names(roleDefinitionId)}${scope} to ${principal.displayName ?? names(principal.id)}`,
    properties,
  };
}

/** What somebody activated for some hours is use of a role, not a change of who has it. */
const isActivated = ({ assignmentType }: { readonly assignmentType?: Maybe<string> }): boolean =>
  assignmentType?.toLowerCase() === 'activated';

const until = (end: Maybe<string>): string => end ?? 'without end';

const groupKey = ({ principalId, accessId }: GroupScheduleFact) =>
  `${principalId}/${accessId}`.toLowerCase();

function groupSet(schedules: readonly GroupScheduleFact[] | null, names: Names) {
  const lasting = schedules?.filter((one) => !isActivated(one));
  return (
    lasting &&
    new Map(lasting.map((one) => [groupKey(one), `${names(one.principalId)} as ${one.accessId}`]))
  );
}

export const roleItems = {
  roleAssignmentInstances: (instances: readonly RoleScheduleFact[], names: Names): Item[] =>
    instances
      .filter((one) => !isActivated(one) && one.memberType?.toLowerCase() !== 'group')
      .map((one) =>
        assignmentItem(one, 'active assignment', names, { until: until(one.endDateTime) }),
      ),

  roleEligibilityInstances: (instances: readonly RoleScheduleFact[], names: Names): Item[] =>
    instances
      .filter(({ memberType }) => memberType?.toLowerCase() !== 'group')
      .map((one) =>
        assignmentItem(one, 'eligible assignment', names, { until: until(one.endDateTime) }),
      ),

  roleAssignments: (assignments: readonly RoleAssignmentFact[], names: Names): Item[] =>
    assignments.map((one) => assignmentItem(one, 'assignment', names, {})),

  roleGroups: (groups: AreaValues['roleGroups'], names: Names): Item[] =>
    groups.map((group) => ({
      key: group.id.toLowerCase(),
      kind: 'group',
      ids: [group.id.toLowerCase()],
      noun: 'group that holds a role',
      name: group.displayName ?? group.id,
      properties: {
        // People who activated their membership are members for some hours.
        members: activatedKnown(group)
          ? new Map(
              group.members
                .filter(({ id }) => !isActivatedMember(group, id))
                .map(({ id, displayName }) => [id.toLowerCase(), displayName ?? names(id)]),
            )
          : undefined,
        owners: new Map(
          group.owners.map(({ id, displayName }) => [id.toLowerCase(), displayName ?? names(id)]),
        ),
        'eligible people': groupSet(group.eligible, names) ?? undefined,
      },
    })),

  rolePolicies: (policies: AreaValues['rolePolicies'], names: Names): Item[] =>
    policies.map(({ roleDefinitionId, rules }) => ({
      key: roleDefinitionId.toLowerCase(),
      kind: 'policy',
      ids: [roleDefinitionId.toLowerCase()],
      noun: 'activation rules',
      name: names(roleDefinitionId),
      properties: Object.fromEntries(rules.map(({ id, ...rule }) => [id, canonical(rule)])),
    })),

  accessReviews: (reviews: AreaValues['accessReviews']): Item[] =>
    reviews.map(({ id, displayName, status, scope, instanceEnumerationScope, settings }) => ({
      key: id.toLowerCase(),
      kind: 'review',
      ids: [id.toLowerCase()],
      noun: 'access review',
      name: displayName ?? id,
      properties: {
        // `InProgress` and `Completed` come and go with each instance.
        scope: canonical([scope, instanceEnumerationScope]),
        settings: canonical(settings),
        state: /^(notstarted|stopped|stopping)$/i.test(status ?? '') ? text(status) : 'running',
      },
    })),
};

type Group = AreaValues['roleGroups'][number];

const activatedKnown = ({ eligible, assigned }: Group): boolean =>
  assigned !== null || eligible === null;

const isActivatedMember = ({ assigned }: Group, id: string): boolean =>
  (assigned ?? []).some(
    (one) => one.principalId === id && one.accessId === 'member' && isActivated(one),
  );
