// Ownership of a group, without PIM.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';
import { otherPlaces, placeHand, placeKey } from './group-place.ts';

export interface OwnGroup extends AnyChange {
  readonly type: 'own-group';
  readonly groupId: string;
  readonly owner: PrincipalRef;
}

const placeOf = ({ tenantId, groupId, owner }: OwnGroup) =>
  ({ tenantId, groupId, accessId: 'owner', objectId: idOf(owner) }) as const;

export const ownGroup: ChangeRules<OwnGroup> = {
  key: (change) => placeKey('direct', placeOf(change)),
  touches: (change) => [placeHand(placeOf(change))],
  otherWays: (change) => otherPlaces('direct', placeOf(change)),
  principal: 'owner',
  /** https://learn.microsoft.com/graph/api/group-delete-owners */
  byHand: ({ groupId, owner }) => ({
    graph: [{ method: 'DELETE', path: `/groups/${groupId}/owners/${idOf(owner)}/$ref` }],
    portal: `Groups > All groups > ${groupId} > Owners > ${idOf(owner)} > Remove`,
    mind: 'The last owner of a group cannot be removed: name another one first.',
  }),
  impersonal: ({ groupId }) => ({ groupId }),
  looks: ({ tenantId, groupId }) => [{ fact: 'group-owners', tenantId, groupId }],
};
