// What is never granted, whatever a policy says: roles and groups that lead to control of the tenant.

import { type Refusal, refusal } from '../../shared/refusal.ts';
import type { DirectoryRole, EnterpriseApplication, Group } from '../facts.ts';
import { isApiOfMicrosoft } from './microsoft-apis.ts';
import { PRIVILEGED_ROLES, raises } from './privileged-roles.ts';
import { isOnlyForUnits, isOnlyForUnitsId } from './scopable-roles.ts';

/** Of a role, or of its use in one administrative unit: see docs/decisions/0011-roles-for-a-unit.md. */
export type Reach = 'tenant' | 'unit';

export const roleIsNeverGranted = (roleId: string, reach: Reach = 'tenant'): string | undefined =>
  reach === 'unit' && isOnlyForUnitsId(roleId) ? undefined : PRIVILEGED_ROLES[roleId.toLowerCase()];

/** Why this role is above the ceiling; `undefined` if it is not. */
export function roleCeiling(role: DirectoryRole, reach: Reach = 'tenant'): Refusal | undefined {
  if (isOnlyForUnits(role)) return reach === 'unit' ? undefined : onlyForUnits(role);
  const never = roleIsNeverGranted(role.templateId) ?? roleIsNeverGranted(role.id);
  // Built-in roles too: Microsoft adds new ones, and adds to those there are.
  const raising = role.actions.find(raises);
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

const onlyForUnits = (role: DirectoryRole): Refusal =>
  refusal(
    'above-ceiling',
    `${role.displayName} is given for single administrative units only, never for a whole tenant.`,
    'Ask for it in one unit, or talk to the tenant’s owner.',
    'resource',
  );

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

/**
 * Why no role of this application is ever given, whichever it is; `undefined` if some may be. What
 * Microsoft publishes opens the tenant itself, and Drawbridge stands on it.
 */
export const applicationCeiling = (application: EnterpriseApplication): Refusal | undefined =>
  isApiOfMicrosoft(application)
    ? refusal(
        'above-ceiling',
        `${application.displayName} is an application of Microsoft’s, and its roles are never given through Drawbridge.`,
        'Ask for a directory role as PIM eligibility, or for another application.',
        'resource',
      )
    : undefined;
