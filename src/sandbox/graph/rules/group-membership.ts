// Which groups take members by hand, and from whom. https://learn.microsoft.com/graph/api/group-post-members
import { type Body, flag, text, texts } from '../body.ts';
import type { Call } from '../call.ts';
import type { Entry } from '../objects.ts';
import { badRequest, denied } from '../problem.ts';
import { demandUnrestricted } from './restricted.ts';

export const isDynamic = (group: Body) => texts(group, 'groupTypes').includes('DynamicMembership');

/** Throws when the group's membership is not the caller's to change. */
export function demandMembershipOpen(call: Call, group: Body): void {
  demandUnrestricted(call, text(group, 'id') ?? '');
  if (
    flag(group, 'isAssignableToRole') &&
    !call.caller.roles.has('RoleManagement.ReadWrite.Directory')
  )
    throw denied('Role-assignable groups need RoleManagement.ReadWrite.Directory.');
  if (flag(group, 'onPremisesSyncEnabled'))
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  // Wording is inference: the service refuses with 400, its sentence is not published.
  if (isDynamic(group))
    throw badRequest('Membership of a group with dynamic membership cannot be changed by hand.');
  if (flag(group, 'mailEnabled') && !texts(group, 'groupTypes').includes('Unified'))
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.');
}

/** Which objects a group takes: table "Supported members" of the page above. */
export function demandFitting(group: Body, member: Entry): void {
  const unified = texts(group, 'groupTypes').includes('Unified');
  const takes = unified ? ['user'] : ['user', 'group', 'device', 'servicePrincipal', 'orgContact'];
  const assignable = flag(group, 'isAssignableToRole');
  if (!takes.includes(member.type) || (assignable && member.type === 'group'))
    throw badRequest(
      `One or more members cannot be linked to the group because objects of type '${member.type}' are not supported as members of it.`,
    );
}
