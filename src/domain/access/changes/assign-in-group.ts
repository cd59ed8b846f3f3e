// Membership in a group, or ownership of it, through PIM until a moment: eligible, or active at once.
import type { GroupAccess } from '../../estate/estate.ts';
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';
import { otherPlaces, placeHand, placeKey } from './group-place.ts';

export interface AssignInGroup extends AnyChange {
  readonly type: 'assign-in-group';
  readonly groupId: string;
  readonly accessId: GroupAccess;
  readonly mode: 'eligible' | 'active';
  readonly principal: PrincipalRef;
}

const placeOf = ({ tenantId, groupId, accessId, principal }: AssignInGroup) => ({
  tenantId,
  groupId,
  accessId,
  objectId: idOf(principal),
});

export const assignInGroup: ChangeRules<AssignInGroup> = {
  key: (change) => placeKey(change.mode, placeOf(change)),
  touches: (change) => [placeHand(placeOf(change))],
  otherWays: (change) => otherPlaces(change.mode, placeOf(change)),
  principal: 'principal',
  /** https://learn.microsoft.com/graph/api/privilegedaccessgroup-post-eligibilityschedulerequests, and -assignment… */
  byHand: ({ groupId, accessId, mode, principal }) => {
    const body = { action: 'adminRemove', accessId, groupId, principalId: idOf(principal) };
    const path = '/identityGovernance/privilegedAccess/group';
    const active = { method: 'POST', path: `${path}/assignmentScheduleRequests`, body } as const;
    const eligible = { method: 'POST', path: `${path}/eligibilityScheduleRequests`, body } as const;
    return {
      graph: mode === 'active' ? [active] : [active, eligible],
      portal: `ID Governance > Privileged Identity Management > Groups > ${groupId} > Assignments > ${idOf(principal)} > Remove`,
      mind: 'An activation ends by itself; a refusal that there is none is no error. PIM ends nothing in its first five minutes.',
    };
  },
  impersonal: ({ groupId, accessId, mode }) => ({ groupId, accessId, mode }),
  looks: ({ tenantId, groupId, accessId, principal }) =>
    'objectId' in principal
      ? [{ fact: 'group-standing', tenantId, groupId, accessId, principalId: principal.objectId }]
      : [],
};
