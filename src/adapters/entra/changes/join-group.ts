// Makes somebody a member of one group, and takes exactly that membership back.
import type { JoinGroup } from '../../../domain/access/change.ts';
import type { Evidence } from '../../../domain/access/request.ts';
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { isListed } from '../facts/direct-member.ts';
import { checkMembership, readGroup } from '../facts/groups.ts';
import type { ChangerDeps } from './deps.ts';
import { HIDDEN_FOR_MS, lookUntil, readBack } from './read-back.ts';
import { idOf } from './resolved.ts';
import { isSomebodyElses } from './somebody-else.ts';

export function joinGroup({
  reader,
  remover,
  writer,
  clock,
  readBackMs: forMs,
  graphCanonicalUrl,
}: ChangerDeps & { readonly graphCanonicalUrl: string }): Changer<JoinGroup> {
  const check = (change: JoinGroup, signal: AbortSignal) =>
    checkMembership(reader(change.tenantId), change.groupId, idOf(change.member), signal);

  return {
    async observe(change, { signal }) {
      const [group, { membership, requestId }] = await Promise.all([
        readGroup(reader(change.tenantId), change.tenantId, change.groupId, signal),
        check(change, signal),
      ]);
      if (!group) return { found: 'in-the-way', sentence: 'The group no longer exists.' };
      if (group.roleAssignable || group.dynamic || group.synchronised || group.keptByExchange) {
        return {
          found: 'in-the-way',
          sentence: 'The group was changed and no longer takes members this way.',
        };
      }
      if (membership !== 'member') return { found: 'absent' };
      return {
        found: 'present',
        outputs: {},
        evidence: {
          at: clock.now(),
          says: THERE_BEFORE,
          requestIds: [requestId],
        },
      };
    },

    async perform(change, context) {
      const { signal, firstTry, justEnded } = context;
      const there =
        !firstTry && !justEnded && (await check(change, signal)).membership === 'member';
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
          const { membership, requestId: read } = await check(change, signal);
          const seen = membership === 'member';
          return { seen, requestIds: requestId ? [requestId, read] : [read] };
        },
      });
      return { outputs: {}, evidence };
    },

    async undo(change, { signal, clientRequestId }) {
      const removed = await remove(change, clientRequestId, signal);
      if (removed === ABSENT && (await isInThroughAnother(change, signal))) {
        return { gone: false, because: 'They are in the group through another group.' };
      }
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        clock,
        forMs,
        signal,
        async look() {
          const { membership, requestId } = await check(change, signal);
          return {
            seen: membership !== 'member',
            requestIds: [removed, requestId].filter((id) => id !== ABSENT && id !== ''),
          };
        },
      });
      return { gone: true, evidence };
    },

    async isGone(change, { signal }) {
      const { membership, requestId } = await check(change, signal);
      return {
        gone: membership !== 'member',
        evidence: { at: clock.now(), says: GONE, requestIds: [requestId] },
      };
    },
  };

  /** https://learn.microsoft.com/graph/api/group-post-members */
  async function add(change: JoinGroup, context: ChangeContext): Promise<Sent> {
    const { signal, clientRequestId } = context;
    try {
      const { requestId } = await writer('guests-writer')(change.tenantId).send(
        'POST',
        `/groups/${encodeURIComponent(change.groupId)}/members/$ref`,
        { '@odata.id': `${graphCanonicalUrl}/v1.0/directoryObjects/${idOf(change.member)}` },
        { needs: 'GroupMember.ReadWrite.All', signal, clientRequestId },
      );
      return { requestId, ours: true };
    } catch (error) {
      // An index that lags did not show it: being there is what was wanted, whoever gave it.
      if (error instanceof DirectoryError && /already exist/i.test(error.message)) {
        return { requestId: error.requestId, ours: !isSomebodyElses(context) };
      }
      throw error;
    }
  }

  /** https://learn.microsoft.com/graph/api/group-delete-members */
  async function remove(change: JoinGroup, clientRequestId: string, signal: AbortSignal) {
    try {
      const { requestId } = await remover(change.tenantId).send(
        'DELETE',
        `/groups/${encodeURIComponent(change.groupId)}/members/${encodeURIComponent(idOf(change.member))}/$ref`,
        undefined,
        { needs: 'GroupMember.ReadWrite.All', signal, clientRequestId },
      );
      return requestId;
    } catch (error) {
      if (error instanceof DirectoryError && error.trouble === 'not-found') return ABSENT;
      throw error;
    }
  }

  /**
   * Counted as a member and not listed as one, for a while: the membership is another group's. Still listed
   * after a removal found nothing: the reading is old, and has to be waited for.
   */
  async function isInThroughAnother(change: JoinGroup, signal: AbortSignal): Promise<boolean> {
    const { tenantId, groupId, member } = change;
    const isOtherwise = await lookUntil(Math.min(forMs, HIDDEN_FOR_MS), signal, async () => {
      if ((await check(change, signal)).membership !== 'member') return true;
      return isListed(reader(tenantId), groupId, idOf(member), signal);
    });
    return !isOtherwise;
  }
}

/** In place of a request id: there was nothing to remove. */
const ABSENT = 'absent';

interface Sent {
  readonly requestId: string | undefined;
  /** False: somebody else had given it before. */
  readonly ours: boolean;
}
const NOTHING_SENT: Sent = { requestId: undefined, ours: true };

const THERE = 'They are among the members of the group.';
/** The refusal tells, whatever a look shows. */
const saidToBeThere = (requestId: string | undefined, at: Instant): Evidence => ({
  at,
  says: THERE_BEFORE,
  requestIds: requestId ? [requestId] : [],
});
const THERE_BEFORE = 'They were a member already.';
const GONE = 'They are no longer among the members of the group.';
