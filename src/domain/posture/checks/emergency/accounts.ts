// EMG-01: two accounts that still work when everything else does not.
import { cannotTell, type TenantCheck, type TenantView } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import {
  EMERGENCY_READS,
  type EmergencyAccount,
  type EmergencyAccounts,
  emergencyAccounts,
} from '../../emergency-accounts.ts';
import { userName } from '../../people.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { roleSource, WITHOUT_PIM } from '../../role-holders.ts';
import { soundRoles } from '../privileged/sound.ts';

const ENOUGH = 2;
const TOO_MANY = 4;

export const NOT_REGISTERED =
  'The estate registers no emergency accounts: these are the accounts that have all their properties. Register them, so that nobody else’s account is taken for one.';

export const emergencyAccess: TenantCheck = {
  id: 'EMG-01',
  title:
    'At least two cloud-only emergency accounts are Global Administrator on the initial domain',
  area: 'emergency-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'critical',
  appliesTo: 'all',
  reads: EMERGENCY_READS,
  why: 'When federation, multifactor authentication or a policy fails, nobody can sign in to mend it. Two accounts that depend on none of these, with a role that is always there, are the way back in.',
  remediation:
    'Create two accounts on the initial domain, assign Global Administrator to each without end and directly, register security keys, lock the credentials away, and register the accounts in the estate.',
  words: [
    'emergency accounts',
    'emergency access',
    'break glass',
    'breakglass',
    'break-glass accounts',
    'glass break',
    'last resort accounts',
    'locked out',
  ],
  assess(view) {
    const found = emergencyAccounts(view);
    if (found.missing.length > 0) {
      return { ...cannotTell(found.missing), ...(found.by === 'registry' && { attested: true }) };
    }
    return soundRoles(view, EMERGENCY_READS, judge(view, found), { quantity: 'some' });
  },
};

function judge(view: TenantView, found: EmergencyAccounts): Verdict {
  const { accounts, by } = found;
  const good = found.counted.length;
  const open = accounts.filter(({ faults, unsure }) => !faults.length && unsure.length > 0);
  const faulty = accounts.filter(({ faults }) => faults.length > 0);
  const what = by === 'registry' ? 'registered emergency account' : 'emergency account';
  const notes = [
    ...(by === 'properties' && good > 0 ? [NOT_REGISTERED] : []),
    ...(roleSource(view) === 'assignments' ? [WITHOUT_PIM] : []),
    'A role that comes through a group does not count: whoever manages the group could take it away.',
    ...(good >= ENOUGH && faulty.length > 0
      ? [
          `Not counted: ${listed(faulty.map((one) => `${accountName(one)} (${listed(one.faults)})`))}.`,
        ]
      : []),
  ];
  const verdict = (state: Verdict['state'], reason: string): Verdict => ({
    state,
    reason,
    evidence: accounts.map(accountEvidence),
    notes,
    ...(by === 'registry' && { attested: true }),
  });
  if (good > TOO_MANY) {
    return verdict('partial', `${good} emergency accounts, which is more than anybody can guard`);
  }
  if (good >= ENOUGH) return verdict('pass', `${good} ${what}s are as they should be`);
  if (good + open.length >= ENOUGH) {
    const [first] = open;
    const why = first ? `${accountName(first)}: ${listed(first.unsure)}` : '';
    return verdict('unknown', `cannot be told: of ${why} Graph did not say`);
  }
  const alike = Map.groupBy(faulty, ({ faults }) => listed(faults));
  const why = [...alike].map(
    ([faults, some]) =>
      `${listed(some.map(accountName))} ${some.length === 1 ? 'is' : 'are'} ${faults}`,
  );
  return verdict(
    'fail',
    [
      good === 0
        ? by === 'registry'
          ? `no ${what} is as it should be`
          : 'no emergency account is registered, and no account has all the properties of one'
        : `only ${counted(good, what)} is as it should be`,
      ...(why.length > 0 ? [listed(why)] : []),
    ].join('; '),
  );
}

export const accountName = ({ user, id }: EmergencyAccount): string => (user ? userName(user) : id);

export const accountEvidence = (account: EmergencyAccount): Evidence => ({
  kind: 'user',
  id: account.id,
  name: accountName(account),
  detail:
    listed([...account.faults, ...account.unsure.map((one) => `${one} is not known`)], 9) ||
    'enabled, cloud-only, on the initial domain, Global Administrator without end',
  good: account.faults.length + account.unsure.length === 0,
});
