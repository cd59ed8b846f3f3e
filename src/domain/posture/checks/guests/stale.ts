// GST-03: guests who come no more, and invitations that nobody accepted.
import type { Instant } from '../../../facts.ts';
import { missingOf, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import type { SignInActivityFact } from '../../facts/directory.ts';
import { hedged } from '../../hedge.ts';
import { knownValue } from '../../reading.ts';
import type { Verdict } from '../../result.ts';
import { type Aged, daysSince, idleOf } from './idle.ts';
import { guestEvidence, type Outsiders, outsidersAmong } from './people.ts';

const IDLE_DAYS = 90;
const PENDING_DAYS = 30;

export const staleGuests: TenantCheck = {
  id: 'GST-03',
  title: 'No stale guests',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: ['users', 'signInActivity'],
  why: 'A guest whose work is done keeps all access until somebody takes it away. Such accounts are missed by nobody when others use them, and an invitation that was never accepted can still be accepted by whoever holds the mail address.',
  remediation:
    'Disable guests who have not come for 90 days, delete them a month later, and withdraw invitations that nobody accepted within 30 days.',
  words: [
    'stale guests',
    'inactive guests',
    'idle guests',
    'old guests',
    'unused guests',
    'pending invitations',
    'guests who never signed in',
    'guest cleanup',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['users'], ({ users }) => {
      const outsiders = outsidersAmong(users);
      const activity = knownValue(view.facts, 'signInActivity');
      const reads = activity ? (['users', 'signInActivity'] as const) : (['users'] as const);
      return hedged(view, reads, 'every', judge(view, outsiders, activity, now));
    }),
};

function judge(
  view: TenantView,
  outsiders: Outsiders,
  activity: readonly SignInActivityFact[] | undefined,
  now: Instant,
): Verdict {
  const pending = outsiders.all
    .filter(({ externalUserState }) => externalUserState === 'PendingAcceptance')
    .map(
      (user): Aged => ({
        user,
        days: daysSince(user.externalUserStateChangeDateTime ?? user.createdDateTime, now),
      }),
    );
  const waiting = pending.filter(({ days }) => days !== undefined && days > PENDING_DAYS);
  const comers = idleOf(outsiders, activity, now);
  const idle = comers.filter(({ days }) => days !== undefined && days > IDLE_DAYS);
  const unsaid = [...pending, ...comers].filter(({ days }) => days === undefined);
  const evidence = [
    ...idle.map(({ user, days, never }) =>
      guestEvidence(
        user,
        never
          ? `never signed in, created ${counted(Math.floor(days ?? 0), 'day')} ago`
          : `last signed in ${counted(Math.floor(days ?? 0), 'day')} ago`,
      ),
    ),
    ...waiting.map(({ user, days }) =>
      guestEvidence(user, `invitation pending for ${counted(Math.floor(days ?? 0), 'day')}`),
    ),
    ...unsaid.map(({ user }) => guestEvidence(user, 'since when is not said', true)),
  ];
  const missing = activity ? [] : missingOf(view, ['signInActivity']);
  const common = { evidence, ...(missing.length > 0 ? { missing } : {}) };
  const { said } = outsiders;
  if (idle.length + waiting.length > 0) {
    const found = [
      ...(activity ? [] : ['how many are idle cannot be told']),
      ...(idle.length > 0
        ? [
            `${idle.length} ${idle.length === 1 ? 'has' : 'have'} been idle for more than ${IDLE_DAYS} days`,
          ]
        : []),
      ...(waiting.length > 0
        ? [
            `${waiting.length} ${waiting.length === 1 ? 'has' : 'have'} had an invitation pending for more than ${PENDING_DAYS} days`,
          ]
        : []),
    ];
    return {
      state: 'fail',
      reason: `of ${said}, ${found.join(' and ')}`,
      ...common,
    };
  }
  if (!activity && outsiders.enabled.length > 0) {
    const why =
      missing[0]?.why === 'unlicensed' ? 'needs Microsoft Entra ID P1' : 'could not be read';
    return {
      state: 'unknown',
      reason: `of ${said}, no invitation has been pending for more than ${PENDING_DAYS} days; who is idle cannot be told: that ${why}`,
      ...common,
    };
  }
  if (unsaid.length > 0) {
    return {
      state: 'unknown',
      reason: `of ${said}, ${unsaid.length} ${unsaid.length === 1 ? 'has' : 'have'} no date to judge by`,
      ...common,
    };
  }
  return {
    state: 'pass',
    reason:
      outsiders.all.length === 0
        ? 'there are no people from outside'
        : `${said}, none idle for more than ${IDLE_DAYS} days or pending for more than ${PENDING_DAYS}`,
    ...common,
  };
}
