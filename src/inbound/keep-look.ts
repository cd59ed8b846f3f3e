// The message in which somebody looks at something is kept, so that it changes with what it shows.
import { movedCard } from '../cards/moved.ts';
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Posted } from '../ports/courier.ts';
import { lookOf } from '../shared/look-of.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor } from './types.ts';

type KeepDeps = Pick<InboundDeps, 'cards' | 'courier' | 'store' | 'queue' | 'log'>;

interface Look {
  readonly id: string;
  readonly as?: Audience;
  readonly version?: number;
}

/**
 * Their last look alone: the one before has nothing to press any more. `version`: of the request that
 * was drawn; where it moved on before the message was known, the message is redrawn.
 */
export const keepLook =
  (
    { cards, courier, store, queue, log }: KeepDeps,
    { tenantId, objectId, alone }: Actor,
    { id, as = 'approver', version: drawn }: Look,
    summary: string,
  ) =>
  async (posted: Posted): Promise<void> => {
    if (!cards || !courier || !alone) return;
    const to = { tenantId, objectId };
    // They have their answer; its buttons tell how it stands when they are pressed.
    const lost = (error: unknown) =>
      log.warn('look.not-kept', { id, tenantId, error: String(error) });
    try {
      const before = await cards.find(lookOf(id), to, as);
      const version = (before?.version ?? 0) + 1;
      await cards.save(lookOf(id), to, as, { ...posted, version });
      const now = drawn === undefined ? undefined : await store.load(id);
      if (now && drawn !== now.version) await queue.redraw([{ requestId: id, to, audience: as }]);
      if (!before || before.activityId === posted.activityId) return;
      // A press is answered once this is over, and Teams may take its time about the other message.
      void courier.update(to, before, movedCard(summary)).catch(lost);
    } catch (error) {
      lost(error);
    }
  };

export const keepRequest = (
  deps: KeepDeps,
  actor: Actor,
  { request, audience }: { readonly request: AccessRequest; readonly audience: Audience },
) => {
  const { id, version } = request;
  return keepLook(deps, actor, { id, as: audience, version }, `Request ${id}`);
};
