// How many members have registered a way to sign in that cannot be phished.
import type { RegistrationFact } from '../../facts/sign-in-methods.ts';
import type { Verdict } from '../../result.ts';
import { hasStrongMethod } from './strong-methods.ts';

export function judgePeople(
  policy: Verdict,
  people: readonly RegistrationFact[],
  target: number,
): Verdict {
  const members = people.filter(({ userType }) => userType?.toLowerCase() === 'member');
  const strong = members.filter(({ methodsRegistered }) => hasStrongMethod(methodsRegistered));
  const share = members.length === 0 ? undefined : strong.length / members.length;
  const figures = `${strong.length} of ${members.length} members have registered one (target ${percent(target)})`;
  if (share === undefined) {
    return policy.state === 'partial'
      ? policy
      : { ...policy, state: 'unknown', reason: 'the registration report names no member' };
  }
  const enough = share >= target;
  return {
    ...policy,
    state: enough ? policy.state : 'partial',
    reason: `${policy.reason}; ${figures}`,
    evidence: [
      ...policy.evidence,
      {
        kind: 'setting',
        id: 'registration',
        name: 'Registered phishing-resistant methods',
        detail: `${percent(share)} of ${members.length} members`,
        good: enough,
      },
    ],
  };
}

const percent = (share: number): string => `${Math.floor(share * 100)}%`;
