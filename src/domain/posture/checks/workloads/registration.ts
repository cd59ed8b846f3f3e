// WRK-03: who may register applications and consent to them, and where applications live.
import { DAY } from '../../../../shared/duration.ts';
import {
  cannotTell,
  type EstateView,
  missingOf,
  type TenantCheck,
  type TenantView,
  withFacts,
} from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { AreaName, Maybe } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import { momentOf } from '../../moments.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';

/** https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const APPLICATION_DEVELOPER = 'cf1c38e5-3621-4004-a7cb-879624dced7c';
const LEGACY_CONSENT = 'managepermissiongrantsforself.microsoft-user-default-legacy';
const RECENT_DAYS = 90;

const ALWAYS = ['authorizationPolicy', 'adminConsentRequestPolicy'] as const;

export const applicationRegistration: TenantCheck = {
  id: 'WRK-03',
  title: 'Registration and consent are delegated, and applications live in the primary tenant',
  area: 'workload-identity',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: ['primary', 'secondary'],
  reads: [...ALWAYS, 'applications', 'roleEligibilityInstances'],
  why: 'Where everybody may register applications and consent for themselves, a mail with a link is enough to give a stranger lasting access to mailboxes. And applications that are spread over tenants are watched by nobody.',
  remediation:
    'Turn off registration and consent by users, turn on requests for admin consent, and make developers eligible for the role Application Developer in the primary tenant.',
  words: [
    'app registrations',
    'who can register applications',
    'user consent',
    'admin consent',
    'consent phishing',
    'application developer',
    'new applications',
  ],
  assess: (view, estate) =>
    withFacts(view, ALWAYS, ({ authorizationPolicy, adminConsentRequestPolicy }) => {
      const { allowedToCreateApps, permissionGrantPoliciesAssigned } =
        authorizationPolicy.defaultUserRolePermissions ?? {};
      const settled = [
        finding(
          'allowedToCreateApps',
          'users may register applications',
          allowedToCreateApps,
          false,
          true,
        ),
        finding(
          'permissionGrantPoliciesAssigned',
          'users may consent to any application',
          permissionGrantPoliciesAssigned?.some((id) => id.toLowerCase() === LEGACY_CONSENT),
          false,
          true,
        ),
        finding(
          'adminConsentRequestPolicy',
          'nobody can ask for admin consent',
          adminConsentRequestPolicy.isEnabled,
          true,
          false,
        ),
      ];
      const ofKind =
        view.tenant.kind === 'primary' ? developers(view) : newApplications(view, estate);
      return conclude(view, [...settled, ...ofKind.findings], ofKind.reads);
    }),
};

interface Finding {
  readonly is: 'good' | 'bad' | 'unsaid' | 'unread';
  /** It opens the door; the others only leave something out. */
  readonly grave: boolean;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

function finding(
  id: string,
  text: string,
  value: Maybe<boolean>,
  wanted: boolean,
  grave: boolean,
): Finding {
  const is = typeof value !== 'boolean' ? 'unsaid' : value === wanted ? 'good' : 'bad';
  const detail = is === 'unsaid' ? 'not said' : is === 'bad' ? text : 'as it should be';
  return {
    is,
    grave,
    text: is === 'unsaid' ? `${id} is not said` : text,
    evidence: [{ kind: 'setting', id, name: id, detail, good: is === 'good' }],
  };
}

interface OfKind {
  readonly reads: readonly AreaName[];
  readonly findings: readonly Finding[];
}

function developers(view: TenantView): OfKind {
  const reads = ['roleEligibilityInstances'] as const;
  const eligible = knownValue(view.facts, 'roleEligibilityInstances');
  if (!eligible) return { reads, findings: [unread('who is eligible as Application Developer')] };
  const held = eligible.filter(
    ({ roleDefinitionId }) => roleDefinitionId.toLowerCase() === APPLICATION_DEVELOPER,
  );
  return {
    reads,
    findings: [
      {
        is: held.length > 0 ? 'good' : 'bad',
        grave: false,
        text: 'nobody is eligible for Application Developer',
        evidence: held.map(({ principal }) => ({
          kind: principal.kind === 'group' ? 'group' : 'user',
          id: principal.id,
          name: principal.displayName ?? principal.id,
          detail: 'eligible for Application Developer',
          good: true,
        })),
      },
    ],
  };
}

function newApplications(view: TenantView, { now }: EstateView): OfKind {
  if (view.declared.applicationException) return { reads: [], findings: [] };
  const reads = ['applications'] as const;
  const applications = knownValue(view.facts, 'applications');
  if (!applications) return { reads, findings: [unread('which applications are new')] };
  const ageless = applications.filter(({ createdDateTime }) => !momentOf(createdDateTime));
  const recent = applications.filter(({ createdDateTime }) => {
    const created = momentOf(createdDateTime);
    return created !== undefined && now - created <= RECENT_DAYS * DAY;
  });
  return {
    reads,
    findings: [
      {
        is: recent.length > 0 ? 'bad' : ageless.length > 0 ? 'unsaid' : 'good',
        grave: false,
        text:
          recent.length > 0
            ? `${counted(recent.length, 'application was', 'applications were')} registered here in the last ${RECENT_DAYS} days`
            : 'when some applications were registered is not said',
        evidence: recent.map(({ id, displayName, createdDateTime }) => ({
          kind: 'application',
          id,
          name: displayName ?? id,
          detail: `registered ${createdDateTime?.slice(0, 10)}`,
        })),
      },
    ],
  };
}

const unread = (what: string): Finding => ({
  is: 'unread',
  grave: false,
  text: `${what} could not be read`,
  evidence: [],
});

function conclude(
  view: TenantView,
  findings: readonly Finding[],
  reads: readonly AreaName[],
): Verdict {
  const texts = (is: Finding['is']) =>
    findings.filter((one) => one.is === is).map(({ text }) => text);
  const bad = findings.filter(({ is }) => is === 'bad');
  const missing = missingOf(view, reads);
  const common = {
    evidence: findings.flatMap(({ evidence }) => evidence),
    ...(missing.length > 0 ? { missing } : {}),
    ...(view.declared.applicationException && view.tenant.kind === 'secondary'
      ? { notes: ['New applications are accepted here by declaration.'], attested: true }
      : {}),
  };
  if (bad.length > 0) {
    return {
      state: bad.some(({ grave }) => grave) ? 'fail' : 'partial',
      reason: listed(texts('bad')),
      ...common,
    };
  }
  if (texts('unsaid').length > 0) {
    return { state: 'unknown', reason: listed(texts('unsaid')), ...common };
  }
  if (texts('unread').length > 0) {
    const { state } = cannotTell(missing);
    return { state, reason: `the settings are right, but ${listed(texts('unread'))}`, ...common };
  }
  return hedged(view, [...ALWAYS, ...reads], 'every', {
    state: 'pass',
    reason:
      view.tenant.kind === 'primary'
        ? 'users may not register applications or consent to any they like, and developers are eligible to register them'
        : 'users may not register applications or consent to any they like, and none was registered here lately',
    ...common,
  });
}
