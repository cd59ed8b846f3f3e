// EMG-02: no policy can lock out all emergency accounts at once.
import { allOf, someOf } from '../../all-of.ts';
import {
  cannotTell,
  missingOf,
  type TenantCheck,
  type TenantView,
  withFacts,
} from '../../check.ts';
import {
  idsIn,
  isEnforced,
  isForWorkloads,
  isReportOnly,
  listed,
  type Policy,
  policyEvidence,
  quoted,
} from '../../conditional-access/policy.ts';
import {
  EMERGENCY_READS,
  type EmergencyAccount,
  emergencyAccounts,
} from '../../emergency-accounts.ts';
import type { Verdict } from '../../result.ts';
import { soundRoles } from '../privileged/sound.ts';
import { accountEvidence, NOT_REGISTERED } from './accounts.ts';
import { type Reached, reachOf } from './reached.ts';

const ENOUGH = 2;
const READS = [
  'conditionalAccess',
  'conditionalAccessReferences',
  'roleGroups',
  ...EMERGENCY_READS,
] as const;

export const emergencyExclusions: TenantCheck = {
  id: 'EMG-02',
  title: 'Emergency accounts are excluded from every enforced Conditional Access policy',
  area: 'emergency-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'critical',
  appliesTo: 'all',
  needs: 'P1',
  reads: READS,
  why: 'One mistake in a policy for everybody, or an outage of what it asks for, locks all administrators out, and with them whoever could correct it. Two accounts that no policy reaches can.',
  remediation:
    'Exclude a role-assignable group of the emergency accounts from every policy, and from each new one on the day it is made.',
  words: [
    'emergency account exclusions',
    'break glass excluded',
    'exclude break glass',
    'locked out by conditional access',
    'break glass conditional access',
  ],
  assess: (view) =>
    withFacts(view, ['conditionalAccess'], ({ conditionalAccess }) => {
      const people = conditionalAccess.filter((policy) => !isOfNoSignIn(policy));
      const judged = people.filter((policy) => isEnforced(policy) || !policy.state);
      const emergency = emergencyAccounts(view);
      if (emergency.missing.length > 0) return cannotTell(emergency.missing);
      const verdict = judge(judged, people.filter(isReportOnly), reaches(view, emergency.accounts));
      return soundRoles(
        view,
        READS,
        {
          ...verdict,
          evidence: [...verdict.evidence, ...emergency.accounts.map(accountEvidence)],
          notes: [
            ...(verdict.notes ?? []),
            ...(emergency.by === 'properties' && emergency.counted.length > 0
              ? [NOT_REGISTERED]
              : []),
            'Microsoft asks for MFA in its own administration portals whatever policies say: the accounts need strong methods all the same (EMG-03).',
          ],
          ...(emergency.by === 'registry' && { attested: true }),
          ...(verdict.state === 'unknown' && { missing: missingOf(view, READS) }),
        },
        { quantity: emergency.gaps.length > 0 ? 'some' : 'every' },
      );
    }),
};

/** For workloads or agents, or only for what an application asks for step by step. */
function isOfNoSignIn(policy: Policy): boolean {
  const applications = policy.conditions?.applications;
  const contexts = idsIn(applications?.includeAuthenticationContextClassReferences);
  const users = idsIn(policy.conditions?.users?.includeUsers);
  return (
    isForWorkloads(policy) ||
    (users.length > 0 && users.every((id) => id === 'allagentidusers')) ||
    (contexts.length > 0 &&
      idsIn(applications?.includeApplications).length === 0 &&
      idsIn(applications?.includeUserActions).length === 0)
  );
}

type Reach = (policy: Policy) => Reached;

/** Accounts with a fault are no help; one that may have a fault is not counted on. */
const reaches = (view: TenantView, accounts: readonly EmergencyAccount[]): Reach[] =>
  accounts
    .filter(({ faults }) => faults.length === 0)
    .map(({ id, unsure }) => {
      const reach = reachOf(view, id);
      if (unsure.length === 0) return reach;
      return (policy) => (reach(policy) === 'yes' ? 'yes' : 'unknown');
    });

function judge(
  policies: readonly Policy[],
  trials: readonly Policy[],
  accounts: readonly Reach[],
): Verdict {
  const seen = policies.map((policy) => ({ policy, ...spared(policy, accounts) }));
  const caught = seen.filter(({ policy, atMost }) => policy.state && atMost < ENOUGH);
  const open = seen.filter(
    (one) => !caught.includes(one) && (!one.policy.state || one.atLeast < ENOUGH),
  );
  const later = trials.filter((policy) => spared(policy, accounts).atLeast < ENOUGH);
  const evidence = [
    ...seen.map((one) =>
      policyEvidence(
        one.policy,
        accounts.length === 0
          ? 'there is no proper emergency account that it could spare'
          : saySpared(one, accounts.length),
        !caught.includes(one) && !open.includes(one),
      ),
    ),
    ...later.map((policy) => policyEvidence(policy, 'report-only; would reach them once it is on')),
  ];
  const notes =
    later.length > 0
      ? [
          `Report-only, and not counted: ${listed(later.map(quoted))} would reach them once ${later.length === 1 ? 'it is' : 'they are'} on.`,
        ]
      : [];
  if (policies.length === 0) {
    return { state: 'not-applicable', reason: 'no policy is enforced', evidence, notes };
  }
  if (caught.length > 0) {
    const few =
      accounts.length < ENOUGH
        ? `; ${accounts.length === 1 ? 'only one is' : 'none is'} as it should be (EMG-01)`
        : '';
    const which = someOf(caught.length, seen.length, 'enforced policy', 'enforced policies');
    const reason = `${which} ${caught.length === 1 ? 'spares' : 'spare'} fewer than two emergency accounts: ${listed(caught.map(({ policy }) => quoted(policy)))}${few}`;
    return { state: 'fail', reason, evidence, notes };
  }
  if (open.length > 0) {
    const reason = `cannot be told of ${listed(open.map(({ policy }) => quoted(policy)))}: who is in its groups or roles is not known`;
    return { state: 'unknown', reason, evidence, notes };
  }
  return {
    state: 'pass',
    reason: `${allOf(seen.length, 'enforced policy', 'enforced policies')} ${seen.length === 1 ? 'spares' : 'spare'} at least two emergency accounts`,
    evidence,
    notes,
  };
}

function saySpared({ atLeast, atMost }: ReturnType<typeof spared>, of: number): string {
  if (of > 1) {
    const count = atLeast === atMost ? atLeast : `${atLeast} to ${atMost}`;
    return `spares ${count} of ${of} emergency accounts`;
  }
  const does = atLeast === 1 ? 'spares' : atMost === 0 ? 'does not spare' : 'may spare';
  return `${does} the only proper emergency account`;
}

function spared(policy: Policy, accounts: readonly Reach[]) {
  const reached = accounts.map((reach) => reach(policy));
  return {
    atLeast: reached.filter((one) => one === 'no').length,
    atMost: reached.filter((one) => one !== 'yes').length,
  };
}
