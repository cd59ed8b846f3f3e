// Tenant-wide settings of a generated tenant: sign-in methods, consent, invitations, reviews.
import type { Body } from '../graph/body.ts';
import { guidOf } from './dice.ts';
import type { Bodies } from './directory.ts';
import { ADMINISTRATORS, EMERGENCY, hasP1, hasP2, memberOf } from './people.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { ROLES } from './roles.ts';
import { ago } from './times.ts';

export function policiesOf(plan: TenantPlan): Bodies {
  return {
    '/policies/authorizationPolicy': authorizationOf(plan),
    '/policies/authenticationFlowsPolicy': {
      id: 'authenticationFlowsPolicy',
      displayName: 'Authentication flows policy',
      selfServiceSignUp: { isEnabled: !plan.good('no-self-service') },
    },
    '/policies/adminConsentRequestPolicy': {
      isEnabled: plan.good('consent-requests'),
      notifyReviewers: true,
      remindersEnabled: true,
      requestDurationInDays: 30,
      version: 0,
      reviewers: [],
    },
    '/policies/authenticationMethodsPolicy': methodsOf(plan),
    ...(hasP1(plan) && {
      '/reports/authenticationMethods/userRegistrationDetails': { value: registrationsOf(plan) },
    }),
    ...(hasP2(plan) && reviewsOf(plan)),
  };
}

/** What a sandbox lets in besides: a beta setting. */
export function allowListOf({ tenants }: EstatePlan, plan: TenantPlan): Bodies {
  if (!plan.good('allow-list')) return {};
  const AllowedDomains = [tenants[0]?.domain ?? ''];
  const definition = {
    B2BManagementPolicy: { InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains } },
  };
  return {
    '/policies/b2bManagementPolicies': {
      value: [
        {
          id: guidOf(`${plan.id}/b2b`),
          displayName: 'B2BManagementPolicy',
          isOrganizationDefault: true,
          definition: [JSON.stringify(definition)],
        },
      ],
    },
  };
}

function authorizationOf(plan: TenantPlan): Body {
  const guests = plan.roll('guest-role');
  return {
    id: 'authorizationPolicy',
    displayName: 'Authorization Policy',
    allowInvitesFrom: plan.good('invites') ? 'adminsAndGuestInviters' : 'everyone',
    allowedToSignUpEmailBasedSubscriptions: !plan.good('no-sign-up'),
    allowEmailVerifiedUsersToJoinOrganization: false,
    allowedToUseSSPR: true,
    guestUserRoleId:
      guests < 0.15
        ? 'a0b1b346-4d3e-4e8b-98f8-753987be4970'
        : guests < 0.55
          ? '10dae51f-b6af-4016-8d66-8c2a99b929b3'
          : '2af84b1e-32c8-42b7-82bc-daa82404023b',
    defaultUserRolePermissions: {
      allowedToCreateApps: !plan.good('no-apps'),
      allowedToCreateSecurityGroups: false,
      allowedToCreateTenants: !plan.good('no-tenants'),
      allowedToReadOtherUsers: true,
      permissionGrantPoliciesAssigned: [
        `ManagePermissionGrantsForSelf.microsoft-user-default-${plan.good('consent') ? 'low' : 'legacy'}`,
      ],
    },
  };
}

/** Graph lists every method of a tenant, enabled or not. */
const METHODS = {
  Fido2: 'fido2',
  X509Certificate: 'x509Certificate',
  MicrosoftAuthenticator: 'microsoftAuthenticator',
  TemporaryAccessPass: 'temporaryAccessPass',
  Sms: 'sms',
  Voice: 'voice',
  Email: 'email',
};
const WEAK = ['Sms', 'Voice', 'Email'];

function methodsOf(plan: TenantPlan): Body {
  const on = (id: string) =>
    WEAK.includes(id)
      ? !plan.good('no-weak')
      : id !== 'X509Certificate' && (id !== 'Fido2' || plan.good('fido'));
  return {
    id: 'authenticationMethodsPolicy',
    displayName: 'Authentication Methods Policy',
    policyMigrationState: plan.good('migrated') ? 'migrationComplete' : 'preMigration',
    authenticationMethodConfigurations: Object.entries(METHODS).map(([id, type]) => ({
      '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
      id,
      state: on(id) ? 'enabled' : 'disabled',
    })),
  };
}

/** Members only: what a guest has registered stands at home. */
function registrationsOf(plan: TenantPlan): Body[] {
  return Array.from({ length: plan.members }, (_, at) => {
    const member = memberOf(plan, at);
    const admin = at < EMERGENCY + ADMINISTRATORS;
    const strong = plan.good(admin ? 'strong-admins' : 'strong-people') && at % 15 !== 14;
    const methods = strong ? ['passKeyDeviceBound'] : at % 4 === 3 ? [] : ['mobilePhone'];
    return {
      id: member.id,
      userDisplayName: member.displayName,
      userPrincipalName: member.userPrincipalName,
      userType: 'member',
      isAdmin: admin,
      isMfaRegistered: methods.length > 0,
      isMfaCapable: methods.length > 0,
      isPasswordlessCapable: strong,
      methodsRegistered: methods,
      lastUpdatedDateTime: ago(0.3),
    };
  });
}

function reviewsOf(plan: TenantPlan): Bodies {
  const query = (text: string) => ({
    '@odata.type': '#microsoft.graph.accessReviewQueryScope',
    query: text,
    queryType: 'MicrosoftGraph',
  });
  const scope = (principals: string, resources: string[]) => ({
    '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
    principalScopes: [query(principals)],
    resourceScopes: resources.map(query),
  });
  const roles = [ROLES['Global Administrator'], ROLES['Privileged Role Administrator']];
  const guests = "./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')";
  const wanted: [string, Body][] = [
    [
      'Roles, every quarter',
      scope(
        '/users',
        roles.map((id) => `/roleManagement/directory/roleDefinitions/${id}`),
      ),
    ],
    ['Guests, every quarter', scope(guests, ['/groups'])],
  ];
  const kept = wanted.filter(([name]) => plan.good(`review/${name}`));
  const bodies: Bodies = {
    '/identityGovernance/accessReviews/definitions': {
      value: kept.map(([name, about]) => reviewOf(plan, name, about)),
    },
  };
  for (const [name] of kept) {
    const id = guidOf(`${plan.id}/review/${name}`);
    const end = plan.good('reviewed') ? 40 : 240;
    bodies[`/identityGovernance/accessReviews/definitions/${id}/instances`] = {
      value: [
        {
          id: guidOf(`${id}/instance`),
          startDateTime: ago(end + 14),
          endDateTime: ago(end),
          status: 'Applied',
        },
      ],
    };
  }
  return bodies;
}

const reviewOf = (plan: TenantPlan, displayName: string, scope: Body): Body => ({
  id: guidOf(`${plan.id}/review/${displayName}`),
  displayName,
  createdDateTime: ago(600),
  status: 'InProgress',
  scope,
  settings: {
    autoApplyDecisionsEnabled: plan.good('review-applied'),
    defaultDecision: plan.good('review-applied') ? 'Deny' : 'None',
    defaultDecisionEnabled: true,
    instanceDurationInDays: 14,
    recurrence: {
      pattern: { type: 'absoluteMonthly', interval: 3 },
      range: { type: 'noEnd', startDate: '2025-01-15' },
    },
  },
});
