// AUT-02: ways to sign in that cannot be phished are on and used, and the weak ones are off.
import { cannotTell, missingOf, type TenantCheck, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { AreaValues } from '../../facts/areas.ts';
import type { RegistrationFact } from '../../facts/sign-in-methods.ts';
import { hedged } from '../../hedge.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, PostureState, Verdict } from '../../result.ts';
import { hasStrongMethod } from './strong-methods.ts';

const STRONG = ['Fido2', 'X509Certificate'];
const WEAK = ['Sms', 'Voice', 'Email'];

const READS = ['authenticationMethodsPolicy', 'registrationDetails'] as const;

export const signInMethods: TenantCheck = {
  id: 'AUT-02',
  title: 'Phishing-resistant methods are enabled and weak methods disabled',
  area: 'authentication',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: READS,
  why: 'A policy that demands a strong sign-in helps only people who have one. As long as a text message or a call is accepted, an attacker asks for that instead.',
  remediation:
    'Enable passkeys (FIDO2) or certificates, help people to register, disable text message, voice call and e-mail, and finish the migration to the methods policy.',
  words: [
    'authentication methods',
    'passkeys',
    'FIDO2',
    'SMS',
    'text message codes',
    'voice call',
    'email one-time passcode',
    'passwordless',
    'weak methods',
    'MFA registration',
    'registered methods',
  ],
  assess: (view) =>
    withFacts(view, ['authenticationMethodsPolicy'], ({ authenticationMethodsPolicy }) => {
      const policy = judgePolicy(authenticationMethodsPolicy);
      if (policy.state === 'fail' || policy.state === 'unknown') return policy;
      const people = knownValue(view.facts, 'registrationDetails');
      if (!people) {
        if (policy.state === 'partial') return policy;
        const missing = missingOf(view, ['registrationDetails']);
        const verdict = cannotTell(missing);
        return {
          ...verdict,
          reason: `the methods are set right; who has registered them ${verdict.reason}`,
          evidence: policy.evidence,
        };
      }
      const judged = judgePeople(policy, people, view.declared.phishingResistantShare);
      return hedged(view, READS, 'every', judged);
    }),
};

function judgePolicy(policy: AreaValues['authenticationMethodsPolicy']): Verdict {
  const stateOf = (id: string) =>
    policy.authenticationMethodConfigurations?.find((one) => one.id === id)?.state ?? undefined;
  const strong = STRONG.filter((id) => stateOf(id) === 'enabled');
  const weak = WEAK.filter((id) => stateOf(id) === 'enabled');
  const unsaid = [
    ...(strong.length === 0 ? STRONG.filter((id) => stateOf(id) === undefined) : []),
    ...WEAK.filter((id) => !['enabled', 'disabled'].includes(stateOf(id) ?? '')),
  ];
  const migration = policy.policyMigrationState ?? 'migrationComplete';
  const migrated = migration === 'migrationComplete';
  const evidence = [...STRONG, ...WEAK].map(
    (id): Evidence => ({
      kind: 'setting',
      id,
      name: id,
      detail: stateOf(id) ?? 'not said',
      good: STRONG.includes(id) ? strong.length > 0 : stateOf(id) === 'disabled',
    }),
  );
  const notes = weak.includes('Email')
    ? [
        'E-mail one-time passcodes also let in guests who have no other account: look who uses them before they are disabled.',
      ]
    : [];
  const dangerous = weak.filter((id) => id !== 'Email');
  const [state, reason]: [PostureState, string] =
    strong.length === 0 && STRONG.every((id) => stateOf(id) === 'disabled')
      ? ['fail', 'neither passkeys (Fido2) nor certificates (X509Certificate) are enabled']
      : dangerous.length > 0
        ? ['fail', `${listed(dangerous)} ${dangerous.length === 1 ? 'is' : 'are'} enabled`]
        : unsaid.length > 0
          ? [
              'unknown',
              `whether ${listed(unsaid)} ${unsaid.length === 1 ? 'is' : 'are'} enabled is not said`,
            ]
          : weak.length > 0
            ? ['partial', 'of the weak methods only Email is still enabled']
            : migrated
              ? ['pass', `${listed(strong)} enabled, weak methods disabled`]
              : [
                  'partial',
                  `the migration to the methods policy is not complete (${migration}), so older settings still count`,
                ];
  return { state, reason, evidence, notes };
}

function judgePeople(
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
