// Assigns somebody an access package until a moment, and ends the assignment; Entra does both in its own time.
import type { HoldPackage, StepOutputs } from '../../../domain/access/change.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { givesAnything, type ListedAssignment, readRequest } from '../facts/package-assignments.ts';
import { readContents } from '../facts/packages.ts';
import type { ChangerDeps } from './deps.ts';
import {
  demandAlive,
  demandWhole,
  isBeyond,
  isDelivered,
  lastsUntil,
  progress,
  stillAtIt,
} from './package-delivery.ts';
import { type Sent, sendAssignment } from './package-requests.ts';
import { assignmentOf, latestOf, wholeSight } from './package-sight.ts';
import { readBack } from './read-back.ts';
import { idOf } from './resolved.ts';

export function holdPackage(deps: ChangerDeps): Changer<HoldPackage> {
  const { reader, clock, readBackMs: forMs } = deps;
  const look = (change: HoldPackage, signal: AbortSignal) => assignmentOf(reader, change, signal);
  const wholeLook = (change: HoldPackage, context: ChangeContext) =>
    wholeSight(reader, change, context, clock.now());

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
      return { found: 'present', outputs: { objectId: held.id }, evidence };
    },

    async perform(change, context) {
      const { until, signal, firstTry, heldAsOurs, justEnded } = context;
      // A grant of ours that overlaps is prolonged, and only a look tells whether it is still there. What is
      // shown after an end of ours may be old: Entra says whether it is there.
      const must = (!firstTry || heldAsOurs !== null) && !justEnded;
      const { held } = must ? await look(change, signal) : { held: undefined };
      if (!firstTry && held) demandWhole(change.tenantId, held);
      const sent = await send(change, context, held);
      let shown = held;
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: 'Entra shows the package as delivered, until the time that was approved.',
        outputs: outputsOf(context, sent, held),
        underway: () => progress(shown, heldAsOurs !== null),
        clock,
        forMs,
        signal,
        async look() {
          const { held: now, requestId: read } = await look(change, signal);
          shown = now && (await isNew(change, now, context, sent)) ? now : undefined;
          return {
            seen:
              shown !== undefined &&
              isDelivered(shown, until) &&
              !isBeyond(shown, latestOf(context)),
            requestIds: [...sent.requestIds, read],
          };
        },
      });
      return { outputs: outputsOf(context, sent, shown), evidence };
    },

    async undo(change, context) {
      const { signal } = context;
      const { held, ownId, open, givenAgain, over } = await wholeLook(change, context);
      if (givenAgain) {
        return { gone: false, because: 'Somebody else has given it to them again, so it stays.' };
      }
      if (held && givesAnything(held) && isBeyond(held, latestOf(context))) {
        return { gone: false, because: 'Somebody else has prolonged it, so it stays.' };
      }
      // What nobody has seen cannot be taken back: Entra needs the assignment for that.
      if (!over && ownId === undefined) throw stillAtIt(change.tenantId, open);
      const asked = over || open.some((request) => request.removes);
      const sent =
        ownId === undefined || asked
          ? NOTHING_SENT
          : await sendAssignment(deps, change, context, removalOf(ownId));
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        underway: () => 'Entra is taking the access package back',
        clock,
        forMs,
        signal,
        async look() {
          const now = await wholeLook(change, context);
          return { seen: now.over, requestIds: [...sent.requestIds, now.requestId] };
        },
      });
      return { gone: true, evidence };
    },

    async stands(change, context) {
      const { held } = await look(change, context.signal);
      if (!held || !givesAnything(held)) return 'gone';
      return isBeyond(held, latestOf(context)) ? 'more' : 'given';
    },

    async isGone(change, context) {
      const { over, requestId } = await wholeLook(change, context);
      return { gone: over, evidence: { at: clock.now(), says: GONE, requestIds: [requestId] } };
    },
  };

  /** Right after an end of ours a list may show what that took: then only our request tells what it made. */
  async function isNew(
    { tenantId }: HoldPackage,
    { id }: ListedAssignment,
    { justEnded, outputs, signal }: ChangeContext,
    sent: Sent,
  ): Promise<boolean> {
    if (!justEnded) return true;
    const orderId = sent.id ?? outputs?.orderId;
    if (orderId === undefined) return false;
    return (await readRequest(reader(tenantId), orderId, signal))?.assignmentId === id;
  }

  /** Once: what an earlier try has sent is waited for. */
  async function send(
    change: HoldPackage,
    context: ChangeContext,
    held: ListedAssignment | undefined,
  ): Promise<Sent> {
    const { tenantId } = change;
    const { until, signal, firstTry, outputs } = context;
    if (held && givesAnything(held) && lastsUntil(held, until)) return NOTHING_SENT;
    if (outputs?.orderId !== undefined) {
      demandAlive(tenantId, await readRequest(reader(tenantId), outputs.orderId, signal));
      return NOTHING_SENT;
    }
    if (!firstTry && (await wholeLook(change, context)).open.length > 0) return NOTHING_SENT;
    return sendAssignment(
      deps,
      change,
      context,
      held && givesAnything(held)
        ? { requestType: 'adminUpdate', assignment: { id: held.id }, until }
        : { requestType: 'adminAdd', assignment: targetOf(change), until },
    );
  }
}

const NOTHING_SENT: Sent = { id: undefined, requestIds: [] };
const GONE = 'Entra shows no assignment of the package any more.';

const removalOf = (id: string) => ({ requestType: 'adminRemove', assignment: { id } }) as const;

/** As https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests has it. */
const targetOf = ({ holder, policyId, packageId }: HoldPackage) => ({
  targetId: idOf(holder),
  assignmentPolicyId: policyId,
  accessPackageId: packageId,
});

/** The request is known once it was sent, the assignment once it was seen. */
function outputsOf(
  { outputs }: ChangeContext,
  sent: Sent,
  held: ListedAssignment | undefined,
): StepOutputs {
  const orderId = sent.id ?? outputs?.orderId;
  const objectId = held?.id ?? outputs?.objectId;
  return {
    ...(objectId !== undefined && { objectId }),
    ...(orderId !== undefined && { orderId }),
  };
}
