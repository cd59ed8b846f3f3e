// Which directory roles can be given for one administrative unit, and which of those only so.
import type { DirectoryRole } from '../facts.ts';
import { raises } from './privileged-roles.ts';

/**
 * Built-in roles that Microsoft lets be assigned with administrative unit scope, by template id.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal#roles-that-can-be-assigned-with-administrative-unit-scope
 */
const SCOPABLE: Readonly<Record<string, string>> = {
  '58a13ea3-c632-46ae-9ee0-9c0d43cd7f3d': 'Attribute Assignment Administrator',
  'ffd52fa5-98dc-465c-991d-fc073eb59f8f': 'Attribute Assignment Reader',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': 'Authentication Administrator',
  '7698a772-787b-4ac8-901f-60d6b08affd2': 'Cloud Device Administrator',
  'fdd7a751-b60b-444a-984c-02652fe8fa1c': 'Groups Administrator',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'Helpdesk Administrator',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a': 'License Administrator',
  '966707d0-3269-4727-9be2-8c3a10f19b9d': 'Password Administrator',
  '644ef478-e28f-4e28-b9dc-3fdde9aa0b1f': 'Printer Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c': 'SharePoint Administrator',
  '69091246-20e8-4a56-aa4d-066075b2a7a8': 'Teams Administrator',
  '3d762c5a-1b6c-493f-843e-55a3b42923d4': 'Teams Devices Administrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
};

/**
 * Above the ceiling in the whole tenant, and given for one unit where {@link reachOf} finds nobody in
 * it who must stay out of reach: they raise by taking over somebody's sign-in and in no other way.
 * User Administrator is not among them: it also grants consent, assigns applications and runs
 * entitlement management (docs/decisions/0011-roles-for-a-unit.md).
 */
const ONLY_FOR_UNITS: ReadonlySet<string> = new Set([
  'c4e39bd9-1100-46d3-8c65-fb160da0071f', // Authentication Administrator
  '729827e3-9c14-49f7-bb1b-9608f156bbb8', // Helpdesk Administrator
  '966707d0-3269-4727-9be2-8c3a10f19b9d', // Password Administrator
]);

/** What a custom role needs at least one of, to be assigned for a unit. */
const IN_UNITS = /^microsoft\.directory\/(users|groups|devices)\b/i;
/** Actions that Entra confines to the accounts in the unit that hold no role. */
const ON_PEOPLE = /^microsoft\.directory\/(users|deletedItems\.users)\//i;

/** By id, as far as an id tells: a custom role may be scopable as well. */
export const isScopableId = (roleId: string): boolean => roleId.toLowerCase() in SCOPABLE;

export const isScopable = (role: DirectoryRole): boolean =>
  role.builtIn
    ? isScopableId(role.templateId)
    : role.actions.some((action) => IN_UNITS.test(action));

export const isOnlyForUnitsId = (roleId: string): boolean =>
  ONLY_FOR_UNITS.has(roleId.toLowerCase());

/** Looks at what the role may do as well: Microsoft adds to the roles there are. */
export const isOnlyForUnits = (role: DirectoryRole): boolean =>
  role.builtIn &&
  isOnlyForUnitsId(role.templateId) &&
  isOnlyForUnitsId(role.id) &&
  role.actions.filter(raises).every((action) => ON_PEOPLE.test(action));
