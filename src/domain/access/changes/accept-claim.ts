// One claim about how people of a partner signed in at home, accepted as if it had been made here.
import type { AnyChange, ChangeRules } from './change-rules.ts';
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

export const acceptClaim: ChangeRules<AcceptClaim> = {
  // Graph replaces the three together, so only one hand at a time touches them.
  key: ({ tenantId, partnerId }) => `trust/${tenantId}/${partnerId}`,
  parts: ({ tenantId, partnerId, claim }) => [`trust/${tenantId}/${partnerId}/${claim}`],
  barredBy: (change) => [closedPart(change, 'inboundTrust')],
  impersonal: ({ partnerId, claim }) => ({ partnerId, claim }),
  looks: ({ tenantId, partnerId }) => [
    { fact: 'partner-policy', tenantId, partnerId },
    { fact: 'default-policy', tenantId },
  ],
};
