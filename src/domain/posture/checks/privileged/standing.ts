// PRV-01 and PRV-03: nobody has a privileged role when they do not need it, emergency accounts aside.
import type { EstateView, TenantCheck, TenantView } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import { EMERGENCY_READS, emergencyAccounts, excusedBy } from '../../emergency-accounts.ts';
import { BESIDES_GLOBAL_ADMINISTRATOR, ONLY_GLOBAL_ADMINISTRATOR } from '../../privileged-roles.ts';
import type { Evidence, Verdict } from '../../result.ts';
import type { Hold } from '../../role-holders.ts';
import { NOT_REGISTERED } from '../emergency/accounts.ts';
import { sayHolds } from './holder-words.ts';
import { byPrincipal, doubtsOf, onlyWithPim, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const READS = [...EMERGENCY_READS, 'roleGroups'] as const;

const base = {
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  appliesTo: 'all',
  reads: READS,
} as const;

export const standingGlobalAdministrators: TenantCheck = {
  ...base,
  id: 'PRV-01',
  title: 'No standing Global Administrators besides the emergency accounts',
  severity: 'critical',
  why: 'A stolen session of somebody who is always Global Administrator is the whole tenant. With a role that has to be activated, the thief has to get past approval and MFA first, and is seen.',
  remediation:
    'Make each of them eligible instead, through a request for PIM eligibility, and remove the assignment without end.',
  words: [
    'standing global admins',
    'permanent global admins',
    'permanent GA',
    'standing GA',
    'always global administrator',
    'standing admins',
    'GA without PIM',
    'standing access',
  ],
  assess: (view, estate) =>
    judge(view, estate, ONLY_GLOBAL_ADMINISTRATOR, 'Global Administrator', []),
};

export const standingPrivilegedRoles: TenantCheck = {
  ...base,
  id: 'PRV-03',
  title: 'No standing highly privileged roles besides Global Administrator',
  severity: 'high',
  why: 'Several roles lead to Global Administrator within a few steps: they reset passwords, give applications rights or change policies. Held all the time, they are as good to a thief.',
  remediation:
    'Make the assignments eligible and bound in time, or declare in the estate who may hold one without end and why.',
  words: [
    'standing privileged roles',
    'permanent privileged roles',
    'standing roles',
    'permanent admins',
    'standing administrators',
    'permanent role assignments',
  ],
  assess: (view, estate) =>
    judge(
      view,
      estate,
      BESIDES_GLOBAL_ADMINISTRATOR,
      'another highly privileged role',
      view.declared.allowedStanding,
    ),
};

function judge(
  view: TenantView,
  estate: EstateView,
  roles: ReadonlySet<string>,
  what: string,
  allowed: readonly string[],
): Verdict {
  const emergency = emergencyAccounts(view);
  const may = new Set(allowed.map((id) => id.toLowerCase()));
  const { sure, maybe } = excusedBy(emergency);
  const isSpared = ({ principal, through }: Hold): boolean =>
    sure.has(principal.id.toLowerCase()) ||
    may.has(principal.id.toLowerCase()) ||
    (through !== undefined && may.has(through.id.toLowerCase()));
  return withHolders(view, roles, estate.now, 'active', (holders) => {
    const lasting = holders.holds.filter(({ how }) => how === 'standing');
    const isKnown = (id: string) => emergency.ids !== undefined && !maybe.has(id.toLowerCase());
    const verdict = verdictOf(lasting, isSpared, isKnown, what);
    const spared = lasting.some(isSpared);
    const known = {
      ...verdict,
      notes: [
        ...onlyWithPim(holders),
        ...(spared && emergency.by === 'properties' ? [NOT_REGISTERED] : []),
      ],
      ...(spared && (emergency.by === 'registry' || may.size > 0) && { attested: true }),
    };
    const doubts = [...doubtsOf(holders, 'standing'), ...(spared ? emergency.gaps : [])];
    return soundRoles(view, READS, known, { doubts });
  });
}

function verdictOf(
  lasting: readonly Hold[],
  isSpared: (hold: Hold) => boolean,
  /** Whether it is known that somebody is no emergency account. */
  isKnown: (id: string) => boolean,
  what: string,
): Verdict {
  const found = byPrincipal(lasting.filter((hold) => !isSpared(hold)));
  const sure = [...found].filter(
    ([id, holds]) => isKnown(id) && holds.some(({ certain }) => certain),
  );
  const evidence = [
    ...[...found].map(([id, holds]) => evidenceOf(id, holds, false)),
    ...[...byPrincipal(lasting.filter(isSpared))].map(([id, holds]) =>
      evidenceOf(id, holds, true, 'declared, or an emergency account'),
    ),
  ];
  const names = ([, holds]: readonly [string, readonly Hold[]]) => nameIn(holds);
  if (sure.length > 0) {
    const one = sure.length === 1;
    const besides = lasting.some(isSpared)
      ? one
        ? ' and is neither declared nor an emergency account'
        : ' and are neither declared nor emergency accounts'
      : '';
    const reason = `${sure.length} ${one ? 'holds' : 'hold'} ${what} without end${besides}: ${listed(sure.map(names))}`;
    return { state: 'fail', reason, evidence };
  }
  if (found.size > 0) {
    const why = [...found.keys()].every(isKnown)
      ? 'may have activated it just now, or hold it without end'
      : 'may or may not be emergency accounts';
    const reason = `cannot be told: ${listed([...found].map(names))} ${why}`;
    return { state: 'unknown', reason, evidence };
  }
  const spared = byPrincipal(lasting).size;
  return {
    state: 'pass',
    reason:
      spared === 0
        ? `nobody holds ${what} without end`
        : `only ${counted(spared, 'declared or emergency account')} ${spared === 1 ? 'holds' : 'hold'} ${what} without end`,
    evidence,
  };
}

const nameIn = (holds: readonly Hold[]): string =>
  holds[0]?.principal.displayName ?? holds[0]?.principal.id ?? '';

const evidenceOf = (
  id: string,
  holds: readonly Hold[],
  good: boolean,
  detail?: string,
): Evidence => ({
  kind: holds[0]?.principal.kind === 'servicePrincipal' ? 'service-principal' : 'user',
  id: holds[0]?.principal.id ?? id,
  name: nameIn(holds),
  detail: [...(detail ? [detail] : []), sayHolds(holds)].join('; '),
  good,
});
