// Single settings of the cross-tenant access policy as Graph has them, whatever else stands beside them.
import type { CrossTenantAccessPolicyConfigurationPartner } from '@microsoft/microsoft-graph-types';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';
import { partnerPath } from './partners.ts';

const NEEDS = 'Policy.Read.All';

export type SectionName = 'inboundTrust' | 'automaticUserConsentSettings';
/** Null: not set, so that what stands behind it counts. */
export type Flags = Readonly<Record<string, boolean | null | undefined>>;

export interface Section {
  /** Null: there is no entry. */
  readonly flags: Flags | null;
  readonly requestId: string;
}

type Body = Readonly<Partial<Record<SectionName, Flags | null>>>;

/** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-get */
export async function readPartnerSection(
  graph: GraphClient,
  partnerId: string,
  name: SectionName,
  signal: AbortSignal,
): Promise<Section> {
  const query = { $select: `tenantId,${name}` };
  const { body, requestId } = await orNull(
    graph.get<Body>(partnerPath(partnerId), { needs: NEEDS, query, signal }),
  );
  return { flags: body && (body[name] ?? {}), requestId };
}

/** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationdefault-get */
export async function readDefaultSection(
  graph: GraphClient,
  name: SectionName,
  signal: AbortSignal,
): Promise<Section> {
  const { body, requestId } = await graph.get<Body>('/policies/crossTenantAccessPolicy/default', {
    needs: NEEDS,
    query: { $select: name },
    signal,
  });
  return { flags: body[name] ?? {}, requestId };
}

/** Whether users are accepted from the partner; without an entry, or a setting in it, they are not. */
export async function readSynchronisation(
  graph: GraphClient,
  partnerId: string,
  signal: AbortSignal,
) {
  const { body, requestId } = await orNull(
    graph.get<CrossTenantAccessPolicyConfigurationPartner>(partnerPath(partnerId), {
      needs: NEEDS,
      query: { $select: 'tenantId', $expand: 'identitySynchronization' },
      signal,
    }),
  );
  const { displayName, userSyncInbound } = body?.identitySynchronization ?? {};
  return {
    allowed: userSyncInbound?.isSyncAllowed === true,
    displayName: displayName ?? null,
    requestId,
  };
}

async function orNull<T>(
  read: Promise<{ readonly body: T; readonly requestId: string }>,
): Promise<{ readonly body: T | null; readonly requestId: string }> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.trouble !== 'not-found') throw error;
    return { body: null, requestId: error.requestId ?? '' };
  }
}
