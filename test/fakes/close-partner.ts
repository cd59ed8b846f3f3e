// Everything closed for a partner in fake directories; it is never opened again by an end.
import type { ClosePartner } from '../../src/domain/access/change.ts';
import type { PartnerPolicy } from '../../src/domain/facts.ts';
import type { Thing } from './changers.ts';
import { everyone, type FakeDirectory, partnerPolicy } from './directory.ts';

export const CLOSED = {
  sections: {
    b2bCollaborationInbound: everyone('blocked'),
    b2bCollaborationOutbound: everyone('blocked'),
    b2bDirectConnectInbound: everyone('blocked'),
    b2bDirectConnectOutbound: everyone('blocked'),
  },
  inboundTrust: {
    isMfaAccepted: false,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: false,
  },
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
} as const satisfies Partial<PartnerPolicy>;

export const closeThing =
  ({ partners }: FakeDirectory) =>
  ({ tenantId, partnerId }: ClosePartner): Thing => {
    const key = `${tenantId}/${partnerId}`;
    const there = () => {
      const entry = partners.get(key);
      return (Object.keys(CLOSED) as Array<keyof typeof CLOSED>).every(
        (name) => JSON.stringify(entry?.[name]) === JSON.stringify(CLOSED[name]),
      );
    };
    return {
      there,
      on: () => {
        partners.set(key, { ...(partners.get(key) ?? partnerPolicy(partnerId)), ...CLOSED });
      },
      off() {},
      keeps: () => (there() ? 'It stays closed.' : undefined),
    };
  };
