// PRV-06: administrators have registered something that cannot be phished.
import { allOf, whoLacks } from '../../all-of.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { RegistrationFact } from '../../facts/sign-in-methods.ts';
import { isExternal } from '../../people.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { hasStrongMethod } from '../sign-in/strong-methods.ts';
import { doubtsOf, type Holder, holderEvidence, peopleAmong, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const READS = [...ELIGIBLE_READS, 'users', 'registrationDetails'] as const;

export const administratorMethods: TenantCheck = {
  id: 'PRV-06',
  title: 'Administrators have registered phishing-resistant methods',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  needs: 'P1',
  reads: READS,
  why: 'A code can be asked for on a forged page, and administrators are asked first. A key or a certificate answers only to the real one.',
  remediation:
    'Give every administrator a security key, a passkey or a certificate, and have it registered.',
  words: [
    'admin MFA',
    'admin methods',
    'phishing-resistant admins',
    'FIDO2 for admins',
    'admins without security key',
    'passwordless admins',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['users', 'registrationDetails'], ({ registrationDetails }) =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, now, 'eligible', (holders) =>
        soundRoles(view, READS, judge(view, holders, registrationDetails), {
          doubts: doubtsOf(holders, 'all'),
        }),
      ),
    ),
};

function judge(
  view: TenantView,
  holders: RoleHolders,
  registrations: readonly RegistrationFact[],
): Verdict {
  const rows = new Map(registrations.map((row) => [row.id.toLowerCase(), row]));
  const people = peopleAmong(view, holders.holds);
  const guests = people.filter(({ user }) => user && isExternal(user));
  const judged = people
    .filter((one) => !guests.includes(one) && one.user?.accountEnabled !== false)
    .map((holder) => ({ holder, ...strengthOf(rows.get(holder.id.toLowerCase())) }));
  const weak = judged.filter(({ strong }) => strong === false);
  const unsure = judged.filter(
    ({ strong, holder }) => strong !== false && !isKnown(strong, holder),
  );
  const evidence = [
    ...judged.map(({ holder, strong, said }) => holderEvidence(holder, strong === true, said)),
    ...guests.map((guest) =>
      holderEvidence(
        guest,
        true,
        'depends on inbound trust of MFA: the methods are at home (XTA-04)',
      ),
    ),
  ];
  const notes =
    guests.length > 0
      ? [
          `${counted(guests.length, 'administrator')} from outside ${guests.length === 1 ? 'has' : 'have'} methods at home, which cannot be seen from here; whether their MFA counts is told by XTA-04.`,
        ]
      : [];
  if (weak.length > 0) {
    const names = listed(weak.map(({ holder }) => holder.name));
    const reason = `${whoLacks(weak.length, judged.length, 'local administrator')} phishing-resistant method: ${names}`;
    return { state: 'fail', reason, evidence, notes };
  }
  if (unsure.length > 0) {
    const names = listed(unsure.map(({ holder }) => holder.name));
    const reason = `cannot be told: nothing says what ${names} registered`;
    return { state: 'unknown', reason, evidence, notes };
  }
  if (judged.length === 0) {
    const reason = 'no enabled local account holds a highly privileged role';
    return { state: 'not-applicable', reason, evidence, notes };
  }
  const reason = `${allOf(judged.length, 'enabled local administrator')} registered a phishing-resistant method`;
  return { state: 'pass', reason, evidence, notes };
}

const isKnown = (strong: boolean | undefined, { user }: Holder): boolean =>
  strong !== undefined && user !== undefined;

function strengthOf(row: RegistrationFact | undefined): {
  readonly strong: boolean | undefined;
  readonly said: string;
} {
  const methods = row?.methodsRegistered;
  const said = methods ? `registered: ${methods.join(', ') || 'nothing'}` : 'nothing is known';
  if (row?.isPasswordlessCapable === true || hasStrongMethod(methods)) {
    return { strong: true, said };
  }
  return { strong: methods ? false : undefined, said };
}
