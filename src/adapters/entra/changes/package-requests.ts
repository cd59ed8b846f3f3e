// Sends entitlement management what an administrator would: assign a package, prolong it, take it back.
import type { HoldPackage } from '../../../domain/access/change.ts';
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { ENTITLEMENT } from '../facts/packages.ts';
import type { ChangerDeps } from './deps.ts';
import { inTheWay, isSomebodyElses } from './somebody-else.ts';

export interface AssignmentOrder {
  readonly requestType: 'adminAdd' | 'adminUpdate' | 'adminRemove';
  readonly assignment: Readonly<Record<string, string>>;
  /** Absent for a removal. */
  readonly until?: Instant;
}

export interface Sent {
  /** Of the request that Entra works on; undefined where nothing was sent. */
  readonly id: string | undefined;
  readonly requestIds: readonly string[];
}

/** The words of an end tell it apart from a beginning for whoever reads Entra's log. */
const WORDS = {
  adminAdd: 'Drawbridge request',
  adminUpdate: 'Prolonged by Drawbridge request',
  adminRemove: 'End of Drawbridge request',
} as const;

/**
 * https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests
 * Microsoft publishes no permission that only removes: who gave takes back.
 */
export async function sendAssignment(
  { writer, clock }: Pick<ChangerDeps, 'writer' | 'clock'>,
  { tenantId }: HoldPackage,
  context: ChangeContext,
  { requestType, assignment, until }: AssignmentOrder,
): Promise<Sent> {
  const { signal, clientRequestId, requestId: ours } = context;
  const body = {
    requestType,
    assignment,
    justification: `${WORDS[requestType]} ${ours}`,
    ...(until !== undefined && {
      schedule: {
        startDateTime: new Date(clock.now()).toISOString(),
        expiration: { type: 'afterDateTime', endDateTime: new Date(until).toISOString() },
      },
    }),
  };
  try {
    const { body: made, requestId } = await writer('packages-writer')(tenantId).send<{
      id?: string;
    }>('POST', `${ENTITLEMENT}/assignmentRequests`, body, {
      needs: 'EntitlementManagement.ReadWrite.All',
      signal,
      clientRequestId,
    });
    return { id: made?.id, requestIds: [requestId] };
  } catch (error) {
    if (!(error instanceof DirectoryError) || !isAlreadySo(error, requestType)) throw error;
    if (requestType === 'adminAdd' && isSomebodyElses(context)) {
      throw inTheWay(tenantId, 'Somebody else gave them the package meanwhile.', error);
    }
    // Sent before, and not shown yet: what counts is what is read back.
    return { id: undefined, requestIds: error.requestId ? [error.requestId] : [] };
  }
}

/** Of these refusals Microsoft publishes neither codes nor words. */
const EXISTS = /exist(s|ing)|already/i;

const isAlreadySo = (
  { trouble, code, message }: DirectoryError,
  requestType: AssignmentOrder['requestType'],
): boolean =>
  requestType === 'adminRemove'
    ? trouble === 'not-found'
    : trouble === 'refused' && EXISTS.test(`${code} ${message}`);
