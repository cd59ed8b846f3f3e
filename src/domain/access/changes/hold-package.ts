// An assignment to an access package through one of its policies, until a moment.
import type { GroupAccess } from '../../estate/estate.ts';
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';
import { otherPlaces, placeHand, placeKey } from './group-place.ts';

export interface HoldPackage extends AnyChange {
  readonly type: 'hold-package';
  readonly packageId: string;
  readonly policyId: string;
  /** What was in the package when it was approved: see {@link AccessPackage.contents}. */
  readonly contents: string;
  /** Places in groups that it gives. Absent in what was approved before they were kept. */
  readonly places?: ReadonlyArray<{ readonly groupId: string; readonly as: GroupAccess }>;
  readonly holder: PrincipalRef;
}

const placesOf = ({ tenantId, places = [], holder }: HoldPackage) =>
  places.map(({ groupId, as }) => ({ tenantId, groupId, accessId: as, objectId: idOf(holder) }));

export const holdPackage: ChangeRules<HoldPackage> = {
  // Nobody holds a package twice, whatever the policy.
  key: ({ tenantId, packageId, holder }) => `package/${tenantId}/${packageId}/${idOf(holder)}`,
  // Entra hands them out and takes them back in its own time, and knows nobody else who gave one.
  along: (change) => placesOf(change).map((place) => placeKey('package', place)),
  touches: (change) => placesOf(change).map(placeHand),
  otherWays: (change) => placesOf(change).flatMap((place) => otherPlaces('package', place)),
  principal: 'holder',
  /** https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests */
  byHand: ({ packageId, holder }, objectId) => ({
    graph: [
      {
        method: 'POST',
        path: '/identityGovernance/entitlementManagement/assignmentRequests',
        body: { requestType: 'adminRemove', assignment: { id: objectId ?? '{assignment id}' } },
      },
    ],
    portal: `ID Governance > Entitlement management > Access packages > ${packageId} > Assignments > ${idOf(holder)} > Remove`,
    mind: 'The assignment carries its own end in Entra.',
  }),
  impersonal: ({ packageId, policyId }) => ({ packageId, policyId }),
  looks: ({ tenantId, holder }) =>
    'objectId' in holder
      ? [{ fact: 'package-assignments', tenantId, objectId: holder.objectId }]
      : [],
};
