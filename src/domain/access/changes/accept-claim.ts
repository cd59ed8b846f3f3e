// One claim about how people of a partner signed in at home, accepted as if it had been made here.
import { type AnyChange, type ChangeRules, flagsWithout } from './change-rules.ts';
import { closedPart } from './close-partner.ts';

/** As Graph spells them inside `inboundTrust`. */
export const CLAIMS = [
  'isMfaAccepted',
  'isCompliantDeviceAccepted',
  'isHybridAzureADJoinedDeviceAccepted',
] as const;
export type Claim = (typeof CLAIMS)[number];

export interface AcceptClaim extends AnyChange {
  readonly type: 'accept-claim';
  readonly partnerId: string;
  readonly claim: Claim;
}

const partOf = ({ tenantId, partnerId }: AcceptClaim, claim: Claim): string =>
  `trust/${tenantId}/${partnerId}/${claim}`;

export const acceptClaim: ChangeRules<AcceptClaim> = {
  // Graph replaces the three together, so only one hand at a time touches them.
  key: ({ tenantId, partnerId }) => `trust/${tenantId}/${partnerId}`,
  parts: (change) => [partOf(change, change.claim)],
  beside: (change) =>
    CLAIMS.filter((claim) => claim !== change.claim).map((claim) => partOf(change, claim)),
  barredBy: (change) => [closedPart(change, 'inboundTrust')],
  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-update */
  byHand: ({ partnerId, claim }) => ({
    graph: [
      {
        method: 'PATCH',
        path: `/policies/crossTenantAccessPolicy/partners/${partnerId}`,
        body: { inboundTrust: flagsWithout(CLAIMS, claim) },
      },
    ],
    portal: `External Identities > Cross-tenant access settings > Organizational settings > ${partnerId} > Inbound access > Trust settings`,
    mind: 'Graph replaces the three claims together: read them first, and send the other two as they are.',
  }),
  impersonal: ({ partnerId, claim }) => ({ partnerId, claim }),
  looks: ({ tenantId, partnerId }) => [
    { fact: 'partner-policy', tenantId, partnerId },
    { fact: 'default-policy', tenantId },
  ],
};
