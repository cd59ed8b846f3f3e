// Reads who holds an access package, and what entitlement management is still working on.
import type {
  AccessPackageAssignment,
  AccessPackageAssignmentRequest,
} from '@microsoft/microsoft-graph-types';
import type { PackageAssignment } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { type GraphAnswer, type GraphClient, quoted } from '../graph/client.ts';
import { ENTITLEMENT, NEEDS } from './packages.ts';

/** `partiallyDelivered`: some of the roles were given, and Entra has stopped trying. */
export type AssignmentState =
  | 'delivering'
  | 'delivered'
  | 'partiallyDelivered'
  | 'deliveryFailed'
  | 'expired';

export interface ListedAssignment extends PackageAssignment {
  readonly id: string;
  /** One that is not known by name counts as being delivered. */
  readonly state: AssignmentState;
}

/**
 * https://learn.microsoft.com/graph/api/entitlementmanagement-list-assignments; those that are over are
 * listed as well.
 */
export async function readAssignments(
  graph: GraphClient,
  objectId: string,
  packageId: string | undefined,
  signal?: AbortSignal,
): Promise<GraphAnswer<ListedAssignment[]>> {
  const ofPerson = `target/objectId eq ${quoted(objectId)}`;
  const { body, requestId } = await graph.list<AccessPackageAssignment>(
    `${ENTITLEMENT}/assignments`,
    {
      needs: NEEDS,
      query: {
        $expand: 'accessPackage,target',
        $filter: packageId ? `accessPackage/id eq ${quoted(packageId)} and ${ofPerson}` : ofPerson,
      },
      signal,
    },
  );
  return { body: body.map(listedOf), requestId };
}

const KNOWN: readonly string[] = ['delivered', 'partiallyDelivered', 'deliveryFailed', 'expired'];

function listedOf({
  id,
  state,
  schedule,
  accessPackage,
}: AccessPackageAssignment): ListedAssignment {
  const end = schedule?.expiration?.endDateTime;
  return {
    id: id ?? '',
    packageId: (accessPackage?.id ?? '').toLowerCase(),
    state: KNOWN.includes(state ?? '') ? (state as AssignmentState) : 'delivering',
    until: end ? Date.parse(end) : null,
  };
}

/** Whether any of it is, or may be, in the person's hands. */
export const givesAnything = ({ state }: ListedAssignment): boolean =>
  state !== 'deliveryFailed' && state !== 'expired';

export interface AssignmentRequest {
  readonly id: string;
  readonly removes: boolean;
  readonly state: string;
  /** What it brings about, or takes back, once that is known. */
  readonly assignmentId: string | undefined;
}

/**
 * https://learn.microsoft.com/graph/api/entitlementmanagement-list-assignmentrequests
 * Requests about this person and package that entitlement management has taken, and that no
 * assignment shows yet. Who is assigned stands in `requestor`.
 */
export async function readSubmitted(
  graph: GraphClient,
  objectId: string,
  packageId: string,
  signal?: AbortSignal,
): Promise<AssignmentRequest[]> {
  const { body } = await graph.list<AccessPackageAssignmentRequest>(
    `${ENTITLEMENT}/assignmentRequests`,
    {
      needs: NEEDS,
      query: {
        $expand: 'accessPackage,requestor',
        $filter: `accessPackage/id eq ${quoted(packageId)} and state eq 'submitted'`,
      },
      signal,
    },
  );
  return body
    .filter(({ requestor }) => requestor?.objectId?.toLowerCase() === objectId)
    .map(requestOf);
}

/** https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-get; null when it is not there, or not yet. */
export async function readRequest(
  graph: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<AssignmentRequest | null> {
  try {
    const { body } = await graph.get<AccessPackageAssignmentRequest>(
      `${ENTITLEMENT}/assignmentRequests/${encodeURIComponent(id)}`,
      { needs: NEEDS, query: { $expand: 'assignment' }, signal },
    );
    return requestOf(body);
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

const requestOf = ({
  id,
  requestType,
  state,
  assignment,
}: AccessPackageAssignmentRequest): AssignmentRequest => ({
  id: id ?? '',
  removes: /remove$/i.test(requestType ?? ''),
  state: state ?? '',
  assignmentId: assignment?.id ?? undefined,
});
