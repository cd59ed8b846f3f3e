// Requests as Microsoft's reference pages show them, with values of the sample, and the documented status.
import { reference } from './host.ts';
import { group, person, teamsApp, tenantId } from './sample.ts';

const NILS = person('contoso', 'Nils Berg');
const SAM = person('contoso', 'Sam Okafor');
const OFFICE = group('contoso', 'Merger Office');
const READER = '4a5d8f65-41da-4de4-8968-e035b65339cf';
const STRANGER = tenantId('tailspin');
const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const PIM = '/roleManagement/directory';
const GROUP_PIM = '/identityGovernance/privilegedAccess/group';

const hours = (duration: string) => ({
  startDateTime: '2026-11-20T09:00:00Z',
  expiration: { type: 'afterDuration', duration },
});
const rolePim = (action: string, more: object = {}) => ({
  action,
  justification: 'Reads the monthly report',
  roleDefinitionId: READER,
  directoryScopeId: '/',
  principalId: NILS,
  ...more,
});
const groupPim = (action: string, more: object = {}) => ({
  accessId: 'member',
  principalId: NILS,
  groupId: OFFICE,
  action,
  justification: 'Helps for a day',
  ...more,
});
const accountOf = (name: string) => ({
  accountEnabled: true,
  displayName: name,
  mailNickname: name,
  userPrincipalName: `${name}@contoso.example`,
  passwordProfile: { forceChangePasswordNextSignIn: true, password: 'not-kept-anywhere-1' },
});

