// Reads an assignment policy of an access package, and the connected organizations that policies speak of.
import type {
  AccessPackageAssignmentPolicy,
  AccessPackageQuestion,
  ConnectedOrganization as GraphOrganization,
} from '@microsoft/microsoft-graph-types';
import type {
  ConnectedOrganization,
  PackageAudience,
  PackagePolicy,
} from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { shortestLength } from '../../../shared/calendar-duration.ts';
import type { GraphClient } from '../graph/client.ts';
import { ENTITLEMENT, NEEDS } from './packages.ts';

const AUDIENCES: Readonly<Record<string, PackageAudience>> = {
  notSpecified: 'administrators-decide',
  specificDirectoryUsers: 'specific-people',
  allMemberUsers: 'members',
  allDirectoryUsers: 'directory',
  specificConnectedOrganizationUsers: 'specific-organizations',
  allConfiguredConnectedOrganizationUsers: 'connected-organizations',
  allExternalUsers: 'external',
};

/** Newer than the published types. */
type Policy = AccessPackageAssignmentPolicy & {
  readonly questions?: readonly AccessPackageQuestion[];
};

/** `singleUser`, `groupMembers`, `connectedOrganizationMembers`, and others that name nobody. */
type Subject = {
  readonly '@odata.type'?: string;
  readonly userId?: string | null;
  readonly groupId?: string | null;
  readonly connectedOrganizationId?: string | null;
};

/** https://learn.microsoft.com/graph/api/accesspackageassignmentpolicy-get; null when there is none. */
export async function readPolicy(
  graph: GraphClient,
  policyId: string,
  signal?: AbortSignal,
): Promise<PackagePolicy | null> {
  try {
    const { body } = await graph.get<Policy>(
      `${ENTITLEMENT}/assignmentPolicies/${encodeURIComponent(policyId)}`,
      { needs: NEEDS, query: { $expand: 'accessPackage,questions' }, signal },
    );
    return policyOf(policyId, body);
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

function policyOf(id: string, body: Policy): PackagePolicy {
  const subjects: readonly Subject[] = body.specificAllowedTargets ?? [];
  const { expiration, automaticRequestSettings: automatic } = body;
  const idsOf = (name: Exclude<keyof Subject, '@odata.type'>) =>
    subjects.flatMap((subject) => subject[name]?.toLowerCase() ?? []);
  const [people, groups] = [idsOf('userId'), idsOf('groupId')];
  const organizations = idsOf('connectedOrganizationId');
  return {
    id,
    packageId: (body.accessPackage?.id ?? '').toLowerCase(),
    displayName: body.displayName ?? id,
    audience: AUDIENCES[body.allowedTargetScope ?? ''] ?? 'nobody',
    people,
    groups,
    organizations,
    unclear: people.length + groups.length + organizations.length < subjects.length,
    longest:
      expiration?.type === 'afterDuration' ? shortestLength(expiration.duration ?? '') : null,
    endsAt:
      expiration?.type === 'afterDateTime' && expiration.endDateTime
        ? Date.parse(expiration.endDateTime)
        : null,
    needsApproval: body.requestApprovalSettings?.isApprovalRequiredForAdd === true,
    asksQuestions: (body.questions ?? []).some(({ isRequired }) => isRequired === true),
    automatic: automatic?.requestAccessForAllowedTargets === true,
  };
}

/** https://learn.microsoft.com/graph/api/entitlementmanagement-list-connectedorganizations */
export async function readOrganizations(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<ConnectedOrganization[]> {
  const { body } = await graph.list<GraphOrganization>(`${ENTITLEMENT}/connectedOrganizations`, {
    needs: NEEDS,
    signal,
  });
  return body.map((organization) => {
    const sources: ReadonlyArray<{ tenantId?: string | null; domainName?: string | null }> =
      organization.identitySources ?? [];
    return {
      id: (organization.id ?? '').toLowerCase(),
      displayName: organization.displayName ?? '',
      configured: organization.state === 'configured',
      tenantIds: sources.flatMap(({ tenantId }) => tenantId?.toLowerCase() ?? []),
      domains: sources.flatMap(({ domainName }) => domainName?.toLowerCase() ?? []),
    };
  });
}
