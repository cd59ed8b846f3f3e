// The parts of cross-tenant settings in the domain's words: sections with their lists, trust, redemption.
import type {
  CrossTenantAccessPolicyB2BSetting,
  CrossTenantAccessPolicyConfigurationDefault,
  CrossTenantAccessPolicyConfigurationPartner,
  CrossTenantAccessPolicyTargetConfiguration,
} from '@microsoft/microsoft-graph-types';
import type {
  CrossTenantSettings,
  PolicySection,
  Target,
  TargetList,
} from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';

type Settings = CrossTenantAccessPolicyConfigurationPartner &
  Omit<CrossTenantAccessPolicyConfigurationDefault, 'id'>;

/** What is read elsewhere, or says nothing about who may come in or go out. */
const KNOWN = [
  'id',
  'tenantId',
  'isServiceDefault',
  'isServiceProvider',
  'isInMultiTenantOrganization',
  'identitySynchronization',
  'inboundTrust',
  'automaticUserConsentSettings',
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
];

/** Throws DirectoryError where something stands there that Drawbridge could misread. */
export function settingsOf(tenantId: string, body: Settings): CrossTenantSettings {
  const { inboundTrust: trust, automaticUserConsentSettings: consent } = body;
  const section = (value: CrossTenantAccessPolicyB2BSetting | null | undefined) =>
    value ? sectionOf(tenantId, value) : null;
  return {
    sections: {
      b2bCollaborationInbound: section(body.b2bCollaborationInbound),
      b2bCollaborationOutbound: section(body.b2bCollaborationOutbound),
      b2bDirectConnectInbound: section(body.b2bDirectConnectInbound),
      b2bDirectConnectOutbound: section(body.b2bDirectConnectOutbound),
    },
    inboundTrust: trust
      ? {
          isMfaAccepted: trust.isMfaAccepted ?? null,
          isCompliantDeviceAccepted: trust.isCompliantDeviceAccepted ?? null,
          isHybridAzureADJoinedDeviceAccepted: trust.isHybridAzureADJoinedDeviceAccepted ?? null,
        }
      : null,
    automaticUserConsentSettings: consent
      ? {
          inboundAllowed: consent.inboundAllowed ?? null,
          outboundAllowed: consent.outboundAllowed ?? null,
        }
      : null,
    further: Object.entries(body).flatMap(([name, value]) =>
      value === null || name.includes('@') || KNOWN.includes(name) ? [] : [name],
    ),
  };
}

const sectionOf = (
  tenantId: string,
  { usersAndGroups, applications }: CrossTenantAccessPolicyB2BSetting,
): PolicySection => ({
  usersAndGroups: usersAndGroups ? listOf(tenantId, usersAndGroups) : null,
  applications: applications ? listOf(tenantId, applications) : null,
});

function listOf(tenantId: string, list: CrossTenantAccessPolicyTargetConfiguration): TargetList {
  const { accessType, targets } = list;
  if (accessType !== 'allowed' && accessType !== 'blocked') throw unclear(tenantId);
  return {
    accessType,
    targets: (targets ?? []).map(({ target, targetType }): Target => {
      if (!target || !targetType || targetType === 'unknownFutureValue') throw unclear(tenantId);
      return { target: GUID.test(target) ? target.toLowerCase() : target, targetType };
    }),
  };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Taken for less or for more than it says, it could open what nobody asked for. */
const unclear = (tenantId: string): DirectoryError =>
  new DirectoryError(
    'refused',
    tenantId,
    'unknown-setting',
    'its cross-tenant access policy holds a setting that Drawbridge does not know',
  );
