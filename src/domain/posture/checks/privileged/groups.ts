// PRV-10: a group that brings a role can only be joined for a while, and only by whoever may.
import { allOf, someOf } from '../../all-of.ts';
import type { TenantCheck } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { RoleGroupFact } from '../../facts/roles.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { groupName } from '../../role-groups.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { roleName } from './holder-words.ts';
import { doubtsOf, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

export const roleGroups: TenantCheck = {
  id: 'PRV-10',
  title: 'Groups with privileged roles are role-assignable and managed through PIM',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  needs: 'P2',
  reads: ELIGIBLE_READS,
  why: 'A permanent place in a group with a role is a permanent role, and it does not show where roles are listed. A group with a permanent role that is joined for hours only is as good as eligibility.',
  remediation:
    'Bring the group into PIM, make its permanent members eligible, or assign the role to the group as eligible. Replace a group that is not role-assignable.',
  words: [
    'role groups',
    'role-assignable groups',
    'groups with roles',
    'PIM for groups',
    'privileged access groups',
    'admin groups',
  ],
  assess: (view, { now }) =>
    withHolders(view, ALL_HIGHLY_PRIVILEGED, now, 'eligible', (holders) =>
      soundRoles(view, ELIGIBLE_READS, judge(holders), { doubts: doubtsOf(holders, 'all') }),
    ),
};

interface Seen {
  readonly group: RoleGroupFact;
  readonly roles: readonly string[];
  readonly wrong: readonly string[];
  readonly unsure: readonly string[];
}

function judge(holders: RoleHolders): Verdict {
  const there = holders.groups.filter(({ group }) => group.displayName !== null);
  const groups = [...new Map(there.map(({ group }) => [group.id.toLowerCase(), group])).values()];
  const seen = groups.map((group) => seeOne(group, holders));
  const wrong = seen.filter((one) => one.wrong.length > 0);
  const unsure = seen.filter((one) => one.wrong.length === 0 && one.unsure.length > 0);
  const evidence = seen.map(
    ({ group, roles, ...one }): Evidence => ({
      kind: 'group',
      id: group.id,
      name: groupName(group),
      detail: [
        roles.join(', '),
        ...one.wrong,
        ...one.unsure,
        `${group.members.length} in it, ${group.eligible?.length ?? 'not known how many'} may join`,
      ].join('; '),
      good: one.wrong.length + one.unsure.length === 0,
    }),
  );
  const owned = groups.filter(({ owners }) => owners.length > 0);
  const notes = [
    ...(owned.length > 0
      ? [
          `Owners can put people into ${listed(owned.map((group) => `“${groupName(group)}”`))}, themselves included.`,
        ]
      : []),
    ...(groups.length > 0
      ? [
          'Being a member of a role-assignable group also protects: only the highest roles may then reset the password. Who is only eligible to join does not have that protection yet.',
        ]
      : []),
  ];
  if (wrong.length > 0) {
    const names = listed(
      wrong.map(({ group, wrong: faults }) => `“${groupName(group)}” (${faults.join(', ')})`),
    );
    const reason = `${someOf(wrong.length, seen.length, 'group')} with privileged roles ${wrong.length === 1 ? 'is' : 'are'} not as ${wrong.length === 1 ? 'it' : 'they'} should be: ${names}`;
    return { state: 'fail', reason, evidence, notes };
  }
  if (unsure.length > 0) {
    const names = listed(
      unsure.map(({ group, unsure: open }) => `“${groupName(group)}” (${open.join(', ')})`),
    );
    return { state: 'unknown', reason: `cannot be told of ${names}`, evidence, notes };
  }
  if (seen.length === 0) {
    const reason = 'no group holds or may activate a privileged role';
    return { state: 'not-applicable', reason, evidence, notes };
  }
  const reason = `${allOf(seen.length, 'group')} with privileged roles can be joined for a while only`;
  return { state: 'pass', reason, evidence, notes };
}

function seeOne(group: RoleGroupFact, holders: RoleHolders): Seen {
  const same = ({ id }: RoleGroupFact) => id.toLowerCase() === group.id.toLowerCase();
  const rows = holders.groups.filter((row) => same(row.group));
  const active = rows.filter(({ held }) => held.how !== 'eligible' && held.how !== 'activated');
  const eligible = group.eligible?.filter(({ accessId }) => accessId === 'member').length;
  // Whoever stands in the group for good, by PIM or beside it.
  const lasting = holders.holds.filter(
    ({ through, how }) => through && same(through) && how === 'standing',
  );
  const permanent = new Set(
    lasting.filter(({ certain }) => certain).map(({ principal }) => principal.id.toLowerCase()),
  );
  const places = (group.assigned ?? []).filter(
    ({ accessId, assignmentType, endDateTime }) =>
      accessId === 'member' && assignmentType?.toLowerCase() === 'assigned' && !endDateTime,
  );
  for (const { principalId } of places) permanent.add(principalId.toLowerCase());
  const needed = active.length > 0;
  const { isAssignableToRole } = group;
  return {
    group,
    roles: [...new Set(rows.map(({ role }) => roleName(role)))],
    wrong: [
      ...(isAssignableToRole === false ? ['not role-assignable'] : []),
      ...(needed && permanent.size > 0 ? [`${permanent.size} in it for good`] : []),
      ...(needed && permanent.size === 0 && eligible === 0
        ? ['nobody may join it through PIM']
        : []),
    ],
    unsure: [
      ...(typeof isAssignableToRole === 'boolean' ? [] : ['whether it is role-assignable']),
      ...(needed && (eligible === undefined || group.assigned === null)
        ? ['who may join it, or is in it for good']
        : []),
      ...(needed && lasting.some(({ certain }) => !certain) ? ['who is in it for good'] : []),
    ],
  };
}
