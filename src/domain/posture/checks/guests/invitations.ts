// GST-02: who may bring guests in, and that nobody comes alone.
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { Maybe } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import type { Evidence, PostureState } from '../../result.ts';

import { setting } from './setting.ts';

const READS = ['authorizationPolicy', 'authenticationFlowsPolicy'] as const;

export const guestInvitations: TenantCheck = {
  id: 'GST-02',
  title: 'Only administrators and guest inviters invite, and nobody signs up alone',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: READS,
  why: 'Where everybody may invite, guests of guests come in and nobody answers for them. Where people may sign up by themselves, strangers make accounts with nothing but a mail address.',
  remediation:
    'Let only administrators and guest inviters invite, and turn off self-service sign-up and sign-up by mail address.',
  words: [
    'guest invitations',
    'who can invite',
    'who may invite guests',
    'guest inviter',
    'self-service sign-up',
    'viral sign-up',
    'email verified users',
  ],
  assess(view) {
    const verdict = withFacts(view, ['authorizationPolicy'], ({ authorizationPolicy }) => {
      const flows = view.facts.readings.authenticationFlowsPolicy;
      const signUp = flows?.state === 'read' ? flows.value.selfServiceSignUp?.isEnabled : undefined;
      const {
        allowInvitesFrom,
        allowedToSignUpEmailBasedSubscriptions,
        allowEmailVerifiedUsersToJoinOrganization,
      } = authorizationPolicy;
      return conclude([
        invitations(view, allowInvitesFrom),
        mustBeOff(
          'allowedToSignUpEmailBasedSubscriptions',
          'people may sign up for subscriptions by mail address',
          allowedToSignUpEmailBasedSubscriptions,
        ),
        mustBeOff(
          'allowEmailVerifiedUsersToJoinOrganization',
          'people may join by a verified mail address',
          allowEmailVerifiedUsersToJoinOrganization,
        ),
        mustBeOff('selfServiceSignUp', 'guests may sign up by themselves', signUp),
      ]);
    });
    if (verdict.state === 'fail' || verdict.missing) return verdict;
    // What is wrong is wrong; only a good answer needs both halves.
    const whole = withFacts(view, READS, () => verdict);
    return hedged(view, READS, 'every', whole);
  },
};

const INVITERS: Readonly<Record<string, string>> = {
  none: 'nobody may invite',
  adminsAndGuestInviters: 'administrators and guest inviters may invite',
  adminsGuestInvitersAndAllMembers: 'every member may invite',
  everyone: 'everybody, guests included, may invite',
};

function invitations(view: TenantView, value: Maybe<string>): Finding {
  const text = INVITERS[value ?? ''];
  const byMembers = value === 'adminsGuestInvitersAndAllMembers';
  const declared = byMembers && view.tenant.kind === 'primary' && view.declared.membersMayInvite;
  const good = value === 'none' || value === 'adminsAndGuestInviters' || declared;
  const detail = `${text ?? value ?? 'not said'}${declared ? ', as declared' : ''}`;
  return {
    is: text === undefined ? 'unsaid' : good ? 'good' : 'bad',
    text: text ?? 'who may invite is not said',
    evidence: setting('allowInvitesFrom', detail, good),
  };
}

const mustBeOff = (id: string, text: string, value: Maybe<boolean>): Finding => ({
  is: typeof value !== 'boolean' ? 'unsaid' : value ? 'bad' : 'good',
  text: typeof value === 'boolean' ? text : `${id} is not said`,
  evidence: setting(
    id,
    value === true ? 'on' : value === false ? 'off' : 'not said',
    value === false,
  ),
});

interface Finding {
  readonly is: 'good' | 'bad' | 'unsaid';
  readonly text: string;
  readonly evidence: Evidence;
}

function conclude(findings: readonly Finding[]): {
  readonly state: PostureState;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly missing?: never;
} {
  const evidence = findings.map((one) => one.evidence);
  const texts = (is: Finding['is']) =>
    findings.filter((one) => one.is === is).map(({ text }) => text);
  const [inviters] = findings;
  if (texts('bad').length > 0) {
    // Who invites is what people ask for: it is told in any case.
    const first = inviters?.is === 'good' ? [inviters.text] : [];
    return { state: 'fail', reason: [...first, listed(texts('bad'))].join('; '), evidence };
  }
  if (texts('unsaid').length > 0) {
    return { state: 'unknown', reason: listed(texts('unsaid')), evidence };
  }
  return {
    state: 'pass',
    reason: `${inviters?.text ?? ''}, and nobody signs up alone`,
    evidence,
  };
}
