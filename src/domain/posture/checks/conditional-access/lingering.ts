// CAP-08: policies that only report, and have done so for longer than a trial takes.
import { DAY } from '../../../../shared/duration.ts';
import { type TenantCheck, withFacts } from '../../check.ts';
import {
  counted,
  isDisabled,
  isReportOnly,
  listed,
  nameOf,
  type Policy,
  policyEvidence,
  quoted,
} from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import { momentOf } from '../../moments.ts';
import type { PostureState } from '../../result.ts';

const TRIAL_DAYS = 30;

export const lingeringPolicies: TenantCheck = {
  id: 'CAP-08',
  title: 'Report-only policies do not linger',
  area: 'conditional-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'P1',
  reads: ['conditionalAccess'],
  why: 'A report-only policy stops nobody, and looks like protection in every list. Trying a policy takes a week or two: what still only reports after a month was forgotten.',
  remediation: 'Turn the policy on, or delete it if it is no longer wanted.',
  words: [
    'report only',
    'report-only policies',
    'policies in report mode',
    'disabled policies',
    'policies not enforced',
    'which policies are still report-only',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['conditionalAccess'], ({ conditionalAccess }) => {
      const trials = conditionalAccess.filter(isReportOnly).map((policy) => ({
        policy,
        days: daysSince(policy, now),
      }));
      const old = trials.filter(({ days }) => days !== undefined && days > TRIAL_DAYS);
      const ageless = trials.filter(({ days }) => days === undefined);
      const stateless = conditionalAccess.filter(({ state }) => !state);
      const off = conditionalAccess.filter(isDisabled);
      const [state, reason]: [PostureState, string] =
        old.length > 0
          ? [
              'fail',
              `${counted(old.length, 'policy has', 'policies have')} only reported for more than ${TRIAL_DAYS} days: ${listed(old.map(({ policy }) => quoted(policy)))}`,
            ]
          : ageless.length + stateless.length > 0
            ? [
                'unknown',
                `for how long ${listed([...ageless.map(({ policy }) => policy), ...stateless].map(quoted))} ${ageless.length + stateless.length === 1 ? 'has' : 'have'} only reported cannot be told`,
              ]
            : [
                'pass',
                trials.length === 0
                  ? 'no policy is report-only'
                  : `${counted(trials.length, 'policy is', 'policies are')} report-only, for no longer than ${TRIAL_DAYS} days`,
              ];
      return hedged(view, ['conditionalAccess'], 'every', {
        state,
        reason,
        evidence: trials.map(({ policy, days }) =>
          policyEvidence(
            policy,
            days === undefined
              ? 'report-only, since when is not said'
              : `report-only, last changed ${counted(Math.floor(days), 'day')} ago`,
            days !== undefined && days <= TRIAL_DAYS,
          ),
        ),
        ...(off.length > 0
          ? {
              notes: [
                `${counted(off.length, 'policy is', 'policies are')} turned off: ${listed(off.map(nameOf))}.`,
              ],
            }
          : {}),
      });
    }),
};

function daysSince({ modifiedDateTime, createdDateTime }: Policy, now: number): number | undefined {
  const moment = momentOf(modifiedDateTime) ?? momentOf(createdDateTime);
  return moment === undefined ? undefined : Math.max(0, (now - moment) / DAY);
}
