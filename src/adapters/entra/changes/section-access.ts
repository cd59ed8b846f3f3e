// Reads one section for one partner with the default behind it, and writes it as a whole.
import type { OpenSection } from '../../../domain/access/change.ts';
import type { LiveSection } from '../../../domain/access/pairs/live.ts';
import type { WholeSection } from '../../../domain/access/pairs/section.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { partnerPath, readDefaultPolicy, readPartnerPolicy } from '../facts/partners.ts';
import type { GraphClient } from '../graph/client.ts';

const NEEDS = 'Policy.ReadWrite.CrossTenantAccess';
const PARTNERS = '/policies/crossTenantAccessPolicy/partners';

type Where = Pick<OpenSection, 'tenantId' | 'partnerId' | 'section'>;

export interface SectionRead {
  readonly live: LiveSection;
  /** Whether the tenant has an entry for the partner at all. */
  readonly entry: boolean;
  readonly requestIds: readonly string[];
}

export async function readSection(
  graph: GraphClient,
  { tenantId, partnerId, section }: Where,
  signal: AbortSignal,
): Promise<SectionRead> {
  const [partner, fallback] = await Promise.all([
    readPartnerPolicy(graph, tenantId, partnerId, signal),
    readDefaultPolicy(graph, tenantId, signal),
  ]);
  return {
    live: {
      own: partner.body?.sections[section] ?? null,
      fallback: fallback.body.sections[section],
    },
    entry: partner.body !== null,
    requestIds: [partner.requestId, fallback.requestId].filter((id) => id !== ''),
  };
}

interface Sending {
  readonly signal: AbortSignal;
  readonly clientRequestId: string;
}

/**
 * Null inherits again. Nothing else of the entry is sent, so nothing else of it changes:
 * https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-update
 */
export async function writeSection(
  graph: GraphClient,
  { partnerId, section }: Where,
  value: WholeSection | null,
  { signal, clientRequestId }: Sending,
): Promise<string> {
  const options = { needs: NEEDS, signal, clientRequestId };
  const { requestId } = await graph.send(
    'PATCH',
    partnerPath(partnerId),
    { [section]: value },
    options,
  );
  return requestId;
}

/**
 * Makes the entry with this section alone; everything else in it is as the default.
 * https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-post-partners
 */
export async function addEntry(
  graph: GraphClient,
  where: Where,
  value: WholeSection,
  { signal, clientRequestId }: Sending,
): Promise<string> {
  const { partnerId, section } = where;
  const entry = { tenantId: partnerId, [section]: value };
  try {
    const options = { needs: NEEDS, signal, clientRequestId };
    const { requestId } = await graph.send('POST', PARTNERS, entry, options);
    return requestId;
  } catch (error) {
    // Which code a second entry gets is not published.
    if (error instanceof DirectoryError && /already exist|conflict/i.test(error.message)) {
      throw notSeen(where.tenantId, error);
    }
    throw error;
  }
}

/** What would be written was worked out without what stands there: the next try reads it first. */
const notSeen = (tenantId: string, cause: DirectoryError): DirectoryError =>
  new DirectoryError(
    'unavailable',
    tenantId,
    'entry-exists',
    'the entry for that partner was made a moment ago, or was not shown yet; it is read again before anything is written',
    { cause, ...(cause.requestId !== undefined && { requestId: cause.requestId }) },
  );
