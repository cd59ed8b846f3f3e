// Makes a multitenant organization, once; it stays, since a tenant alone in one opens nothing.
import type { CreateOrganization } from '../../../domain/access/change.ts';
import type { Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { ORGANIZATION, readOrganization } from '../facts/organization.ts';
import type { ChangerDeps } from './deps.ts';
import { ORGANIZATION_WRITER, ORGANIZATION_WRITES, standingOf } from './organization-standing.ts';
import { lookUntil } from './read-back.ts';
import { patience, patiently, stillAt } from './takes-hours.ts';

const MADE = 'The tenant owns a multitenant organization.';
const NOT_MADE = 'The tenant is in no multitenant organization.';

export function createOrganization({
  reader,
  writer,
  clock,
  readBackMs,
}: ChangerDeps): Changer<CreateOrganization> {
  const look = async ({ tenantId }: CreateOrganization, signal: AbortSignal) => {
    const { body, requestId } = await readOrganization(reader(tenantId), signal);
    const own = body && standingOf(body, tenantId);
    return { organization: body, owns: own?.owner === true, requestIds: [requestId] };
  };
  const evidence = (says: string, requestIds: readonly string[]) => ({
    at: clock.now(),
    says,
    requestIds,
  });

  return {
    async observe(change, { signal }) {
      const { organization, owns, requestIds } = await look(change, signal);
      if (!organization) return { found: 'absent' };
      if (!owns) {
        return {
          found: 'in-the-way',
          sentence: 'The tenant meanwhile belongs to an organization that other tenants own.',
        };
      }
      return { found: 'present', outputs: {}, evidence: evidence(MADE, requestIds) };
    },

    perform(change, context) {
      const { signal, clientRequestId, firstTry } = context;
      const waiting = patience(change.tenantId, context, clock.now());
      return patiently(waiting, context, async () => {
        const there = !firstTry && (await look(change, signal)).owns;
        const sent = there ? [] : [await create(change, clientRequestId, signal)];
        let requestIds: readonly string[] = [];
        const seen = await lookUntil(readBackMs, signal, async () => {
          const { owns, requestIds: read } = await look(change, signal);
          requestIds = [...sent, ...read];
          return owns;
        });
        if (!seen)
          throw stillAt(
            change.tenantId,
            'The organization is being made; that can take some minutes',
          );
        return { outputs: {}, evidence: evidence(MADE, requestIds) };
      });
    },

    async undo(change, { signal }) {
      const { organization, requestIds } = await look(change, signal);
      return organization
        ? { gone: false, because: 'The organization stays: a tenant alone in one opens nothing.' }
        : { gone: true, evidence: evidence(NOT_MADE, requestIds) };
    },

    async isGone(change, { signal }) {
      const { organization, requestIds } = await look(change, signal);
      return { gone: organization === null, evidence: evidence(NOT_MADE, requestIds) };
    },
  };

  /** https://learn.microsoft.com/graph/api/tenantrelationship-put-multitenantorganization */
  async function create(
    { tenantId, displayName }: CreateOrganization,
    clientRequestId: string,
    signal: AbortSignal,
  ): Promise<string> {
    try {
      const { requestId } = await writer(ORGANIZATION_WRITER)(tenantId).send(
        'PUT',
        ORGANIZATION,
        { displayName },
        { needs: ORGANIZATION_WRITES, signal, clientRequestId },
      );
      return requestId;
    } catch (error) {
      // Made before, by a try whose outcome nobody told: what counts is what is read back.
      if (!(error instanceof DirectoryError) || error.trouble !== 'refused') throw error;
      const { body } = await readOrganization(reader(tenantId), signal);
      if (!body) throw error;
      return error.requestId ?? '';
    }
  }
}
