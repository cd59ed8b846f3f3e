// Accepts users that a partner synchronises, or stops that; those who are there already stay either way.
import type { SynchroniseUsers } from '../../../domain/access/change.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { readSynchronisation } from '../facts/partner-section.ts';
import { partnerPath } from '../facts/partners.ts';
import type { ChangerDeps } from './deps.ts';
import { NEEDED, PARTNERS_NEED } from './partner-flag.ts';
import { demandNotEnded, demandSettled, HIDDEN_FOR_MS, lookUntil, readBack } from './read-back.ts';
import { isSomebodyElses } from './somebody-else.ts';

const ON = 'Users synchronised from the partner are accepted.';
const OFF = 'Users synchronised from the partner are not accepted.';
export function synchroniseUsers({
  reader,
  writer,
  clock,
  readBackMs: forMs,
}: ChangerDeps): Changer<SynchroniseUsers> {
  const look = async ({ tenantId, partnerId }: SynchroniseUsers, signal: AbortSignal) => {
    const { requestId, ...read } = await readSynchronisation(reader(tenantId), partnerId, signal);
    return { ...read, requestIds: [requestId] };
  };
  /** A replica that is behind does not show yet what was allowed a moment ago: that is to be stopped as well. */
  const lookFirst = async (change: SynchroniseUsers, context: ChangeContext) => {
    const found = await look(change, context.signal);
    const allowed = Object.values(context.beside ?? {}).includes('just-given');
    return { ...found, allowed: found.allowed || allowed };
  };

  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-put-identitysynchronization */
  const set = async (
    change: SynchroniseUsers,
    allowed: boolean,
    displayName: string | null,
    { signal, clientRequestId }: ChangeContext,
  ) => {
    // PUT replaces everything, so the name that stands there goes along.
    const { requestId: sent } = await writer('partners-writer')(change.tenantId).send(
      'PUT',
      `${partnerPath(change.partnerId)}/identitySynchronization`,
      {
        ...(displayName !== null && { displayName }),
        userSyncInbound: { isSyncAllowed: allowed },
      },
      { needs: PARTNERS_NEED, signal, clientRequestId },
    );
    return readBack({
      tenantId: change.tenantId,
      says: allowed ? ON : OFF,
      clock,
      forMs,
      signal,
      async look() {
        const { allowed: now, requestIds } = await look(change, signal);
        return { seen: now === allowed, requestIds: [sent, ...requestIds] };
      },
    });
  };

  return {
    async observe(change, context) {
      const { allowed, requestIds } = await lookFirst(change, context);
      if (allowed !== change.allowed) return { found: 'absent' };
      const evidence = { at: clock.now(), says: 'It was so already.', requestIds };
      return { found: 'present', outputs: {}, evidence };
    },

    async perform(change, context) {
      const { allowed, displayName, requestIds } = await lookFirst(change, context);
      if (allowed === change.allowed) {
        demandNotEnded(change.tenantId, context);
        const evidence = { at: clock.now(), says: allowed ? ON : OFF, requestIds };
        return { outputs: {}, evidence, ours: !isSomebodyElses(context) };
      }
      return { outputs: {}, evidence: await set(change, change.allowed, displayName, context) };
    },

    async undo(change, context) {
      const { mine, others, outputs, signal } = context;
      if (!change.allowed) {
        return { gone: false, because: 'It stays stopped; ask to accept users again.' };
      }
      if (others.length > 0) return { gone: false, because: NEEDED };
      if (mine.length === 0) return { gone: false, because: 'It was there before.' };
      let found = await look(change, signal);
      // It was seen once, so a reading without it may be old.
      if (!found.allowed && outputs !== undefined) {
        await lookUntil(Math.min(forMs, HIDDEN_FOR_MS), signal, async () => {
          found = await look(change, signal);
          return found.allowed;
        });
      }
      if (found.allowed) {
        return { gone: true, evidence: await set(change, false, found.displayName, context) };
      }
      demandSettled(change.tenantId, context, clock.now());
      const { requestIds } = found;
      return { gone: true, evidence: { at: clock.now(), says: OFF, requestIds } };
    },

    async stands(change, { signal }) {
      return (await look(change, signal)).allowed === change.allowed ? 'given' : 'gone';
    },

    async isGone(change, { others, signal }) {
      const { allowed, requestIds } = await look(change, signal);
      const gone = !change.allowed || !allowed || others.length > 0;
      return { gone, evidence: { at: clock.now(), says: allowed ? ON : OFF, requestIds } };
    },
  };
}
