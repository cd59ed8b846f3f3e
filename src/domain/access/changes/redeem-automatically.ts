// One half of automatic redemption: a tenant no longer asks people whether they consent to being a guest.
import { type AnyChange, type ChangeRules, flagsWithout } from './change-rules.ts';
import { closedPart } from './close-partner.ts';

/** Whether the tenant lets its own people through, or lets people of the partner in. */
export const DIRECTIONS = ['outboundAllowed', 'inboundAllowed'] as const;
export type RedemptionDirection = (typeof DIRECTIONS)[number];

export interface RedeemAutomatically extends AnyChange {
  readonly type: 'redeem-automatically';
  readonly partnerId: string;
  readonly direction: RedemptionDirection;
}

const partOf = (
  { tenantId, partnerId }: RedeemAutomatically,
  direction: RedemptionDirection,
): string => `redemption/${tenantId}/${partnerId}/${direction}`;

export const redeemAutomatically: ChangeRules<RedeemAutomatically> = {
  // Graph replaces both directions together, so only one hand at a time touches them.
  key: ({ tenantId, partnerId }) => `redemption/${tenantId}/${partnerId}`,
  parts: (change) => [partOf(change, change.direction)],
  beside: (change) =>
    DIRECTIONS.filter((direction) => direction !== change.direction).map((direction) =>
      partOf(change, direction),
    ),
  barredBy: (change) => [closedPart(change, 'automaticUserConsentSettings')],
  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-update */
  byHand: ({ partnerId, direction }) => ({
    graph: [
      {
        method: 'PATCH',
        path: `/policies/crossTenantAccessPolicy/partners/${partnerId}`,
        body: { automaticUserConsentSettings: flagsWithout(DIRECTIONS, direction) },
      },
    ],
    portal: `External Identities > Cross-tenant access settings > Organizational settings > ${partnerId} > ${direction === 'inboundAllowed' ? 'Inbound' : 'Outbound'} access > Trust settings`,
    mind: 'Graph replaces both directions together: read them first, and send the other one as it is.',
  }),
  impersonal: ({ partnerId, direction }) => ({ partnerId, direction }),
  looks: ({ tenantId, partnerId }) => [
    { fact: 'partner-policy', tenantId, partnerId },
    { fact: 'default-policy', tenantId },
  ],
};
