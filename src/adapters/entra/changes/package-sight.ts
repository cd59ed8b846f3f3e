// What entitlement management shows of one person's assignment to one package, and whether that can be believed.
import type { HoldPackage } from '../../../domain/access/change.ts';
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import type { DirectoryAccess } from '../directory-access.ts';
import {
  type AssignmentRequest,
  givesAnything,
  type ListedAssignment,
  readAssignments,
  readRequest,
  readSubmitted,
} from '../facts/package-assignments.ts';
import { cameToNothing, isOpen } from './package-delivery.ts';
import { idOf } from './resolved.ts';

export interface Sight {
  /** In their hands, on its way, or what could not be handed out. */
  readonly held: ListedAssignment | undefined;
  /** The one that this grant knows to be its own, also where no list shows it. */
  readonly ownId: string | undefined;
  /** What Entra has taken and is not done with. */
  readonly open: readonly AssignmentRequest[];
  /** Ours is over, and what they hold came from somebody else. */
  readonly givenAgain: boolean;
  /** Nothing of it is there, and no reading that lags can have hidden it. */
  readonly over: boolean;
  readonly requestId: string;
}

/** As far as grants of ours gave it: one that overlapped may have given it for longer than this one. */
export const latestOf = ({ until, givenUntil = until }: ChangeContext): Instant =>
  Math.max(until, givenUntil);

export async function assignmentOf(
  reader: DirectoryAccess,
  { tenantId, packageId, holder }: HoldPackage,
  signal: AbortSignal,
): Promise<{ readonly held: ListedAssignment | undefined; readonly requestId: string }> {
  const graph = reader(tenantId);
  const { body, requestId } = await readAssignments(graph, idOf(holder), packageId, signal);
  return { held: heldIn(body), requestId };
}

const heldIn = (listed: readonly ListedAssignment[]): ListedAssignment | undefined =>
  listed.find(givesAnything) ?? listed.find(({ state }) => state === 'deliveryFailed');

/** Everything that tells whether it is there: the list, and the requests that may still bring it. */
export async function wholeSight(
  reader: DirectoryAccess,
  change: HoldPackage,
  context: ChangeContext,
  now: Instant,
): Promise<Sight> {
  const { tenantId, packageId, holder } = change;
  const { outputs, signal } = context;
  const graph = reader(tenantId);
  const [{ body, requestId }, submitted, order] = await Promise.all([
    readAssignments(graph, idOf(holder), packageId, signal),
    readSubmitted(graph, idOf(holder), packageId, signal),
    outputs?.orderId === undefined ? null : readRequest(graph, outputs.orderId, signal),
  ]);
  const held = heldIn(body);
  const ownId = outputs?.objectId ?? order?.assignmentId ?? held?.id;
  const open = order && isOpen(order) ? [...submitted, order] : submitted;
  const own = body.find(({ id }) => id === ownId);
  // Entra lists what is over as over; what no list shows may be newer than the list.
  const expected =
    outputs?.objectId !== undefined || (outputs?.orderId !== undefined && !cameToNothing(order));
  const isShownOver = own !== undefined && !givesAnything(own);
  const there = held !== undefined && givesAnything(held);
  const nothingShown = !there && open.length === 0;
  const over = nothingShown && (isShownOver || !expected || now >= latestOf(context));
  return { held, ownId, open, givenAgain: there && isShownOver, over, requestId };
}
