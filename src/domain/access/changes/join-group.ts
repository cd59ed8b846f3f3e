// A direct membership in a group.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';

export interface JoinGroup extends AnyChange {
  readonly type: 'join-group';
  readonly groupId: string;
  readonly member: PrincipalRef;
}

export const joinGroup: ChangeRules<JoinGroup> = {
  key: ({ tenantId, groupId, member }) => `member/${tenantId}/${groupId}/${idOf(member)}`,
  principal: 'member',
  impersonal: ({ groupId }) => ({ groupId }),
  looks: ({ tenantId, groupId, member }) =>
    'objectId' in member
      ? [{ fact: 'membership', tenantId, groupId, objectId: member.objectId }]
      : [],
};
