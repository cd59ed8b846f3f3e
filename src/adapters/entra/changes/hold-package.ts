// Assigns somebody an access package until a moment, and ends the assignment; Entra does both in its own time.
import type { HoldPackage } from '../../../domain/access/change.ts';
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import {
  givesAnything,
  type HeldAssignment,
  readAssignments,
  readRequest,
  readSubmitted,
} from '../facts/package-assignments.ts';
import { readContents } from '../facts/packages.ts';
import type { ChangerDeps } from './deps.ts';
import {
  demandAlive,
  demandWhole,
  isBeyond,
  isDelivered,
  isOpen,
  lastsUntil,
  progress,
  stillAtIt,
} from './package-delivery.ts';
import { type Sent, sendAssignment } from './package-requests.ts';
import { readBack } from './read-back.ts';
import { idOf } from './resolved.ts';

export function holdPackage(deps: ChangerDeps): Changer<HoldPackage> {
  const { reader, clock, readBackMs: forMs } = deps;

  const look = async (change: HoldPackage, signal: AbortSignal) => {
    const { tenantId, packageId, holder } = change;
    const graph = reader(tenantId);
    const { body, requestId } = await readAssignments(graph, idOf(holder), packageId, signal);
    return { held: body.find(givesAnything) ?? body[0], requestId };
  };

  /** What Entra has taken and is not done with: the request that we know of, or one nobody told us of. */
  const openRequests = async (change: HoldPackage, { outputs, signal }: ChangeContext) => {
    const { tenantId, packageId, holder } = change;
    const graph = reader(tenantId);
    const id = outputs?.objectId;
    const [submitted, own] = await Promise.all([
      readSubmitted(graph, idOf(holder), packageId, signal),
      id === undefined ? null : readRequest(graph, id, signal),
    ]);
    return own && isOpen(own) ? [...submitted, own] : submitted;
  };

  return {
    async observe(change, { until, heldAsOurs, givenUntil = until, signal }) {
      const { tenantId, packageId, contents } = change;
      const [now, { held, requestId }] = await Promise.all([
        readContents(reader(tenantId), tenantId, packageId, signal),
        look(change, signal),
      ]);
      if (now !== contents) {
        return { found: 'in-the-way', sentence: 'What is in the package has changed meanwhile.' };
      }
      if (!held || !givesAnything(held)) return { found: 'absent' };
      // One of ours that is on its way cannot be prolonged before it has arrived.
      if (heldAsOurs && held.state === 'delivering') throw stillAtIt(tenantId, []);
      if (!isDelivered(held, until)) {
        // Ours may be prolonged; what somebody else gave is not ours to change.
        return heldAsOurs && !isBeyond(held, givenUntil)
          ? { found: 'absent' }
          : { found: 'in-the-way', sentence: 'Somebody else gave them the package meanwhile.' };
      }
      const says = 'They held the package already, for at least as long.';
      const evidence = { at: clock.now(), says, requestIds: [requestId] };
      return { found: 'present', outputs: {}, evidence };
    },

    async perform(change, context) {
      const { until, signal, firstTry, heldAsOurs, outputs } = context;
      // A grant of ours that overlaps is prolonged, and only a look tells whether it is still there.
      const { held } =
        firstTry && heldAsOurs === null ? { held: undefined } : await look(change, signal);
      if (!firstTry && held) demandWhole(change.tenantId, held);
      const sent = await send(change, context, held);
      let shown = held;
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: 'Entra shows the package as delivered, until the time that was approved.',
        outputs: sent.id ? { objectId: sent.id } : (outputs ?? {}),
        underway: () => progress(shown, heldAsOurs !== null),
        clock,
        forMs,
        signal,
        async look() {
          const { held: now, requestId: read } = await look(change, signal);
          shown = now;
          return {
            seen: now !== undefined && isDelivered(now, until) && !isBeyond(now, latest(context)),
            requestIds: [...sent.requestIds, read],
          };
        },
      });
      return { outputs: sent.id ? { objectId: sent.id } : (outputs ?? {}), evidence };
    },

    async undo(change, context) {
      const { signal } = context;
      const [{ held }, open] = await Promise.all([
        look(change, signal),
        openRequests(change, context),
      ]);
      if (held && isBeyond(held, latest(context))) {
        return { gone: false, because: 'Somebody else has prolonged it, so it stays.' };
      }
      const there = held !== undefined && givesAnything(held);
      if (!there && open.length > 0) throw stillAtIt(change.tenantId, open);
      const removes = there && !open.some((request) => request.removes);
      const sent = removes
        ? await sendAssignment(deps, change, context, removalOf(held))
        : NOTHING_SENT;
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        underway: () => 'Entra is taking the access package back',
        clock,
        forMs,
        signal,
        async look() {
          const { held: now, requestId } = await look(change, signal);
          return {
            seen: now === undefined || !givesAnything(now),
            requestIds: [...sent.requestIds, requestId],
          };
        },
      });
      return { gone: true, evidence };
    },

    async isGone(change, context) {
      const [{ held, requestId }, open] = await Promise.all([
        look(change, context.signal),
        openRequests(change, context),
      ]);
      const there = held !== undefined && givesAnything(held);
      const evidence = { at: clock.now(), says: GONE, requestIds: [requestId] };
      return { gone: !there && open.length === 0, evidence };
    },
  };

  /** Once: what an earlier try has sent is waited for. */
  async function send(
    change: HoldPackage,
    context: ChangeContext,
    held: HeldAssignment | undefined,
  ): Promise<Sent> {
    const { tenantId } = change;
    const { until, signal, firstTry, outputs } = context;
    if (held && lastsUntil(held, until)) return NOTHING_SENT;
    if (outputs?.objectId !== undefined) {
      demandAlive(tenantId, await readRequest(reader(tenantId), outputs.objectId, signal));
      return NOTHING_SENT;
    }
    if (!firstTry && (await openRequests(change, context)).length > 0) return NOTHING_SENT;
    return sendAssignment(
      deps,
      change,
      context,
      held
        ? { requestType: 'adminUpdate', assignment: { id: held.id }, until }
        : { requestType: 'adminAdd', assignment: targetOf(change), until },
    );
  }
}

const NOTHING_SENT: Sent = { id: undefined, requestIds: [] };
const GONE = 'Entra shows no assignment of the package any more.';

const removalOf = ({ id }: HeldAssignment) =>
  ({ requestType: 'adminRemove', assignment: { id } }) as const;

/** As https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests has it. */
const targetOf = ({ holder, policyId, packageId }: HoldPackage) => ({
  targetId: idOf(holder),
  assignmentPolicyId: policyId,
  accessPackageId: packageId,
});

/** As far as grants of ours gave it: one that overlapped may have given it for longer than this one. */
const latest = ({ until, givenUntil = until }: ChangeContext): Instant =>
  Math.max(until, givenUntil);
