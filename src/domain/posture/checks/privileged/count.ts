// PRV-02: enough Global Administrators that one may be ill, and no more than are needed.
import type { EstateView, TenantCheck, TenantView } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import { ALL_HIGHLY_PRIVILEGED, GLOBAL_ADMINISTRATOR } from '../../privileged-roles.ts';
import type { PostureState, Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { doubtsOf, holderEvidence, peopleAmong, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const MANY = 4;
const READS = [...ELIGIBLE_READS, 'users'] as const;

export const countOfGlobalAdministrators: TenantCheck = {
  id: 'PRV-02',
  title: 'Between two and eight Global Administrators, counted through groups',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: READS,
  why: 'With one, a lost phone locks everybody out. With many, the role is a habit: most of what it is used for needs a smaller one, and every further holder is one more way to all of the tenant.',
  remediation:
    'Give people the role for their task instead, and keep Global Administrator for the few who need it, eligible.',
  words: [
    'number of global admins',
    'how many global admins',
    'too many global administrators',
    'GA count',
    'global administrators',
    'global admins',
    'GAs',
  ],
  assess: (view, estate) =>
    withHolders(view, ALL_HIGHLY_PRIVILEGED, estate.now, 'eligible', (holders) =>
      soundRoles(view, READS, judge(view, holders, estate)),
    ),
};

function judge(view: TenantView, holders: RoleHolders, { declared }: EstateView): Verdict {
  const { atLeast, atMost } = declared.globalAdministrators;
  // Whoever has it activated is eligible for it, and counted as that.
  const holds = holders.holds.filter(({ how }) => how !== 'activated');
  const global = peopleAmong(
    view,
    holds.filter(({ role }) => role === GLOBAL_ADMINISTRATOR),
  );
  const other = peopleAmong(
    view,
    holds.filter(({ role }) => role !== GLOBAL_ADMINISTRATOR),
  );
  const eligible = global.filter((one) => one.holds.every(({ how }) => how === 'eligible'));
  const [doubt] = doubtsOf(holders, 'all');
  const disabled = global.filter(({ user }) => user?.accountEnabled === false);
  const said = `${counted(global.length, 'Global Administrator')}, ${eligible.length === 0 ? 'none' : eligible.length} of them eligible`;
  const lacks = [
    ...(global.length < atLeast ? [`fewer than ${atLeast}`] : []),
    ...(global.length > atMost ? [`more than ${atMost}`] : []),
    ...(global.length > other.length
      ? [
          `more than there are people with other privileged roles (${other.length === 0 ? 'nobody' : other.length})`,
        ]
      : []),
  ];
  const state = (): [PostureState, string] => {
    if (global.length > atMost || (lacks.length > 0 && doubt === undefined)) {
      return ['fail', `${said}: ${lacks.join(', and ')}`];
    }
    if (doubt !== undefined)
      return ['unknown', `at least ${said}; cannot be told for sure: ${doubt}`];
    return global.length > MANY
      ? ['partial', `${said}: allowed, and more than ${MANY}`]
      : ['pass', said];
  };
  const [verdict, reason] = state();
  return {
    state: verdict,
    reason,
    evidence: global.map((one) => holderEvidence(one, verdict === 'pass')),
    profile: `${atLeast} to ${atMost}`,
    notes: [
      'CISA asks for two to eight, CIS for two to four: above four it is said.',
      ...(disabled.length > 0
        ? [`${counted(disabled.length, 'of them is', 'of them are')} disabled.`]
        : []),
    ],
  };
}