/** In the order of a small story: later rows rest on earlier ones. */
export const PUBLISHED: [method: string, path: string, body: object | undefined, status: number][] =
  [
    ['GET', '/organization', undefined, 200],
    ['GET', '/subscribedSkus', undefined, 200],
    ['POST', '/users', accountOf('rosa'), 201],
    [
      'PATCH',
      '/users/rosa@contoso.example',
      { department: 'Sales', businessPhones: ['+49 30 1234'] },
      204,
    ],
    [
      'PUT',
      '/users/rosa@contoso.example/manager/$ref',
      { '@odata.id': `https://graph.microsoft.com/v1.0/users/${SAM}` },
      204,
    ],
    ['GET', '/users/rosa@contoso.example/manager', undefined, 200],
    ['DELETE', '/users/rosa@contoso.example/manager/$ref', undefined, 204],
    ['POST', '/users/rosa@contoso.example/sponsors/$ref', reference(SAM), 204],
    ['DELETE', `/users/rosa@contoso.example/sponsors/${SAM}/$ref`, undefined, 204],
    ['POST', '/users/rosa@contoso.example/revokeSignInSessions', undefined, 200],
    ['POST', `/users/${NILS}/getMemberGroups`, { securityEnabledOnly: true }, 200],
    ['POST', `/users/${NILS}/getMemberObjects`, { securityEnabledOnly: false }, 200],
    ['POST', `/users/${NILS}/checkMemberObjects`, { ids: [OFFICE] }, 200],
    ['POST', '/directoryObjects/getByIds', { ids: [NILS, OFFICE], types: ['user', 'group'] }, 200],
    ['DELETE', '/users/rosa@contoso.example', undefined, 204],
    [
      'POST',
      '/groups',
      {
        displayName: 'Trial',
        mailEnabled: false,
        mailNickname: 'trial',
        securityEnabled: true,
        groupTypes: [],
      },
      201,
    ],
    ['PATCH', `/groups/${OFFICE}`, { description: 'Works on the merger' }, 204],
    ['POST', `/groups/${OFFICE}/members/$ref`, reference(NILS), 204],
    ['DELETE', `/groups/${OFFICE}/members/${NILS}/$ref`, undefined, 204],
    ['POST', `/groups/${OFFICE}/owners/$ref`, reference(NILS), 204],
    ['DELETE', `/groups/${OFFICE}/owners/${NILS}/$ref`, undefined, 204],
    [
      'POST',
      '/invitations',
      { invitedUserEmailAddress: 'new@adatum.example', inviteRedirectUrl: 'https://myapp.example' },
      201,
    ],
    [
      'POST',
      '/directory/administrativeUnits',
      { displayName: 'Hamburg', description: 'Accounts of the Hamburg site' },
      201,
    ],
    [
      'POST',
      `${PIM}/roleEligibilityScheduleRequests`,
      rolePim('adminAssign', { scheduleInfo: hours('PT10H') }),
      201,
    ],
    ['POST', `${PIM}/roleEligibilityScheduleRequests`, rolePim('adminRemove'), 201],
    [
      'POST',
      `${PIM}/roleAssignmentScheduleRequests`,
      rolePim('adminAssign', { scheduleInfo: hours('PT5H') }),
      201,
    ],
    ['POST', `${PIM}/roleAssignmentScheduleRequests`, rolePim('adminRemove'), 201],
    [
      'POST',
      `${PIM}/roleAssignments`,
      { roleDefinitionId: READER, principalId: NILS, directoryScopeId: '/' },
      201,
    ],
    [
      'POST',
      `${PIM}/roleDefinitions`,
      {
        displayName: 'Phone desk',
        description: 'Answers the phone',
        isEnabled: true,
        rolePermissions: [{ allowedResourceActions: ['microsoft.directory/users/standard/read'] }],
      },
      201,
    ],
    [
      'POST',
      `${GROUP_PIM}/eligibilityScheduleRequests`,
      groupPim('adminAssign', { scheduleInfo: hours('PT2H') }),
      201,
    ],
    [
      'POST',
      `${GROUP_PIM}/assignmentScheduleRequests`,
      groupPim('adminAssign', { scheduleInfo: hours('PT2H') }),
      201,
    ],
    [
      'PATCH',
      '/policies/authorizationPolicy',
      { allowInvitesFrom: 'adminsGuestInvitersAndAllMembers' },
      204,
    ],
    [
      'PATCH',
      '/policies/crossTenantAccessPolicy/default',
      {
        inboundTrust: {
          isMfaAccepted: true,
          isCompliantDeviceAccepted: true,
          isHybridAzureADJoinedDeviceAccepted: true,
        },
      },
      204,
    ],
    ['POST', '/policies/crossTenantAccessPolicy/default/resetToSystemDefault', undefined, 204],
    [
      'POST',
      PARTNERS,
      {
        tenantId: STRANGER,
        automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true },
      },
      201,
    ],
    [
      'PATCH',
      `${PARTNERS}/${STRANGER}`,
      {
        inboundTrust: {
          isMfaAccepted: true,
          isCompliantDeviceAccepted: true,
          isHybridAzureADJoinedDeviceAccepted: true,
        },
      },
      204,
    ],
    [
      'PUT',
      `${PARTNERS}/${STRANGER}/identitySynchronization`,
      { displayName: 'Tailspin', userSyncInbound: { isSyncAllowed: true } },
      204,
    ],
    ['GET', `${PARTNERS}/${STRANGER}/identitySynchronization`, undefined, 200],
    ['DELETE', `${PARTNERS}/${STRANGER}/identitySynchronization`, undefined, 204],
    ['DELETE', `${PARTNERS}/${STRANGER}`, undefined, 204],
    [
      'PATCH',
      '/policies/crossTenantAccessPolicy/templates/multiTenantOrganizationIdentitySynchronization',
      {
        templateApplicationLevel: 'newPartners,existingPartners',
        userSyncInbound: { isSyncAllowed: true },
      },
      204,
    ],
    [
      'PUT',
      '/tenantRelationships/multiTenantOrganization',
      { displayName: 'Contoso organization', description: 'All of us' },
      201,
    ],
    [
      'PATCH',
      '/tenantRelationships/multiTenantOrganization',
      { displayName: 'Contoso group' },
      204,
    ],
    [
      'POST',
      '/tenantRelationships/multiTenantOrganization/tenants',
      { tenantId: STRANGER, displayName: 'Tailspin' },
      201,
    ],
    ['DELETE', `/tenantRelationships/multiTenantOrganization/tenants/${STRANGER}`, undefined, 204],
    [
      'POST',
      '/identityGovernance/entitlementManagement/catalogs',
      { displayName: 'Sales', description: 'For sales', isExternallyVisible: true },
      201,
    ],
    [
      'PATCH',
      '/identityGovernance/entitlementManagement/settings',
      {
        durationUntilExternalUserDeletedAfterBlocked: 'P60D',
        externalUserLifecycleAction: 'blockSignInAndDelete',
      },
      204,
    ],
    [
      'POST',
      `/users/${NILS}/teamwork/installedApps`,
      {
        'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsApp('contoso', 'Drawbridge')}`,
      },
      201,
    ],
    ['GET', '/auditLogs/directoryAudits?$top=5', undefined, 200],
  ];
