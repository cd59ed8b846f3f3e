// Makes somebody an owner of one group, and takes exactly that ownership back.
import type { OwnGroup } from '../../../domain/access/change.ts';
import type { Evidence } from '../../../domain/access/request.ts';
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { readGroup, readGroupOwners } from '../facts/groups.ts';
import type { ChangerDeps } from './deps.ts';
import { readBack } from './read-back.ts';
import { idOf } from './resolved.ts';
import { isSomebodyElses } from './somebody-else.ts';

/** Microsoft publishes nothing less, and nothing that only removes. */
const NEEDS = 'Group.ReadWrite.All';
const WRITER = 'group-owners-writer';

export function ownGroup({
  reader,
  writer,
  clock,
  readBackMs: forMs,
  graphCanonicalUrl,
}: ChangerDeps & { readonly graphCanonicalUrl: string }): Changer<OwnGroup> {
  const look = async (change: OwnGroup, signal: AbortSignal) => {
    const { tenantId, groupId } = change;
    const { body, requestId } = await readGroupOwners(reader(tenantId), groupId, signal);
    return { owner: body.includes(idOf(change.owner)), requestId };
  };

  return {
    async observe(change, { signal }) {
      const [group, { owner, requestId }] = await Promise.all([
        readGroup(reader(change.tenantId), change.tenantId, change.groupId, signal),
        look(change, signal),
      ]);
      if (!group) return { found: 'in-the-way', sentence: 'The group no longer exists.' };
      if (group.roleAssignable || group.synchronised || group.keptByExchange || group.team) {
        return {
          found: 'in-the-way',
          sentence: 'The group was changed and no longer takes owners this way.',
        };
      }
      if (!owner) return { found: 'absent' };
      return {
        found: 'present',
        outputs: {},
        evidence: { at: clock.now(), says: THERE_BEFORE, requestIds: [requestId] },
      };
    },

    async perform(change, context) {
      const { signal, firstTry, justEnded } = context;
      const there = !firstTry && !justEnded && (await look(change, signal)).owner;
      const { requestId, ours } = there ? NOTHING_SENT : await add(change, context);
      // Not waited for: a further try could not tell it from what an earlier one of ours gave.
      if (!ours) return { outputs: {}, evidence: saidToBeThere(requestId, clock.now()), ours };
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: THERE,
        clock,
        forMs,
        signal,
        async look() {
          const { owner, requestId: read } = await look(change, signal);
          return { seen: owner, requestIds: requestId ? [requestId, read] : [read] };
        },
      });
      return { outputs: {}, evidence };
    },

    async undo(change, { signal, clientRequestId }) {
      const removed = await remove(change, clientRequestId, signal);
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        clock,
        forMs,
        signal,
        async look() {
          const { owner, requestId } = await look(change, signal);
          return { seen: !owner, requestIds: removed ? [removed, requestId] : [requestId] };
        },
      });
      return { gone: true, evidence };
    },

    async isGone(change, { signal }) {
      const { owner, requestId } = await look(change, signal);
      return { gone: !owner, evidence: { at: clock.now(), says: GONE, requestIds: [requestId] } };
    },
  };

  /** https://learn.microsoft.com/graph/api/group-post-owners */
  async function add(change: OwnGroup, context: ChangeContext): Promise<Sent> {
    const { signal, clientRequestId } = context;
    try {
      const { requestId } = await writer(WRITER)(change.tenantId).send(
        'POST',
        `/groups/${encodeURIComponent(change.groupId)}/owners/$ref`,
        { '@odata.id': `${graphCanonicalUrl}/v1.0/directoryObjects/${idOf(change.owner)}` },
        { needs: NEEDS, signal, clientRequestId },
      );
      return { requestId, ours: true };
    } catch (error) {
      // An index that lags did not show it: owning it is what was wanted, whoever gave it.
      if (error instanceof DirectoryError && /already exist/i.test(error.message)) {
        return { requestId: error.requestId, ours: !isSomebodyElses(context) };
      }
      throw error;
    }
  }

  /** https://learn.microsoft.com/graph/api/group-delete-owners; undefined: there was nothing to remove. */
  async function remove(change: OwnGroup, clientRequestId: string, signal: AbortSignal) {
    try {
      const { requestId } = await writer(WRITER)(change.tenantId).send(
        'DELETE',
        `/groups/${encodeURIComponent(change.groupId)}/owners/${encodeURIComponent(idOf(change.owner))}/$ref`,
        undefined,
        { needs: NEEDS, signal, clientRequestId },
      );
      return requestId;
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      if (error.trouble === 'not-found') return undefined;
      if (!LAST_OWNER.test(error.message)) throw error;
      // It passes once somebody names another owner, so it is tried until then.
      throw new DirectoryError(
        'unavailable',
        change.tenantId,
        'last-owner',
        'they are the last person who owns the group, and Entra lets them go only once there is another owner: name one',
        { requestId: error.requestId, cause: error },
      );
    }
  }
}

interface Sent {
  readonly requestId: string | undefined;
  /** False: somebody else had given it before. */
  readonly ours: boolean;
}
const NOTHING_SENT: Sent = { requestId: undefined, ours: true };

const THERE = 'They are among the owners of the group.';
/** The refusal tells, whatever a look shows. */
const saidToBeThere = (requestId: string | undefined, at: Instant): Evidence => ({
  at,
  says: THERE_BEFORE,
  requestIds: requestId ? [requestId] : [],
});
const THERE_BEFORE = 'They owned it already.';
const GONE = 'They are no longer among the owners of the group.';
/** Public reports show the sentence; the code, Request_BadRequest, says nothing. */
const LAST_OWNER = /at least one owner/i;
