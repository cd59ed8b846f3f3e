// WRK-03: who may register applications and consent to them, and where applications live.
import {
  cannotTell,
  missingOf,
  type TenantCheck,
  type TenantView,
  withFacts,
} from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { AreaName } from '../../facts/areas.ts';
import { hedged } from '../../hedge.ts';
import type { Verdict } from '../../result.ts';
import { type Finding, finding } from './finding.ts';
import { developers, newApplications } from './whose-applications.ts';

const LEGACY_CONSENT = 'managepermissiongrantsforself.microsoft-user-default-legacy';

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
