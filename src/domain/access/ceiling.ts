// What is never granted, whatever a policy says: roles and groups that lead to control of the tenant.

import { type Refusal, refusal } from '../../shared/refusal.ts';
import type { DirectoryRole, Group } from '../facts.ts';

/** Template ids of built-in roles that hold, or can give themselves, control of the tenant. */
const NEVER: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2': 'Hybrid Identity Administrator',
  'd29b2b05-8046-44ba-8758-1e26182fcf32': 'Directory Synchronization Accounts',
  'a92aed5d-d78a-4d16-b381-09adb37eb3b0': 'On Premises Directory Sync Account',
  '4ba39ca4-527c-499a-b93d-d9b492c50246': 'Partner Tier1 Support',
  'e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8': 'Partner Tier2 Support',
};

/** What a custom role must not be able to change, or it could raise itself. Reading is harmless. */
const CONTROLS_THE_TENANT =
  /^microsoft\.directory\/(role\w+|applications\w*|applicationPolicies|servicePrincipals|oAuth2PermissionGrants|permissionGrantPolicies|users|groupsAssignableToRoles|crossTenantAccessPolicy|domains|conditionalAccessPolicies|authorizationPolicy)\//i;

const raises = (action: string): boolean =>
  CONTROLS_THE_TENANT.test(action) && !/\/read$/i.test(action);

export const roleIsNeverGranted = (roleId: string): string | undefined =>
  NEVER[roleId.toLowerCase()];

/** Why this role is above the ceiling; `undefined` if it is not. */
export function roleCeiling(role: DirectoryRole): Refusal | undefined {
  const never = roleIsNeverGranted(role.templateId) ?? roleIsNeverGranted(role.id);
  const raising = role.builtIn ? undefined : role.actions.find(raises);
  if (!never && !raising) return undefined;
  return refusal(
    'above-ceiling',
    never
      ? `${never} is never given through Drawbridge.`
      : `${role.displayName} may do "${raising}", which can be used to gain more rights, so it is never given through Drawbridge.`,
    'Ask for a narrower role, or talk to the tenant’s owner.',
    'resource',
  );
}

/** Why nobody may be put into this group by plain membership; `undefined` if they may. */
export function groupCeiling(group: Group): Refusal | undefined {
  if (!group.roleAssignable) return undefined;
  return refusal(
    'above-ceiling',
    `${group.displayName} can hold directory roles, so nobody is put into it through Drawbridge.`,
    'Ask for the role itself as PIM eligibility, or for another group.',
    'resource',
  );
}
