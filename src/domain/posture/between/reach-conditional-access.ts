// What Conditional Access of the resource tenant asks of its guests from one tenant: gates they still have to pass.
import type { EstateView } from '../check.ts';
import type {
  ConditionalAccessPolicyFact,
  ExternalUsersCondition,
} from '../facts/conditional-access.ts';
import { readingOf } from '../reading.ts';
import type { Evidence } from '../result.ts';
import type { Gate, Journey } from './gate.ts';
import { relationOf, type TenantRelation } from './relation.ts';
import { whyUnread } from './told.ts';

type Applies = 'yes' | 'maybe' | 'no';

export function conditionalAccessGates(
  estate: EstateView,
  { from, to, appId }: Journey,
  guest: string | undefined,
  userType?: string | null,
): readonly Gate[] {
  const view = estate.view(to);
  const reading = readingOf(view?.facts, 'conditionalAccess');
  const gate = (sentence: string, evidence: readonly Evidence[] = []): Gate => ({
    gate: 'conditional-access',
    at: to,
    state: 'to-pass',
    sentence,
    evidence,
  });
  if (!view || reading.state !== 'read') {
    return [
      {
        ...gate(`Conditional Access cannot be seen: ${whyUnread(view, reading)}`),
        state: 'unknown',
      },
    ];
  }
  const relation = relationOf(estate, to, from);
  const gates = reading.value.flatMap((policy) => {
    if (policy.state !== 'enabled') return [];
    const applies = least(
      appliesToGuests(policy, from, guest, userType?.toLowerCase()),
      appliesToApplication(policy, appId),
    );
    if (applies === 'no') return [];
    const name = policy.displayName ?? policy.id;
    const when = applies === 'maybe' ? ' may apply and' : '';
    const under = isConditional(policy) ? ' under its conditions' : '';
    const told = gate(`the policy “${name}”${when} ${sayControls(policy, relation)}${under}`, [
      { kind: 'policy', id: policy.id, name },
    ]);
    return [
      when === '' && under === '' && isBlock(policy) ? { ...told, blocks: true as const } : told,
    ];
  });
  return gates.length > 0
    ? gates
    : [
        {
          ...gate('no enabled Conditional Access policy was found that applies to them'),
          state: 'open',
        },
      ];
}

const least = (one: Applies, other: Applies): Applies =>
  one === 'no' || other === 'no' ? 'no' : one === 'maybe' || other === 'maybe' ? 'maybe' : 'yes';

function appliesToGuests(
  { conditions }: ConditionalAccessPolicyFact,
  from: string,
  guest: string | undefined,
  userType: string | undefined,
): Applies {
  const theirs = (condition: ExternalUsersCondition | null | undefined) =>
    isTheirs(condition, from, userType);
  const users = conditions?.users;
  if (!users) return 'no';
  const named = (ids: readonly string[] | null | undefined, what: string | undefined) =>
    what !== undefined && (ids ?? []).some((id) => id.toLowerCase() === what.toLowerCase());
  const out =
    named(users.excludeUsers, 'GuestsOrExternalUsers') ||
    named(users.excludeUsers, guest) ||
    theirs(users.excludeGuestsOrExternalUsers) === 'yes';
  if (out) return 'no';
  const surely =
    named(users.includeUsers, 'All') ||
    named(users.includeUsers, 'GuestsOrExternalUsers') ||
    named(users.includeUsers, guest) ||
    theirs(users.includeGuestsOrExternalUsers) === 'yes';
  const perhapsOut =
    (users.excludeGroups ?? []).length + (users.excludeRoles ?? []).length > 0 ||
    theirs(users.excludeGuestsOrExternalUsers) === 'maybe';
  if (surely) return perhapsOut ? 'maybe' : 'yes';
  const perhaps =
    (users.includeGroups ?? []).length + (users.includeRoles ?? []).length > 0 ||
    theirs(users.includeGuestsOrExternalUsers) === 'maybe' ||
    (guest === undefined && (users.includeUsers ?? []).some((id) => /^[0-9a-f-]{36}$/i.test(id)));
  return perhaps ? 'maybe' : 'no';
}

