// How far entitlement management has come with an access package, in words, and when it has given up.
import type { Instant } from '../../../domain/facts.ts';
import { DirectoryError, Unproven } from '../../../ports/directory-error.ts';
import type { AssignmentRequest, ListedAssignment } from '../facts/package-assignments.ts';

/** Entra keeps whole seconds, and its clock is not ours. */
const TOLERANCE_MS = 60_000;

export const lastsUntil = (held: ListedAssignment, until: Instant): boolean =>
  held.until === null || held.until >= until - TOLERANCE_MS;

export const isBeyond = (held: ListedAssignment, until: Instant): boolean =>
  held.until === null || held.until > until + TOLERANCE_MS;

export const isDelivered = (held: ListedAssignment, until: Instant): boolean =>
  held.state === 'delivered' && lastsUntil(held, until);

/**
 * What Entra is doing meanwhile; nothing where it is done and has delivered something else than was
 * asked for. `prolongs`: the person holds it already, for a shorter time.
 */
export function progress(
  held: ListedAssignment | undefined,
  prolongs: boolean,
): string | undefined {
  if (!held || held.state === 'delivering') return 'Entra is handing out the access package';
  return prolongs && held.state === 'delivered'
    ? 'Entra is prolonging the access package'
    : undefined;
}

/** Half a package is none: Entra has tried for hours when it says so. */
export function demandWhole(tenantId: string, { state }: ListedAssignment): void {
  if (state === 'partiallyDelivered' || state === 'deliveryFailed') throw failed(tenantId, state);
}

const BEING_DONE: readonly string[] = ['submitted', 'scheduled', 'delivering'];

/** A request that Entra has given up brings nothing about any more; one that is new may not be shown. */
export function demandAlive(tenantId: string, request: AssignmentRequest | null): void {
  if (request === null || request.state === 'delivered') return;
  if (!BEING_DONE.includes(request.state)) throw failed(tenantId, request.state);
}

export const isOpen = ({ state }: AssignmentRequest): boolean =>
  state === 'pendingApproval' || BEING_DONE.includes(state);

const NOTHING_CAME: readonly string[] = ['denied', 'canceled', 'deliveryFailed'];

/** A request that ended without giving anything to anybody. */
export const cameToNothing = (request: AssignmentRequest | null): boolean =>
  request !== null && NOTHING_CAME.includes(request.state);

const FAILURES: Readonly<Record<string, string>> = {
  partiallyDelivered: 'Entra could hand out only a part of the access package',
  pendingApproval: 'Entra wants an approval of its own for the access package',
};

const failed = (tenantId: string, state: string): DirectoryError =>
  new DirectoryError(
    'refused',
    tenantId,
    state,
    `${FAILURES[state] ?? 'Entra could not hand out the access package'}; its request in the Entra admin center says more`,
  );

/** Only a signed-in person can cancel a request that waits for an approval. */
export const stillAtIt = (tenantId: string, open: readonly AssignmentRequest[]): Unproven =>
  new Unproven(
    tenantId,
    open.some(({ state }) => state === 'pendingApproval')
      ? 'Entra still wants to have the access package approved: cancel that request in the Entra admin center'
      : 'Entra has not finished handing the access package out',
    { underway: true },
  );
