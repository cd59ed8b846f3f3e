// GST-01 and GST-02: what guests may see in the directory, and who may bring them in.
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { Maybe } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import type { Evidence, PostureState } from '../../result.ts';

/** https://learn.microsoft.com/entra/identity/users/users-restrict-guest-permissions */
const GUEST_ROLES: Readonly<Record<string, readonly [PostureState, string]>> = {
  '2af84b1e-32c8-42b7-82bc-daa82404023b': [
    'pass',
    'guests see only their own entry (restricted access)',
  ],
  '10dae51f-b6af-4016-8d66-8c2a99b929b3': [
    'pass',
    'guests see some properties of others and the groups they are in (limited access)',
  ],
  'a0b1b346-4d3e-4e8b-98f8-753987be4970': ['fail', 'guests see as much as members'],
};

export const guestDirectoryAccess: TenantCheck = {
  id: 'GST-01',
  title: 'Guests have restricted directory access',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: ['authorizationPolicy'],
  why: 'A guest who may read the directory as a member does has the names, groups and managers of everybody: all that is needed for a convincing mail.',
  remediation: 'Set the access of guest users to the most restrictive level.',
  words: [
    'guest permissions',
    'guest user access',
    'what can guests see',
    'guest directory access',
    'restricted guests',
  ],
  assess: (view) =>
    withFacts(view, ['authorizationPolicy'], ({ authorizationPolicy: { guestUserRoleId } }) => {
      const [state, reason] = GUEST_ROLES[guestUserRoleId?.toLowerCase() ?? ''] ?? [
        'unknown',
        guestUserRoleId
          ? `guests have an access level that is not known (${guestUserRoleId})`
          : 'which access guests have is not said',
      ];
      return hedged(view, ['authorizationPolicy'], 'every', {
        state,
        reason,
        evidence: [setting('guestUserRoleId', guestUserRoleId ?? 'not said', state === 'pass')],
      });
    }),
};

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

interface Finding {
  readonly is: 'good' | 'bad' | 'unsaid';
  readonly text: string;
  readonly evidence: Evidence;
}

const INVITERS: Readonly<Record<string, string>> = {
  none: 'nobody may invite',
  adminsAndGuestInviters: 'administrators and guest inviters may invite',
  adminsGuestInvitersAndAllMembers: 'every member may invite',
  everyone: 'everybody may invite, guests as well',
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

function conclude(findings: readonly Finding[]): {
  readonly state: PostureState;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly missing?: never;
} {
  const evidence = findings.map((one) => one.evidence);
  const texts = (is: Finding['is']) =>
    findings.filter((one) => one.is === is).map(({ text }) => text);
  if (texts('bad').length > 0) return { state: 'fail', reason: listed(texts('bad')), evidence };
  if (texts('unsaid').length > 0) {
    return { state: 'unknown', reason: listed(texts('unsaid')), evidence };
  }
  return {
    state: 'pass',
    reason: `${findings[0]?.text ?? ''}, and nobody signs up alone`,
    evidence,
  };
}

const setting = (id: string, detail: string, good: boolean): Evidence => ({
  kind: 'setting',
  id,
  name: id,
  detail,
  good,
});
