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
  /** https://learn.microsoft.com/graph/api/group-delete-members */
  byHand: ({ groupId, member }) => ({
    graph: [{ method: 'DELETE', path: `/groups/${groupId}/members/${idOf(member)}/$ref` }],
    portal: `Groups > All groups > ${groupId} > Members > ${idOf(member)} > Remove`,
  }),
  impersonal: ({ groupId }) => ({ groupId }),
  looks: ({ tenantId, groupId, member }) =>
    'objectId' in member
      ? [{ fact: 'membership', tenantId, groupId, objectId: member.objectId }]
      : [],
};
