// EMG-03: emergency accounts cannot be phished, are tried out, and are not used in between.

import { DAY } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import { allOf } from '../../all-of.ts';
import { cannotTell, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import {
  EMERGENCY_READS,
  type EmergencyAccount,
  emergencyAccounts,
} from '../../emergency-accounts.ts';
import type { AreaValues } from '../../facts/areas.ts';
import { momentOf } from '../../moments.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { soundRoles } from '../privileged/sound.ts';
import { hasStrongMethod } from '../sign-in/strong-methods.ts';
import { accountName, NOT_REGISTERED } from './accounts.ts';

const DRILL_EVERY = 90 * DAY;
const READS = [...EMERGENCY_READS, 'registrationDetails', 'signInActivity'] as const;

export const emergencyWatched: TenantCheck = {
  id: 'EMG-03',
  title: 'Emergency accounts have phishing-resistant methods, are drilled, and not used otherwise',
  area: 'emergency-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  needs: 'P1',
  reads: READS,
  why: 'An account that no policy protects and that may do everything is what an attacker wants most. It has to be safe by itself, somebody has to know that it works, and any other use of it is an alarm.',
  remediation:
    'Register two security keys for each account, raise an alert on every sign-in, try the accounts out each quarter and declare the day of the drill in the estate.',
  words: [
    'emergency account methods',
    'break glass MFA',
    'break glass used',
    'emergency account sign-in',
    'emergency drill',
    'last drill',
    'break glass test',
  ],
  assess(view, { now }) {
    const emergency = emergencyAccounts(view);
    if (emergency.missing.length > 0) return cannotTell(emergency.missing);
    const open = emergency.accounts.filter(({ faults, unsure }) => !faults.length && unsure.length);
    return withFacts(
      view,
      ['registrationDetails', 'signInActivity'],
      ({ registrationDetails, signInActivity }) => {
        const verdict = judge(view, emergency.counted, registrationDetails, signInActivity, now);
        return soundRoles(
          view,
          READS,
          {
            ...verdict,
            notes: [
              'Sign-ins that succeeded are known since December 2023 only: no date is no proof that the account was never used.',
              ...(emergency.by === 'properties' && emergency.counted.length > 0
                ? [NOT_REGISTERED]
                : []),
            ],
            attested: true,
          },
          {
            doubts: open.map(
              (one) => `whether ${accountName(one)} is an emergency account is not known`,
            ),
          },
        );
      },
    );
  },
};

interface Seen {
  readonly account: EmergencyAccount;
  readonly wrong: readonly string[];
  readonly unsure: readonly string[];
  readonly detail: string;
}

function judge(
  { declared: { lastEmergencyDrill: drill } }: TenantView,
  accounts: readonly EmergencyAccount[],
  registrations: AreaValues['registrationDetails'],
  activity: AreaValues['signInActivity'],
  now: Instant,
): Verdict {
  if (accounts.length === 0) {
    const reason = 'no emergency account is as it should be (EMG-01), so none was looked at';
    return { state: 'not-applicable', reason, evidence: [] };
  }
  const seen = accounts.map((account): Seen => {
    const same = ({ id }: { readonly id: string }) => id.toLowerCase() === account.id.toLowerCase();
    const methods = registrations.find(same)?.methodsRegistered;
    const used = activity.find(same)?.lastSuccessfulSignInDateTime;
    const moment = momentOf(used);
    const alarm = moment !== undefined && (drill === null || Math.abs(moment - drill) > DAY);
    return {
      account,
      wrong: [
        ...(methods && !hasStrongMethod(methods) ? ['has no phishing-resistant method'] : []),
        ...(alarm ? [`signed in at ${used}, outside a drill`] : []),
      ],
      unsure: methods ? [] : ['which methods it has registered'],
      detail: `registered: ${methods ? methods.join(', ') || 'nothing' : 'not known'}; last sign-in that succeeded: ${used ?? 'none on record'}`,
    };
  });
  const late =
    drill === null
      ? ['no drill is declared']
      : now - drill > DRILL_EVERY
        ? [`the last drill was on ${day(drill)}, more than 90 days ago`]
        : drill > now
          ? [`the declared drill of ${day(drill)} is still to come`]
          : [];
  const wrong = [
    ...seen
      .filter((one) => one.wrong.length > 0)
      .map((one) => `${accountName(one.account)} ${listed(one.wrong)}`),
    ...late,
  ];
  const unsure = seen.filter((one) => one.unsure.length > 0);
  const evidence: Evidence[] = seen.map(({ account, detail, ...one }) => ({
    kind: 'user',
    id: account.id,
    name: accountName(account),
    detail,
    good: one.wrong.length + one.unsure.length === 0,
  }));
  if (wrong.length > 0) return { state: 'fail', reason: wrong.join('; '), evidence };
  if (unsure.length > 0) {
    const names = listed(unsure.map(({ account }) => accountName(account)));
    return {
      state: 'unknown',
      reason: `which methods are registered is not known of ${names}`,
      evidence,
    };
  }
  const reason = `${allOf(seen.length, 'emergency account')} ${seen.length === 1 ? 'has' : 'have'} phishing-resistant methods and no sign-in outside the drill of ${day(drill ?? now)}`;
  return { state: 'pass', reason, evidence };
}

const day = (moment: Instant): string => new Date(moment).toISOString().slice(0, 10);
