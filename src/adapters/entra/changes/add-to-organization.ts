// Adds a tenant to the organization that another owns, and takes it out again; taking out takes hours.
import type { AddToOrganization } from '../../../domain/access/change.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { ORGANIZATION, readOrganization } from '../facts/organization.ts';
import type { ChangerDeps } from './deps.ts';
import { ORGANIZATION_WRITER, ORGANIZATION_WRITES, standingOf } from './organization-standing.ts';
import { readBack } from './read-back.ts';
import { isSomebodyElses } from './somebody-else.ts';
import { stillAt } from './takes-hours.ts';

interface Sent {
  readonly requestId: string | undefined;
  /** False: somebody else had added it before. */
  readonly ours: boolean;
}
const NOTHING_SENT: Sent = { requestId: undefined, ours: true };

const GONE = 'The tenant is not among the tenants of the organization.';

export function addToOrganization({
  reader,
  writer,
  clock,
  readBackMs: forMs,
}: ChangerDeps): Changer<AddToOrganization> {
  const look = async ({ tenantId, addedTenantId }: AddToOrganization, signal: AbortSignal) => {
    const { body, requestId } = await readOrganization(reader(tenantId), signal);
    return {
      owns: body !== null && standingOf(body, tenantId)?.owner === true,
      added: body ? standingOf(body, addedTenantId) : undefined,
      requestId,
    };
  };

  return {
    async observe(change, { signal }) {
      const { owns, added, requestId } = await look(change, signal);
      if (!owns) {
        const sentence =
          'The tenant does not own its organization any more, so it cannot add others.';
        return { found: 'in-the-way', sentence };
      }
      if (!added) return { found: 'absent' };
      if (added.state === 'leaving') {
        const sentence =
          'The tenant is just being taken out of the organization; that takes hours.';
        return { found: 'in-the-way', sentence };
      }
      const says = 'The organization listed the tenant already.';
      const evidence = { at: clock.now(), says, requestIds: [requestId] };
      return { found: 'present', outputs: {}, evidence };
    },

    async perform(change, context) {
      const { signal, firstTry } = context;
      const there = !firstTry && (await look(change, signal)).added !== undefined;
      const { requestId: sent, ours } = there ? NOTHING_SENT : await add(change, context);
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: 'The organization lists the tenant.',
        clock,
        forMs,
        signal,
        async look() {
          const { added, requestId } = await look(change, signal);
          return { seen: added !== undefined, requestIds: sent ? [sent, requestId] : [requestId] };
        },
      });
      return { outputs: {}, ours, evidence };
    },

    async undo(change, { signal, clientRequestId }) {
      const before = await look(change, signal);
      const sent =
        before.added?.state === 'leaving' ? [] : await remove(change, clientRequestId, signal);
      const { added, requestId } = await look(change, signal);
      if (added) {
        const sentence = 'The tenant is being taken out; that can take two hours';
        throw stillAt(change.tenantId, sentence);
      }
      const requestIds = [...sent, requestId];
      return { gone: true, evidence: { at: clock.now(), says: GONE, requestIds } };
    },

    async isGone(change, { signal }) {
      const { added, requestId } = await look(change, signal);
      const evidence = { at: clock.now(), says: GONE, requestIds: [requestId] };
      return { gone: added === undefined, evidence };
    },
  };

  /** https://learn.microsoft.com/graph/api/multitenantorganization-post-tenants */
  async function add(change: AddToOrganization, context: ChangeContext): Promise<Sent> {
    const { signal, clientRequestId } = context;
    const { tenantId, addedTenantId, displayName } = change;
    try {
      const { requestId } = await writer(ORGANIZATION_WRITER)(tenantId).send(
        'POST',
        `${ORGANIZATION}/tenants`,
        { tenantId: addedTenantId, displayName, role: 'member' },
        { needs: ORGANIZATION_WRITES, signal, clientRequestId },
      );
      return { requestId, ours: true };
    } catch (error) {
      // Listed by somebody else, or by a try whose outcome nobody told; where another organization lists it,
      // the refusal stands.
      const listed = error instanceof DirectoryError && /already being added/i.test(error.message);
      if (!listed || !(await look(change, signal)).added) throw error;
      return { requestId: error.requestId, ours: !isSomebodyElses(context) };
    }
  }

  /** https://learn.microsoft.com/graph/api/multitenantorganization-delete-tenants */
  async function remove(
    { tenantId, addedTenantId }: AddToOrganization,
    clientRequestId: string,
    signal: AbortSignal,
  ): Promise<string[]> {
    try {
      const { requestId } = await writer(ORGANIZATION_WRITER)(tenantId).send(
        'DELETE',
        `${ORGANIZATION}/tenants/${encodeURIComponent(addedTenantId)}`,
        undefined,
        { needs: ORGANIZATION_WRITES, signal, clientRequestId },
      );
      return [requestId];
    } catch (error) {
      // It left by itself, or was never listed.
      if (error instanceof DirectoryError && error.trouble === 'not-found') return [];
      throw error;
    }
  }
}
