// Built-in directory roles that control a tenant, or lead to it: by template id, as Microsoft publishes them.

/**
 * Every role that Microsoft labels privileged and that can change something, and two that are not
 * labelled and can still open the tenant (authentication policy, identity governance). Reading roles
 * are not here.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const PRIVILEGED_ROLES: Readonly<Record<string, string>> = {
  'db506228-d27e-4b7d-95e5-295956d6615f': 'Agent ID Administrator',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  'cf1c38e5-3621-4004-a7cb-879624dced7c': 'Application Developer',
  'ecb2c6bf-0ab6-418e-bd87-7986f8d63bbe': 'Attribute Provisioning Administrator',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': 'Authentication Administrator',
  '25a516ed-2fa0-40ea-a2d0-12923a21473a': 'Authentication Extensibility Administrator',
  '0526716b-113d-4c15-b2c8-68e3c22b9f80': 'Authentication Policy Administrator',
  'aaf43236-0c0d-4d5f-883a-6955382ac081': 'B2C IEF Keyset Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
  '7698a772-787b-4ac8-901f-60d6b08affd2': 'Cloud Device Administrator',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9': 'Conditional Access Administrator',
  'd29b2b05-8046-44ba-8758-1e26182fcf32': 'Directory Synchronization Accounts',
  '9360feb5-f418-4baa-8175-e2a00bac4301': 'Directory Writers',
  '8329153b-31d0-4727-b945-745eb3bc5f31': 'Domain Name Administrator',
  'be2f45a1-457d-42af-a067-6ec1fa63bc45': 'External Identity Provider Administrator',
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'Helpdesk Administrator',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2': 'Hybrid Identity Administrator',
  '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e': 'Identity Governance Administrator',
  '3a2c62db-5318-420d-8d74-23affee5d9d5': 'Intune Administrator',
  '59d46f88-662b-457b-bceb-5c3809e5908f': 'Lifecycle Workflows Administrator',
  'a92aed5d-d78a-4d16-b381-09adb37eb3b0': 'On Premises Directory Sync Account',
  '4ba39ca4-527c-499a-b93d-d9b492c50246': 'Partner Tier1 Support',
  'e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8': 'Partner Tier2 Support',
  '966707d0-3269-4727-9be2-8c3a10f19b9d': 'Password Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
  '194ae4cb-b126-40b2-bd5b-6091b380977d': 'Security Administrator',
  '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f': 'Security Operator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
};

/** Resources whose every change leads to more rights. */
const RESOURCES = [
  'role\\w+',
  'applications\\w*',
  'applicationPolicies',
  'servicePrincipals\\w*',
  'oAuth2PermissionGrants',
  'permissionGrantPolicies',
  'groupsAssignableToRoles',
  'crossTenantAccessPolicy',
  'domains',
  'identityProviders',
  'conditionalAccessPolicies',
  'authorizationPolicy',
  'authenticationMethodsPolicy',
  'entitlementManagement',
  'lifecycleWorkflows',
].join('|');

/** Changes of a person by which somebody can sign in as them. */
const OF_USERS = [
  'allProperties',
  'password',
  'authenticationMethods',
  'strongAuthentication',
  'userPrincipalName',
  'basic',
].join('|');

const RAISES = new RegExp(
  `^microsoft\\.directory/(${RESOURCES}|(users|deletedItems\\.users)/(${OF_USERS}))[/.]`,
  'i',
);

/** Whether an action, as role definitions list them, can be used to gain more rights. */
export const raises = (action: string): boolean => RAISES.test(action) && !/\/read$/i.test(action);