/** Guests of B2B collaboration are of two types, by their userType; the others are other people. */
function isTheirs(
  condition: ExternalUsersCondition | null | undefined,
  from: string,
  userType: string | undefined,
): Applies {
  const types = (condition?.guestOrExternalUserTypes ?? '').split(',').map((type) => type.trim());
  const [guests, members] = ['b2bCollaborationGuest', 'b2bCollaborationMember'].map((type) =>
    types.includes(type),
  );
  if (!guests && !members) return 'no';
  const tenants = condition?.externalTenants;
  const listed = tenants?.members;
  if (tenants?.membershipKind === 'enumerated' && !listed?.includes(from)) return 'no';
  if (guests && members) return 'yes';
  // Without a userType somebody may be either.
  if (userType !== 'guest' && userType !== 'member') return 'maybe';
  return (userType === 'guest') === guests ? 'yes' : 'no';
}

function appliesToApplication(
  { conditions }: ConditionalAccessPolicyFact,
  appId: string | undefined,
): Applies {
  const included = (conditions?.applications?.includeApplications ?? []).map((id) =>
    id.toLowerCase(),
  );
  const excluded = (conditions?.applications?.excludeApplications ?? []).map((id) =>
    id.toLowerCase(),
  );
  if (included.length === 0 || included.includes('none')) return 'no';
  const wanted = appId?.toLowerCase();
  if (wanted && excluded.includes(wanted)) return 'no';
  const suite = (ids: readonly string[]) =>
    ids.some((id) => !/^[0-9a-f-]{36}$/.test(id) && id !== 'all');
  if (included.includes('all')) {
    return (wanted ? suite(excluded) : excluded.length > 0) ? 'maybe' : 'yes';
  }
  if (!wanted) return 'maybe';
  if (included.includes(wanted)) return 'yes';
  return suite(included) ? 'maybe' : 'no';
}

/** It asks only in some situations: places, platforms, risk and the like. */
function isConditional({ conditions }: ConditionalAccessPolicyFact): boolean {
  const { locations, platforms, devices, signInRiskLevels, userRiskLevels } = conditions ?? {};
  const flows = conditions?.authenticationFlows?.transferMethods;
  const clients = conditions?.clientAppTypes ?? [];
  return (
    [locations, platforms, devices?.deviceFilter, flows].some(Boolean) ||
    [signInRiskLevels, userRiskLevels].some((levels) => (levels ?? []).length > 0) ||
    (clients.length > 0 && !clients.includes('all'))
  );
}

const isBlock = ({ grantControls }: ConditionalAccessPolicyFact): boolean =>
  (grantControls?.builtInControls ?? []).some((control) => control.toLowerCase() === 'block');

function sayControls(policy: ConditionalAccessPolicyFact, { trust }: TenantRelation): string {
  const { builtInControls, authenticationStrength, operator } = policy.grantControls ?? {};
  const controls = (builtInControls ?? []).map((control) => control.toLowerCase());
  if (isBlock(policy)) return 'blocks';
  const trusted = (claim: keyof typeof trust, yes: string, no: string) => {
    const told = trust[claim];
    return !told.known ? 'whether that of their home counts cannot be told' : told.value ? yes : no;
  };
  const mfa = trusted(
    'mfa',
    'that of their home counts',
    'their home’s does not count, they register here',
  );
  const device = (claim: 'compliant-device' | 'hybrid-device') =>
    trusted(
      claim,
      'that of their home counts',
      'devices of their home are not trusted, so they cannot meet it',
    );
  const words = controls.map((control) => {
    if (control === 'mfa') return `multifactor authentication (${mfa})`;
    if (control === 'compliantdevice') return `a compliant device (${device('compliant-device')})`;
    if (control === 'domainjoineddevice')
      return `a hybrid joined device (${device('hybrid-device')})`;
    return control;
  });
  if (authenticationStrength) {
    words.push(
      `the authentication strength “${authenticationStrength.displayName ?? ''}” (${mfa})`,
    );
  }
  if ((policy.grantControls?.termsOfUse ?? []).length > 0) words.push('terms of use');
  if (words.length === 0) return 'limits their session';
  return `asks for ${words.join(operator === 'OR' ? ' or ' : ' and ')}`;
}
