// One small tenant for tests: a few people, groups of every kind, roles, a partner, licences with P2.
import type { TenantFile } from '../../../../src/sandbox/scenario/load.ts';

const id = (part: number) => `00000000-0000-4000-8000-${String(part).padStart(12, '0')}`;

export const ACME = '11111111-1111-4111-8111-111111111111';
export const PARTNER = '22222222-2222-4222-8222-222222222222';
export const STRANGER = '33333333-3333-4333-8333-333333333333';

export const PEOPLE = { ada: id(1), bob: id(2), cleo: id(3), guest: id(4), synced: id(5) };
export const GROUPS = {
  plain: id(11),
  nested: id(12),
  assignable: id(13),
  dynamic: id(14),
  synced: id(15),
  restricted: id(16),
};
export const UNITS = { open: id(21), restricted: id(22) };
export const ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
};

const user = (userId: string, name: string, more: Record<string, unknown> = {}) => ({
  id: userId,
  accountEnabled: true,
  displayName: `${name} Example`,
  givenName: name,
  surname: 'Example',
  mail: `${name.toLowerCase()}@acme.example`,
  userPrincipalName: `${name.toLowerCase()}@acme.example`,
  userType: 'Member',
  createdDateTime: '2026-01-05T08:00:00Z',
  otherMails: [],
  ...more,
});

const group = (groupId: string, displayName: string, more: Record<string, unknown> = {}) => ({
  id: groupId,
  displayName,
  mailEnabled: false,
  mailNickname: displayName.toLowerCase().replaceAll(' ', '-'),
  securityEnabled: true,
  groupTypes: [],
  ...more,
});

const role = (roleId: string, displayName: string) => ({
  id: roleId,
  templateId: roleId,
  displayName,
  isBuiltIn: true,
  isEnabled: true,
  resourceScopes: ['/'],
  rolePermissions: [{ allowedResourceActions: [], condition: null }],
});

const members = (...ids: string[]) => ({
  value: ids.map((one) => ({ '@odata.type': '#microsoft.graph.user', id: one })),
});

const policyId = `DirectoryRole_${ACME}_${id(31)}`;
const target = {
  caller: 'Admin',
  operations: ['all'],
  level: 'Eligibility',
  inheritableSettings: [],
  enforcedSettings: [],
};

export const licences = (...plans: string[]) => ({
  value: [
    {
      id: `${ACME}_${id(41)}`,
      skuId: id(41),
      skuPartNumber: 'ACME_SUITE',
      capabilityStatus: 'Enabled',
      consumedUnits: 3,
      prepaidUnits: { enabled: 10, lockedOut: 0, suspended: 0, warning: 0 },
      servicePlans: plans.map((servicePlanName, n) => ({
        servicePlanId: id(50 + n),
        servicePlanName,
        provisioningStatus: 'Success',
        appliesTo: 'User',
      })),
    },
  ],
});

