// Lets a tenant join the organization that it was added to, and leave it by itself; both take hours.
import type { JoinOrganization } from '../../../domain/access/change.ts';
import type { Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { HOUR, MINUTE } from '../../../shared/duration.ts';
import { NO_TENANT, ORGANIZATION, readJoining, readOrganization } from '../facts/organization.ts';
import type { ChangerDeps } from './deps.ts';
import { ORGANIZATION_WRITER, ORGANIZATION_WRITES, standingOf } from './organization-standing.ts';
import { demandSettled, HIDDEN_FOR_MS, lookUntil } from './read-back.ts';
import { isSomebodyElses } from './somebody-else.ts';
import { patience, patiently, stillAt } from './takes-hours.ts';

const GONE = 'The tenant is not in the organization, and does not ask to join it.';
/** An organization that is new, or a tenant just added, is not known everywhere: joining may fail at first. */
const FAILS_AT_FIRST = 4 * HOUR;
const REFUSED_AT_FIRST = 30 * MINUTE;

type Stand =
  | 'none'
  | 'pending'
  | 'failed'
  | 'active'
  | 'leaving'
  /** In another organization, or about to be. */
  | 'elsewhere';

const isOut = ({ stand }: { readonly stand: Stand }): boolean =>
  stand === 'none' || stand === 'elsewhere';

export function joinOrganization({
  reader,
  writer,
  clock,
  readBackMs,
}: ChangerDeps): Changer<JoinOrganization> {
  const look = async ({ tenantId, addedByTenantId }: JoinOrganization, signal: AbortSignal) => {
    const graph = reader(tenantId);
    const [organization, joining] = await Promise.all([
      readOrganization(graph, signal),
      readJoining(graph, signal),
    ]);
    const requestIds = [organization.requestId, joining.requestId];
    const { addedBy, state, details } = joining.body;
    const stand = ((): Stand => {
      if (organization.body) {
        const member = standingOf(organization.body, tenantId);
        // The same organization, as this tenant sees it, has the tenant that added it, unless that
        // one has left: then the request by which this tenant came in still names it.
        const byOurs = addedBy === addedByTenantId && state === 'active' && !member?.owner;
        if (!standingOf(organization.body, addedByTenantId) && !byOurs) return 'elsewhere';
        const own = member?.state;
        return own === 'leaving' ? 'leaving' : own === 'active' ? 'active' : 'pending';
      }
      if (addedBy === null) return 'none';
      if (addedBy !== addedByTenantId) return state === 'pending' ? 'elsewhere' : 'failed';
      // Active in the request and not in the organization: one of the two reads is old.
      return state === 'failed' ? 'failed' : 'pending';
    })();
    return { stand, details, requestIds };
  };
  const evidence = (says: string, requestIds: readonly string[]) => ({
    at: clock.now(),
    says,
    requestIds,
  });
  const ask = async (
    { tenantId }: JoinOrganization,
    addedByTenantId: string,
    clientRequestId: string,
    signal: AbortSignal,
  ): Promise<string> => {
    const { requestId } = await writer(ORGANIZATION_WRITER)(tenantId).send(
      'PATCH',
      `${ORGANIZATION}/joinRequest`,
      { addedByTenantId },
      { needs: ORGANIZATION_WRITES, signal, clientRequestId },
    );
    return requestId;
  };

  return {
    async observe(change, { signal }) {
      const { stand, requestIds } = await look(change, signal);
      if (stand === 'active') {
        const says = 'The tenant was in the organization already.';
        return { found: 'present', outputs: {}, evidence: evidence(says, requestIds) };
      }
      if (stand === 'elsewhere' || stand === 'leaving') {
        const sentence =
          stand === 'leaving'
            ? 'The tenant is just leaving the organization; that takes hours.'
            : 'The tenant meanwhile belongs to another organization, or is joining one.';
        return { found: 'in-the-way', sentence };
      }
      return { found: 'absent' };
    },

    /** https://learn.microsoft.com/graph/api/multitenantorganizationjoinrequestrecord-update */
    perform(change, context) {
      const { tenantId, addedByTenantId } = change;
      const { signal, clientRequestId } = context;
      const waiting = patience(tenantId, context, clock.now());
      return patiently(waiting, context, async () => {
        const before = await look(change, signal);
        const sent: string[] = [];
        if (before.stand === 'elsewhere') {
          const why = 'the tenant meanwhile belongs to another organization';
          throw new DirectoryError('refused', tenantId, 'in-another-organization', why);
        }
        if (before.stand === 'failed') {
          sent.push(await ask(change, NO_TENANT, clientRequestId, signal));
          if (waiting.sinceMs > FAILS_AT_FIRST) {
            const why = `joining failed again and again${before.details ? `: ${before.details}` : ''}`;
            throw new DirectoryError('refused', tenantId, 'join-failed', why);
          }
        }
        if (before.stand === 'none' || before.stand === 'failed') {
          sent.push(await askToJoin());
        }
        let last = before;
        const seen = await lookUntil(readBackMs, signal, async () => {
          last = await look(change, signal);
          return last.stand !== 'none';
        });
        if (!seen || last.stand !== 'active') {
          throw stillAt(tenantId, 'The tenant is joining; that can take two hours');
        }
        const requestIds = [...sent, ...last.requestIds];
        const says = 'The tenant is in the organization, as its owner sees it and by itself.';
        const ours = sent.length > 0 || !isSomebodyElses(context);
        return { outputs: {}, ours, evidence: evidence(says, requestIds) };

        async function askToJoin(): Promise<string> {
          try {
            return await ask(change, addedByTenantId, clientRequestId, signal);
          } catch (error) {
            const early =
              error instanceof DirectoryError &&
              error.trouble === 'refused' &&
              waiting.sinceMs < REFUSED_AT_FIRST;
            throw early ? stillAt(tenantId, error.message) : error;
          }
        }
      });
    },

    async undo(change, context) {
      const { signal, clientRequestId, outputs } = context;
      let before = await look(change, signal);
      // It was seen once, so a reading without it may be old.
      if (isOut(before) && outputs !== undefined) {
        await lookUntil(Math.min(readBackMs, HIDDEN_FOR_MS), signal, async () => {
          before = await look(change, signal);
          return !isOut(before);
        });
      }
      if (isOut(before)) {
        demandSettled(change.tenantId, context, clock.now());
        return { gone: true, evidence: evidence(GONE, before.requestIds) };
      }
      const sent: string[] = [];
      if (before.stand === 'active') sent.push(await leave(change, clientRequestId, signal));
      if (before.stand === 'pending' || before.stand === 'failed') {
        sent.push(await ask(change, NO_TENANT, clientRequestId, signal));
      }
      const after = await look(change, signal);
      if (!isOut(after)) {
        const sentence = 'The tenant is leaving; that can take two hours';
        throw stillAt(change.tenantId, sentence);
      }
      return { gone: true, evidence: evidence(GONE, [...sent, ...after.requestIds]) };
    },

    async isGone(change, { signal }) {
      const now = await look(change, signal);
      return { gone: isOut(now), evidence: evidence(GONE, now.requestIds) };
    },
  };

  /** A member removes itself: https://learn.microsoft.com/graph/api/multitenantorganization-delete-tenants */
  async function leave(
    { tenantId }: JoinOrganization,
    clientRequestId: string,
    signal: AbortSignal,
  ): Promise<string> {
    const { requestId } = await writer(ORGANIZATION_WRITER)(tenantId).send(
      'DELETE',
      `${ORGANIZATION}/tenants/${encodeURIComponent(tenantId)}`,
      undefined,
      { needs: ORGANIZATION_WRITES, signal, clientRequestId },
    );
    return requestId;
  }
}
