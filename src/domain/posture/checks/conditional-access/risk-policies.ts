// CAP-09: one policy for each kind of risk, and none that only blocks.
import { type EstateView, type TenantCheck, withFacts } from '../../check.ts';
import {
  blocks,
  isEnforced,
  isReportOnly,
  listed,
  type Policy,
  policyEvidence,
  quoted,
} from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import type { PostureState, Verdict } from '../../result.ts';
import { PROFILES } from './baseline-checks.ts';
import { risksOf } from './controls.ts';
import { profileNote } from './profile-note.ts';

export const riskPolicies: TenantCheck = {
  id: 'CAP-09',
  title: 'Risk policies are separate for each kind of risk and do not block',
  area: 'conditional-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'P2',
  reads: ['conditionalAccess'],
  why: 'A policy with a user risk and a sign-in risk applies only when both are there, so that each alone gets through. A policy that blocks leaves honest people outside until somebody helps them, where a strong sign-in would have cleared the matter.',
  remediation:
    'Split the policy in two, one for each kind of risk. Unless CISA’s baseline is followed, replace the block by phishing-resistant MFA with a new sign-in every time.',
  words: ['risk policies', 'combined risk policy', 'block on risk', 'user risk and sign-in risk'],
  assess: (view, estate) =>
    withFacts(view, ['conditionalAccess'], ({ conditionalAccess }) => {
      const verdict = judge(conditionalAccess, estate);
      // A policy that joins both risks stays one; a half that is missing may be among what was not read.
      const quantity = verdict.state === 'fail' ? 'every' : 'some';
      return hedged(view, ['conditionalAccess'], quantity, {
        ...verdict,
        profile: PROFILES[estate.declared.riskProfile],
      });
    }),
};

const hasSignInRisk = (policy: Policy): boolean => risksOf(policy, 'sign-in-risk').length > 0;
const hasUserRisk = (policy: Policy): boolean => risksOf(policy, 'user-risk').length > 0;

function judge(policies: readonly Policy[], estate: EstateView): Verdict {
  const risky = policies.filter((policy) => hasSignInRisk(policy) || hasUserRisk(policy));
  const inForce = risky.filter(isEnforced);
  const trials = risky.filter(isReportOnly);
  const stateless = risky.filter(({ state }) => !state);
  const both = inForce.filter((policy) => hasSignInRisk(policy) && hasUserRisk(policy));
  const blocking =
    estate.declared.riskProfile === 'cisa' ? [] : inForce.filter((policy) => blocks(policy));
  const [state, reason] = stateOf(inForce, both, blocking, stateless);
  const notes = [
    ...inForce.filter(blocks).flatMap((policy) => profileNote(policy, estate) ?? []),
    ...(trials.length > 0
      ? [`Report-only, and therefore not counted: ${listed(trials.map(quoted))}.`]
      : []),
  ];
  return {
    state,
    reason,
    evidence: inForce.map((policy) => {
      const detail = [
        ...(hasSignInRisk(policy) ? ['sign-in risk'] : []),
        ...(hasUserRisk(policy) ? ['user risk'] : []),
      ].join(' and ');
      const against = both.includes(policy) || blocking.includes(policy);
      return policyEvidence(policy, `${detail}${blocks(policy) ? ', blocks' : ''}`, !against);
    }),
    notes,
  };
}

function stateOf(
  inForce: readonly Policy[],
  both: readonly Policy[],
  blocking: readonly Policy[],
  stateless: readonly Policy[],
): [PostureState, string] {
  if (both.length > 0) {
    return [
      'fail',
      `${listed(both.map(quoted))} ${both.length === 1 ? 'applies' : 'apply'} only when user risk and sign-in risk come together`,
    ];
  }
  if (stateless.length > 0) {
    return ['unknown', `whether ${listed(stateless.map(quoted))} is on cannot be told`];
  }
  if (inForce.length === 0) return ['not-applicable', 'no enforced policy is about risk'];
  if (blocking.length > 0) {
    return [
      'partial',
      `${listed(blocking.map(quoted))} ${blocking.length === 1 ? 'blocks' : 'block'} at risk`,
    ];
  }
  if (!inForce.some(hasSignInRisk)) {
    return ['partial', 'there is a policy for user risk and none for sign-in risk'];
  }
  return inForce.some(hasUserRisk)
    ? ['pass', 'user risk and sign-in risk each have a policy of their own']
    : ['partial', 'there is a policy for sign-in risk and none for user risk'];
}