export const sampleTenant = (): TenantFile => ({
  tenant: 'acme',
  tenantId: ACME,
  displayName: 'Acme',
  cloud: 'commercial',
  asOf: '2026-11-20T08:00:00Z',
  graph: {
    '/organization': {
      value: [
        {
          id: ACME,
          displayName: 'Acme',
          verifiedDomains: [
            { name: 'acme.example', isDefault: true, isInitial: false, type: 'Managed' },
            {
              name: 'acme.onmicrosoft.example',
              isDefault: false,
              isInitial: true,
              type: 'Managed',
            },
          ],
        },
      ],
    },
    '/subscribedSkus': licences('AAD_PREMIUM', 'AAD_PREMIUM_P2'),
    '/users': {
      value: [
        user(PEOPLE.ada, 'Ada', { department: 'Finance', otherMails: ['ada@elsewhere.example'] }),
        user(PEOPLE.bob, 'Bob', { accountEnabled: false }),
        user(PEOPLE.cleo, 'Cleo', { department: 'Legal' }),
        user(PEOPLE.guest, 'Gil', {
          mail: 'gil@other.example',
          userPrincipalName: 'gil_other.example#EXT#@acme.onmicrosoft.example',
          userType: 'Guest',
          externalUserState: 'Accepted',
        }),
        user(PEOPLE.synced, 'Sue', { onPremisesSyncEnabled: true }),
      ],
    },
    '/groups': {
      value: [
        group(GROUPS.plain, 'Plain'),
        group(GROUPS.nested, 'Nested'),
        group(GROUPS.assignable, 'Assignable', { isAssignableToRole: true }),
        group(GROUPS.dynamic, 'Dynamic', {
          groupTypes: ['DynamicMembership'],
          membershipRule: 'user.department -eq "Finance"',
          membershipRuleProcessingState: 'On',
        }),
        group(GROUPS.synced, 'Synced', { onPremisesSyncEnabled: true }),
        group(GROUPS.restricted, 'Restricted'),
      ],
    },
    [`/groups/${GROUPS.plain}/members`]: {
      value: [
        ...members(PEOPLE.ada, PEOPLE.guest).value,
        { '@odata.type': '#microsoft.graph.group', id: GROUPS.nested },
      ],
    },
    [`/groups/${GROUPS.plain}/owners`]: members(PEOPLE.ada),
    [`/groups/${GROUPS.nested}/members`]: members(PEOPLE.cleo),
    [`/users/${PEOPLE.ada}/manager`]: { id: PEOPLE.cleo, '@odata.type': '#microsoft.graph.user' },
    '/directory/administrativeUnits': {
      value: [
        { id: UNITS.open, displayName: 'Open unit', isMemberManagementRestricted: false },
        {
          id: UNITS.restricted,
          displayName: 'Restricted unit',
          isMemberManagementRestricted: true,
        },
      ],
    },
    [`/directory/administrativeUnits/${UNITS.open}/members`]: members(PEOPLE.cleo),
    [`/directory/administrativeUnits/${UNITS.restricted}/members`]: {
      value: [{ '@odata.type': '#microsoft.graph.group', id: GROUPS.restricted }],
    },
    '/roleManagement/directory/roleDefinitions': {
      value: [
        role(ROLES.globalAdministrator, 'Global Administrator'),
        role(ROLES.reportsReader, 'Reports Reader'),
        role(ROLES.securityReader, 'Security Reader'),
        role(ROLES.groupsAdministrator, 'Groups Administrator'),
      ],
    },
    '/roleManagement/directory/roleAssignments': {
      value: [
        {
          id: 'assignment-of-cleo',
          principalId: PEOPLE.cleo,
          roleDefinitionId: ROLES.globalAdministrator,
          directoryScopeId: '/',
        },
      ],
    },
    '/policies/roleManagementPolicies': {
      value: [
        { id: policyId, displayName: 'DirectoryRole', scopeId: '/', scopeType: 'DirectoryRole' },
      ],
    },
    '/policies/roleManagementPolicyAssignments': {
      value: [
        {
          id: `${policyId}_${ROLES.securityReader}`,
          policyId,
          scopeId: '/',
          scopeType: 'DirectoryRole',
          roleDefinitionId: ROLES.securityReader,
        },
      ],
    },
    [`/policies/roleManagementPolicies/${policyId}/rules`]: {
      value: [
        {
          '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyExpirationRule',
          id: 'Expiration_Admin_Eligibility',
          isExpirationRequired: true,
          maximumDuration: 'P30D',
          target,
        },
        {
          '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyEnablementRule',
          id: 'Enablement_Admin_Eligibility',
          enabledRules: ['Justification'],
          target,
        },
      ],
    },
    '/policies/authorizationPolicy': {
      id: 'authorizationPolicy',
      allowInvitesFrom: 'adminsGuestInvitersAndAllMembers',
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
    },
    '/policies/crossTenantAccessPolicy/partners': {
      value: [
        {
          tenantId: PARTNER,
          inboundTrust: {
            isMfaAccepted: true,
            isCompliantDeviceAccepted: false,
            isHybridAzureADJoinedDeviceAccepted: false,
          },
        },
      ],
    },
  },
  beta: {},
  errors: {},
});
