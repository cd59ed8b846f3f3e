// Membership in a group, or ownership of it, through PIM until a moment: eligible, or active at once.
import type { GroupAccess } from '../../estate/estate.ts';
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';

export interface AssignInGroup extends AnyChange {
  readonly type: 'assign-in-group';
  readonly groupId: string;
  readonly accessId: GroupAccess;
  readonly mode: 'eligible' | 'active';
  readonly principal: PrincipalRef;
}

export const assignInGroup: ChangeRules<AssignInGroup> = {
  key: ({ tenantId, groupId, accessId, mode, principal }) =>
    `group-pim/${tenantId}/${groupId}/${accessId}/${mode}/${idOf(principal)}`,
  principal: 'principal',
  impersonal: ({ groupId, accessId, mode }) => ({ groupId, accessId, mode }),
  looks: ({ tenantId, groupId, accessId, principal }) =>
    'objectId' in principal
      ? [{ fact: 'group-standing', tenantId, groupId, accessId, principalId: principal.objectId }]
      : [],
};
