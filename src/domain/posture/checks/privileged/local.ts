// PRV-09: a tenant beside the primary has few administrators of its own.
import { cannotTell, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import { EMERGENCY_READS, emergencyAccounts, excusedBy } from '../../emergency-accounts.ts';
import { isExternal, isMemberByType } from '../../people.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { NOT_REGISTERED } from '../emergency/accounts.ts';
import { doubtsOf, type Holder, holderEvidence, peopleAmong, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const READS = [...new Set([...ELIGIBLE_READS, ...EMERGENCY_READS])];
const USUAL = { secondary: 0, sandbox: 2 } as const;

export const localAdministrators: TenantCheck = {
  id: 'PRV-09',
  title: 'Tenants beside the primary are administered from it, with few local administrators',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: ['secondary', 'sandbox'],
  reads: READS,
  why: 'A local administrator account is one more password, one more device and one more thing to remember when somebody leaves. From the primary tenant it all ends with one account.',
  remediation:
    'Invite the identities from the primary tenant, make them eligible, and disable the local administrator accounts.',
  words: [
    'local admins',
    'local administrators',
    'local admin accounts',
    'do I still have a local admin account',
    'administered from the primary',
  ],
  assess: (view, estate) =>
    withFacts(view, ['users'], () =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, estate.now, 'eligible', (holders) =>
        judge(view, holders),
      ),
    ),
};

function judge(view: TenantView, holders: RoleHolders): Verdict {
  const emergency = emergencyAccounts(view);
  if (!emergency.ids) return cannotTell(emergency.missing);
  const most =
    view.declared.maxLocalAdmins ??
    (view.tenant.kind === 'sandbox' ? USUAL.sandbox : USUAL.secondary);
  const { sure, maybe } = excusedBy(emergency);
  const people = peopleAmong(view, holders.holds).filter(({ id }) => !sure.has(id.toLowerCase()));
  const doubtful = people.filter(({ id }) => maybe.has(id.toLowerCase()));
  const local = people.filter((one) => isLocal(one) === true && !doubtful.includes(one));
  const unsure = people.filter(
    (one) => isLocal(one) === undefined || (isLocal(one) === true && doubtful.includes(one)),
  );
  const outside = people.filter(({ user }) => user && isExternal(user));
  const evidence = [...local, ...unsure].map((one) =>
    holderEvidence(one, local.length <= most && isLocal(one) === true, 'local account'),
  );
  const said = `${local.length === 0 ? 'no local administrator' : counted(local.length, 'local administrator')} besides proper emergency accounts (EMG-01), where ${most === 0 ? 'none may be' : `at most ${most} may be`}`;
  const besides = `${outside.length === 0 ? 'none' : outside.length} from outside`;
  const attested = view.declared.maxLocalAdmins !== null && { attested: true };
  const notes = [
    `Allowed here: ${most}, ${view.declared.maxLocalAdmins === null ? 'as usual for such a tenant' : 'as declared'}.`,
    ...(emergency.by === 'properties' && emergency.counted.length > 0 ? [NOT_REGISTERED] : []),
  ];
  if (local.length > most) {
    const names = listed(local.map(({ name }) => name));
    const reason = `${said}: ${names}; ${besides}`;
    return { state: 'fail', reason, evidence, notes, ...attested };
  }
  if (local.length + unsure.length > most) {
    const names = listed(unsure.map(({ name }) => name));
    const reason = `cannot be told: whether ${names} is a local account in use is not known`;
    return { state: 'unknown', reason, evidence, notes };
  }
  return soundRoles(
    view,
    READS,
    { state: 'pass', reason: `${said}; ${besides}`, evidence, notes, ...attested },
    { doubts: doubtsOf(holders, 'all') },
  );
}

/** Enabled, a member, and at home here. Undefined: not all of that is known. */
function isLocal({ user }: Holder): boolean | undefined {
  if (!user) return undefined;
  if (isExternal(user) || user.accountEnabled === false) return false;
  if (user.userType && !isMemberByType(user)) return false;
  return user.userType && user.accountEnabled === true ? true : undefined;
}
