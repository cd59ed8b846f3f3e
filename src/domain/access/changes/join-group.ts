// A direct membership in a group.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';
import { otherPlaces, placeHand, placeKey } from './group-place.ts';

export interface JoinGroup extends AnyChange {
  readonly type: 'join-group';
  readonly groupId: string;
  readonly member: PrincipalRef;
}

const placeOf = ({ tenantId, groupId, member }: JoinGroup) =>
  ({ tenantId, groupId, accessId: 'member', objectId: idOf(member) }) as const;

export const joinGroup: ChangeRules<JoinGroup> = {
  key: (change) => placeKey('direct', placeOf(change)),
  touches: (change) => [placeHand(placeOf(change))],
  otherWays: (change) => otherPlaces('direct', placeOf(change)),
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
