// SEC-03: somebody looks at people whom Microsoft holds to be at high risk.
import { HOUR } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import { type TenantCheck, withFacts } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import type { RiskyUserFact } from '../../facts/security.ts';
import { hedged } from '../../hedge.ts';
import { momentOf } from '../../moments.ts';
import type { PostureState, Verdict } from '../../result.ts';

const PATIENCE_HOURS = 72;
const OPEN = new Set(['atRisk', 'confirmedCompromised']);

export const riskyUsers: TenantCheck = {
  id: 'SEC-03',
  title: 'Risky users and sign-in risk are triaged',
  area: 'security-operations',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  needs: 'P2',
  reads: ['riskyUsers'],
  why: 'A high risk that stays open for days is either an account in other hands or a warning that nobody reads. Policies hold such a person off; only somebody who looks clears it.',
  remediation: 'Confirm that the account is compromised, clear it up, or dismiss the risk.',
  words: [
    'risky users',
    'users at risk',
    'compromised users',
    'high risk users',
    'identity protection alerts',
    'leaked credentials',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['riskyUsers'], (values) =>
      hedged(view, ['riskyUsers'], 'every', judge(values.riskyUsers, now)),
    ),
};

function judge(all: readonly RiskyUserFact[], now: Instant): Verdict {
  const open = all.filter(
    ({ riskLevel, riskState }) => riskLevel === 'high' && OPEN.has(riskState ?? ''),
  );
  const ageOf = ({ riskLastUpdatedDateTime }: RiskyUserFact) => {
    const updated = momentOf(riskLastUpdatedDateTime);
    return updated === undefined ? undefined : now - updated;
  };
  const late = open.filter((user) => (ageOf(user) ?? 0) > PATIENCE_HOURS * HOUR);
  const unsaid = [
    ...open.filter((user) => ageOf(user) === undefined),
    ...all.filter(
      ({ riskLevel, riskState }) =>
        (!riskState && (riskLevel === 'high' || !riskLevel)) ||
        (!riskLevel && OPEN.has(riskState ?? '')),
    ),
  ];
  const [state, reason]: [PostureState, string] =
    late.length > 0
      ? [
          'fail',
          `${counted(late.length, 'person has', 'people have')} been at high risk for more than ${PATIENCE_HOURS} hours`,
        ]
      : unsaid.length > 0
        ? [
            'unknown',
            `of ${counted(unsaid.length, 'person', 'people')} risk or its time is not said`,
          ]
        : [
            'pass',
            open.length === 0
              ? 'nobody is at high risk'
              : `${counted(open.length, 'person is', 'people are')} at high risk, for no longer than ${PATIENCE_HOURS} hours`,
          ];
  return {
    state,
    reason,
    evidence: [...new Set([...late, ...unsaid, ...open])].map((user) => ({
      kind: 'user',
      id: user.id,
      name: nameOf(user),
      detail: `${user.riskState ?? 'risk state not said'}, level ${user.riskLevel ?? 'not said'}, since ${user.riskLastUpdatedDateTime ?? 'an unknown time'}`,
      good: !late.includes(user) && !unsaid.includes(user),
    })),
    notes: [
      'The risk of a guest is raised in the tenant of their home: it has to be looked for there.',
      'Sentinel, Defender for Cloud, Lighthouse and diagnostic settings cannot be read from Graph: what is said about them is attested.',
    ],
  };
}

const nameOf = ({ id, userDisplayName, userPrincipalName }: RiskyUserFact): string =>
  userDisplayName ?? userPrincipalName ?? id;
