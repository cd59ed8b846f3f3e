// One list for each kind of thing that posture reads, as a tenant file holds it, and how it is asked for.
import { PEOPLE } from './sample-tenant.ts';

const AT = '2026-11-18T08:00:00Z';
const BEFORE = '2026-11-10T08:00:00Z';
export const JOBS_OF = 'aaaaaaaa-1111-4111-8111-000000000001';

export interface Kept {
  path: string;
  permission: string;
  value: Record<string, unknown>[];
  /** A filter and the ids that fit it. */
  filter?: [query: string, ...ids: string[]];
  /** Without this service plan it is refused with this status and code. */
  licence?: [plan: RegExp, status: number, code: string];
  /** Ids in the order of the answer, where it is not the order of the file. */
  order?: string[];
}

const NON_PREMIUM = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

export const KEPT: Kept[] = [
  {
    path: '/identity/conditionalAccess/policies',
    permission: 'Policy.Read.All',
    value: [
      {
        id: 'ca-1',
        displayName: 'Require MFA',
        state: 'enabled',
        createdDateTime: BEFORE,
        conditions: {
          users: {
            includeUsers: ['All'],
            excludeGuestsOrExternalUsers: {
              guestOrExternalUserTypes: 'b2bCollaborationGuest,serviceProvider',
              externalTenants: {
                '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
                membershipKind: 'enumerated',
                members: [JOBS_OF],
              },
            },
          },
          applications: { includeApplications: ['All'] },
          clientAppTypes: ['all'],
          authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' },
        },
        grantControls: {
          operator: 'OR',
          builtInControls: [],
          authenticationStrength: {
            id: '00000000-0000-0000-0000-000000000004',
            displayName: 'Phishing-resistant MFA',
            allowedCombinations: ['fido2'],
          },
        },
      },
      { id: 'ca-2', displayName: 'Only watched', state: 'enabledForReportingButNotEnforced' },
    ],
    filter: ["state eq 'enabled'", 'ca-1'],
    licence: [/^AAD_PREMIUM/, 403, 'AccessDenied'],
  },
  {
    path: '/identity/conditionalAccess/namedLocations',
    permission: 'Policy.Read.All',
    value: [
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        id: 'loc-1',
        displayName: 'Head office',
        isTrusted: true,
        ipRanges: [
          { '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '192.0.2.0/24' },
        ],
      },
      {
        '@odata.type': '#microsoft.graph.countryNamedLocation',
        id: 'loc-2',
        displayName: 'Here',
        countriesAndRegions: ['DE'],
      },
    ],
    filter: ["displayName eq 'Here'", 'loc-2'],
    licence: [/^AAD_PREMIUM/, 403, 'AccessDenied'],
  },
  {
    path: '/identityProtection/riskyUsers',
    permission: 'IdentityRiskyUser.Read.All',
    value: [
      { id: PEOPLE.ada, riskLevel: 'high', riskState: 'atRisk', riskLastUpdatedDateTime: AT },
      { id: PEOPLE.bob, riskLevel: 'high', riskState: 'dismissed', riskLastUpdatedDateTime: AT },
    ],
    filter: ["riskLevel eq 'high' and riskState eq 'atRisk'", PEOPLE.ada],
    licence: [/^AAD_PREMIUM_P2/, 403, 'Forbidden'],
  },
  {
    path: '/identityProtection/riskyServicePrincipals',
    permission: 'IdentityRiskyServicePrincipal.Read.All',
    value: [{ id: JOBS_OF, appId: JOBS_OF, displayName: 'Sync', riskState: 'atRisk' }],
    filter: ["riskState eq 'atRisk'", JOBS_OF],
    licence: [/^AAD_WRKLDID/, 403, 'Forbidden'],
  },
  {
    path: '/security/secureScores',
    permission: 'SecurityEvents.Read.All',
    value: [
      { id: 'score-1', createdDateTime: BEFORE, currentScore: 40, maxScore: 100 },
      {
        id: 'score-2',
        createdDateTime: AT,
        currentScore: 42.5,
        maxScore: 100,
        averageComparativeScores: [{ basis: 'AllTenants', averageScore: 39.1 }],
        controlScores: [{ controlName: 'MFARegistrationV2', score: 7, description: 'Most have' }],
      },
    ],
    filter: ['currentScore gt 41', 'score-2'],
    order: ['score-2', 'score-1'],
  },
  {
    path: '/security/secureScoreControlProfiles',
    permission: 'SecurityEvents.Read.All',
    value: [{ id: 'MFARegistrationV2', title: 'Register for MFA', maxScore: 9, service: 'AAD' }],
    filter: ["service eq 'AAD'", 'MFARegistrationV2'],
  },
  {
    path: '/security/incidents',
    permission: 'SecurityIncident.Read.All',
    value: [
      { id: '1', createdDateTime: BEFORE, severity: 'low', status: 'resolved' },
      { id: '2', createdDateTime: AT, severity: 'high', status: 'active', assignedTo: null },
      { id: '3', createdDateTime: BEFORE, severity: 'high', status: 'inProgress' },
    ],
    filter: ["status eq 'active' or status eq 'inProgress'", '2', '3'],
    order: ['2', '3', '1'],
    licence: [/^MTP/, 403, 'Forbidden'],
  },
  {
    path: '/auditLogs/signIns',
    permission: 'AuditLog.Read.All',
    value: [
      { id: 's-1', createdDateTime: BEFORE, homeTenantId: JOBS_OF, userId: PEOPLE.ada },
      { id: 's-2', createdDateTime: AT, homeTenantId: JOBS_OF, resourceTenantId: JOBS_OF },
    ],
    filter: ['createdDateTime ge 2026-11-15T00:00:00Z', 's-2'],
    order: ['s-2', 's-1'],
    licence: [/^AAD_PREMIUM/, 403, NON_PREMIUM],
  },
  {
    path: '/reports/authenticationMethods/userRegistrationDetails',
    permission: 'AuditLog.Read.All',
    value: [
      {
        id: PEOPLE.ada,
        isAdmin: true,
        userType: 'member',
        methodsRegistered: ['fido2SecurityKey'],
      },
      { id: PEOPLE.bob, isAdmin: false, userType: 'member', methodsRegistered: [] },
    ],
    filter: ['isAdmin eq true', PEOPLE.ada],
    licence: [/^AAD_PREMIUM/, 403, NON_PREMIUM],
  },
  {
    path: '/identityGovernance/accessReviews/definitions',
    permission: 'AccessReview.Read.All',
    value: [
      {
        id: 'review-1',
        displayName: 'Guests, every quarter',
        status: 'InProgress',
        scope: {
          '@odata.type': '#microsoft.graph.accessReviewQueryScope',
          query: "/groups/x/transitiveMembers/microsoft.graph.user?$filter=(userType eq 'Guest')",
          queryType: 'MicrosoftGraph',
        },
        settings: {
          autoApplyDecisionsEnabled: true,
          defaultDecision: 'Deny',
          recurrence: {
            pattern: { type: 'absoluteMonthly', interval: 3 },
            range: { type: 'noEnd', startDate: '2026-01-01' },
          },
        },
      },
    ],
    filter: ["displayName eq 'Guests, every quarter'", 'review-1'],
    licence: [/^AAD_PREMIUM_P2/, 403, 'InsufficientLicense'],
  },
  {
    path: '/identityGovernance/accessReviews/definitions/review-1/instances',
    permission: 'AccessReview.Read.All',
    value: [
      { id: 'run-1', startDateTime: BEFORE, endDateTime: AT, status: 'Completed' },
      { id: 'run-2', startDateTime: AT, endDateTime: '2026-12-02T08:00:00Z', status: 'InProgress' },
    ],
    filter: ["status eq 'InProgress'", 'run-2'],
    licence: [/^AAD_PREMIUM_P2/, 403, 'InsufficientLicense'],
  },
  {
    path: '/devices',
    permission: 'Device.Read.All',
    value: [
      {
        id: 'aaaaaaaa-2222-4222-8222-000000000001',
        displayName: 'PAW-1',
        trustType: 'AzureAd',
        isManaged: true,
        isCompliant: true,
        accountEnabled: true,
        approximateLastSignInDateTime: AT,
        operatingSystem: 'Windows',
      },
      { id: 'aaaaaaaa-2222-4222-8222-000000000002', displayName: 'Phone', isManaged: false },
    ],
    filter: ['isManaged eq true', 'aaaaaaaa-2222-4222-8222-000000000001'],
  },
  {
    path: '/applications',
    permission: 'Application.Read.All',
    value: [
      {
        id: 'aaaaaaaa-3333-4333-8333-000000000001',
        appId: 'aaaaaaaa-3333-4333-8333-00000000000a',
        displayName: 'Payroll',
        signInAudience: 'AzureADMyOrg',
        createdDateTime: BEFORE,
      },
    ],
    filter: ["signInAudience eq 'AzureADMyOrg'", 'aaaaaaaa-3333-4333-8333-000000000001'],
  },
  {
    path: `/servicePrincipals/${JOBS_OF}/synchronization/jobs`,
    permission: 'Synchronization.Read.All',
    value: [
      {
        id: 'Azure2Azure.1',
        templateId: 'Azure2Azure',
        status: {
          code: 'Active',
          countSuccessiveCompleteFailures: 0,
          lastSuccessfulExecution: { timeEnded: AT, state: 'Succeeded' },
        },
      },
    ],
  },
  {
    path: '/domains/acme.example/federationConfiguration',
    permission: 'Domain-InternalFederation.Read.All',
    value: [
      { id: 'fed-1', displayName: 'AD FS', federatedIdpMfaBehavior: 'rejectMfaByFederatedIdp' },
    ],
  },
];
