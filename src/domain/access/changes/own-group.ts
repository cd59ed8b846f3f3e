// Ownership of a group, without PIM.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';

export interface OwnGroup extends AnyChange {
  readonly type: 'own-group';
  readonly groupId: string;
  readonly owner: PrincipalRef;
}

export const ownGroup: ChangeRules<OwnGroup> = {
  key: ({ tenantId, groupId, owner }) => `owner/${tenantId}/${groupId}/${idOf(owner)}`,
  principal: 'owner',
  impersonal: ({ groupId }) => ({ groupId }),
  looks: ({ tenantId, groupId }) => [{ fact: 'group-owners', tenantId, groupId }],
};
