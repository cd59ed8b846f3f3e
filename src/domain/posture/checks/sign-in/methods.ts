// AUT-02: ways to sign in that cannot be phished are on and used, and the weak ones are off.
import { cannotTell, missingOf, type TenantCheck, withFacts } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { knownValue } from '../../reading.ts';
import { judgePolicy } from './methods-policy.ts';
import { judgePeople } from './registered-methods.ts';

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
