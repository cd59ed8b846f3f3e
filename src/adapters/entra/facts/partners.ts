// Reads the cross-tenant access policy: the default, and the entry for one partner.
import type {
  CrossTenantAccessPolicyConfigurationDefault,
  CrossTenantAccessPolicyConfigurationPartner,
} from '@microsoft/microsoft-graph-types';
import type { DefaultPolicy, PartnerPolicy } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphAnswer, GraphClient } from '../graph/client.ts';
import { settingsOf } from './cross-tenant-settings.ts';

const NEEDS = 'Policy.Read.All';
const POLICY = '/policies/crossTenantAccessPolicy';

export const partnerPath = (partnerId: string): string =>
  `${POLICY}/partners/${encodeURIComponent(partnerId)}`;

/** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-get */
export async function readPartnerPolicy(
  graph: GraphClient,
  tenantId: string,
  partnerId: string,
  signal?: AbortSignal,
): Promise<GraphAnswer<PartnerPolicy | null>> {
  try {
    const { body, requestId } = await graph.get<CrossTenantAccessPolicyConfigurationPartner>(
      partnerPath(partnerId),
      { needs: NEEDS, query: { $expand: 'identitySynchronization' }, signal },
    );
    const sync = body.identitySynchronization;
    const partner = {
      partnerId,
      isServiceProvider: body.isServiceProvider ?? null,
      isInMultiTenantOrganization: body.isInMultiTenantOrganization ?? null,
      identitySynchronization: sync
        ? {
            displayName: sync.displayName ?? null,
            isSyncAllowed: sync.userSyncInbound?.isSyncAllowed === true,
          }
        : null,
      ...settingsOf(tenantId, body),
    };
    return { body: partner, requestId };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') {
      return { body: null, requestId: error.requestId ?? '' };
    }
    throw error;
  }
}

/** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationdefault-get */
export async function readDefaultPolicy(
  graph: GraphClient,
  tenantId: string,
  signal?: AbortSignal,
): Promise<GraphAnswer<DefaultPolicy>> {
  const { body, requestId } = await graph.get<CrossTenantAccessPolicyConfigurationDefault>(
    `${POLICY}/default`,
    { needs: NEEDS, signal },
  );
  return {
    body: { isServiceDefault: body.isServiceDefault === true, ...settingsOf(tenantId, body) },
    requestId,
  };
}
