// Policies of a tenant that never touched them. Where Microsoft documents no default it is inference, and docs/sandbox-graph.md says so.
import { type Body, text } from '../body.ts';
import { bodiesIn } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';

/** https://learn.microsoft.com/graph/api/resources/authorizationpolicy */
export const freshAuthorization = (): Body => ({
  id: 'authorizationPolicy',
  displayName: 'Authorization Policy',
  description: 'Used to manage authorization related settings across the company.',
  allowInvitesFrom: 'everyone',
  allowedToSignUpEmailBasedSubscriptions: true,
  allowedToUseSSPR: true,
  allowEmailVerifiedUsersToJoinOrganization: false,
  allowUserConsentForRiskyApps: false,
  blockMsolPowerShell: false,
  // Guests see little of the directory: the default since it can be chosen.
  guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  defaultUserRolePermissions: {
    allowedToCreateApps: true,
    allowedToCreateSecurityGroups: true,
    allowedToCreateTenants: true,
    allowedToReadBitlockerKeysForOwnedDevice: true,
    allowedToReadOtherUsers: true,
    permissionGrantPoliciesAssigned: [
      'ManagePermissionGrantsForSelf.microsoft-user-default-recommended',
    ],
  },
});

export const freshAdminConsent = (): Body => ({
  id: 'adminConsentRequestPolicy',
  isEnabled: false,
  notifyReviewers: false,
  remindersEnabled: false,
  requestDurationInDays: 0,
  reviewers: [],
  version: 0,
});

export const freshAuthenticationFlows = (): Body => ({
  id: 'authenticationFlowsPolicy',
  displayName: 'Authentication flows policy',
  description: 'Whether people may sign themselves up in this tenant.',
  selfServiceSignUp: { isEnabled: false },
});

/** https://learn.microsoft.com/entra/fundamentals/security-defaults: on in new tenants since this day. */
const DEFAULTS_SINCE = Date.parse('2019-10-22T00:00:00Z');

/** Security defaults cannot be on together with a Conditional Access policy. */
export function freshSecurityDefaults(tenant: Tenant): Body {
  const [organization] = bodiesIn(tenant, 'organization');
  const created = text(organization, 'createdDateTime');
  const old = created !== undefined && Date.parse(created) < DEFAULTS_SINCE;
  return {
    id: '00000000-0000-0000-0000-000000000005',
    displayName: 'Security Defaults',
    description: 'A basic level of protection for every tenant.',
    isEnabled: !old && tenant.rows('conditionalAccessPolicies').size === 0,
  };
}

const EVERYBODY = [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false }];

const method = (id: string, type: string, state: string): Body => ({
  '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
  id,
  state,
  excludeTargets: [],
  includeTargets: EVERYBODY,
});

export const freshAuthenticationMethods = (): Body => ({
  id: 'authenticationMethodsPolicy',
  displayName: 'Authentication Methods Policy',
  description: 'Which ways to sign in the tenant allows, and to whom.',
  lastModifiedDateTime: '2024-01-01T00:00:00Z',
  policyVersion: '1.5',
  reconfirmationInDays: null,
  policyMigrationState: 'migrationComplete',
  registrationEnforcement: {
    authenticationMethodsRegistrationCampaign: {
      snoozeDurationInDays: 1,
      state: 'default',
      excludeTargets: [],
      includeTargets: [],
    },
  },
  authenticationMethodConfigurations: [
    method('Fido2', 'fido2', 'disabled'),
    method('MicrosoftAuthenticator', 'microsoftAuthenticator', 'enabled'),
    method('Sms', 'sms', 'disabled'),
    method('TemporaryAccessPass', 'temporaryAccessPass', 'disabled'),
    method('SoftwareOath', 'softwareOath', 'disabled'),
    method('Voice', 'voice', 'disabled'),
    method('Email', 'email', 'enabled'),
    method('X509Certificate', 'x509Certificate', 'disabled'),
    method('QRCodePin', 'qrCodePin', 'disabled'),
  ],
});
