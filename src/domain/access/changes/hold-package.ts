// An assignment to an access package through one of its policies, until a moment.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';

export interface HoldPackage extends AnyChange {
  readonly type: 'hold-package';
  readonly packageId: string;
  readonly policyId: string;
  /** What was in the package when it was approved: see {@link AccessPackage.contents}. */
  readonly contents: string;
  readonly holder: PrincipalRef;
}

export const holdPackage: ChangeRules<HoldPackage> = {
  // Nobody holds a package twice, whatever the policy.
  key: ({ tenantId, packageId, holder }) => `package/${tenantId}/${packageId}/${idOf(holder)}`,
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
