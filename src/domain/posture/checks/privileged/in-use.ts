// PRV-04: privileged roles are activated when needed, as a rule and not as an exception.
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { emergencyAccounts, excusedBy } from '../../emergency-accounts.ts';
import type { RolePolicyFact } from '../../facts/roles.ts';
import { ALL_HIGHLY_PRIVILEGED, GLOBAL_ADMINISTRATOR } from '../../privileged-roles.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type Hold, type RoleHolders, templatesOf } from '../../role-holders.ts';
import { sayHold } from './holder-words.ts';
import { doubtsOf, NOT_ACTIVATED, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const SHARE = 0.8;
const READS = [...ELIGIBLE_READS, 'rolePolicies', 'users', 'domains'] as const;

export const pimInUse: TenantCheck = {
  id: 'PRV-04',
  title: 'PIM is in use: privileged roles are mostly eligible',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  needs: 'P2',
  reads: READS,
  why: 'PIM that is bought and not used protects nothing. As long as a permanent assignment is allowed for the highest role, it comes back with the first urgent case.',
  remediation:
    'Bring privileged roles into PIM as eligible assignments, and require an expiration of active assignments of Global Administrator.',
  words: [
    'PIM',
    'privileged identity management',
    'eligible against standing',
    'just in time',
    'JIT',
    'is PIM used',
    'eligible roles',
  ],
  assess: (view, estate) =>
    withFacts(view, ['rolePolicies'], ({ rolePolicies }) =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, estate.now, 'eligible', (holders) => {
        if (holders.source === 'assignments') {
          const reason = 'cannot be judged: the tenant has no licence for PIM';
          return { state: 'unlicensed', reason, evidence: [] };
        }
        return judge(view, holders, rolePolicies);
      }),
    ),
};

/** Somebody in two groups that bring the same role has it once; what is certain counts. */
const pairs = (holds: readonly Hold[]): Hold[] => [
  ...new Map(
    [...holds.filter(({ certain }) => !certain), ...holds.filter(({ certain }) => certain)].map(
      (hold) => [`${hold.principal.id} ${hold.role}`.toLowerCase(), hold],
    ),
  ).values(),
];

function judge(
  view: TenantView,
  holders: RoleHolders,
  policies: readonly RolePolicyFact[],
): Verdict {
  const emergency = emergencyAccounts(view);
  const eligible = pairs(holders.holds.filter(({ how }) => how === 'eligible'));
  const excused = excusedBy(emergency);
  const standing = pairs(
    holders.holds.filter(
      ({ how, principal }) => how === 'standing' && !excused.sure.has(principal.id.toLowerCase()),
    ),
  );
  const sure = standing.filter(
    ({ certain, principal }) =>
      certain && emergency.ids !== undefined && !excused.maybe.has(principal.id.toLowerCase()),
  );
  const total = eligible.length + standing.length;
  const share = total === 0 ? 0 : eligible.length / total;
  const best = eligible.length / Math.max(eligible.length + sure.length, 1);
  const ends = expirationRequired(view, policies);
  const doubts = [
    ...doubtsOf(holders, 'all'),
    ...(emergency.ids === undefined ? ['which accounts are for emergencies is not known'] : []),
  ];
  // More people may turn out to be eligible, and fewer to hold a role without end.
  const known = doubts.length === 0;
  const wrong = [
    ...(known && eligible.length === 0 ? ['nobody is eligible for a privileged role'] : []),
    ...(known && eligible.length > 0 && best < SHARE
      ? [
          `only ${eligible.length} of ${total} privileged assignments besides those of emergency accounts are eligible (${Math.floor(share * 100)}%)`,
        ]
      : []),
    ...(ends === false ? ['active assignments of Global Administrator need no end'] : []),
  ];
  const evidence: Evidence[] = [
    ...standing.map((hold) => evidenceOf(hold)),
    {
      kind: 'setting',
      id: 'Expiration_Admin_Assignment',
      name: 'Active assignments of Global Administrator need an end',
      detail: ends === undefined ? 'not said' : ends ? 'yes' : 'no',
      good: ends === true,
    },
  ];
  const notes = [NOT_ACTIVATED];
  const verdict = (state: Verdict['state'], reason: string): Verdict =>
    soundRoles(view, READS, { state, reason, evidence, notes }, { doubts });
  if (wrong.length > 0) return verdict('fail', wrong.join('; '));
  if (eligible.length === 0 || share < SHARE || ends === undefined) {
    const why =
      ends === undefined && share >= SHARE
        ? 'the rules of Global Administrator are not known'
        : (doubts[0] ?? 'who holds a role without end is not known');
    return verdict('unknown', `cannot be told: ${why}`);
  }
  return verdict(
    'pass',
    `${eligible.length} of ${total} privileged assignments besides those of emergency accounts are eligible`,
  );
}

function expirationRequired(
  view: TenantView,
  policies: readonly RolePolicyFact[],
): boolean | undefined {
  const template = templatesOf(view);
  const policy = policies.find((one) => template(one.roleDefinitionId) === GLOBAL_ADMINISTRATOR);
  const rule = policy?.rules.find(({ id }) => id === 'Expiration_Admin_Assignment');
  return rule?.isExpirationRequired ?? undefined;
}

const evidenceOf = (hold: Hold): Evidence => ({
  kind: hold.principal.kind === 'servicePrincipal' ? 'service-principal' : 'user',
  id: hold.principal.id,
  name: hold.principal.displayName ?? hold.principal.id,
  detail: sayHold(hold),
});
