// Makes an entry for a partner in the cross-tenant access policy, with no values of its own.
import type { PartnerEntry } from '../../../domain/access/change.ts';
import type { Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { readPartnerSection } from '../facts/partner-section.ts';
import type { ChangerDeps } from './deps.ts';
import { PARTNERS_NEED } from './partner-flag.ts';
import { readBack } from './read-back.ts';

export function partnerEntry({
  reader,
  writer,
  clock,
  readBackMs: forMs,
}: ChangerDeps): Changer<PartnerEntry> {
  /** Its request id, or undefined where there is none. */
  const find = async ({ tenantId, partnerId }: PartnerEntry, signal: AbortSignal) => {
    const { flags, requestId } = await readPartnerSection(
      reader(tenantId),
      partnerId,
      'inboundTrust',
      signal,
    );
    return flags === null ? undefined : requestId;
  };

  return {
    async observe(change, { signal }) {
      const requestId = await find(change, signal);
      if (requestId === undefined) return { found: 'absent' };
      const evidence = { at: clock.now(), says: 'The entry was there.', requestIds: [requestId] };
      return { found: 'present', outputs: {}, evidence };
    },

    async perform(change, { signal, clientRequestId, firstTry }) {
      const there = firstTry ? undefined : await find(change, signal);
      const sent = there === undefined ? [await add(change, clientRequestId, signal)] : [];
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: 'The entry is there.',
        clock,
        forMs,
        signal,
        async look() {
          const requestId = await find(change, signal);
          return { seen: requestId !== undefined, requestIds: [...sent, requestId ?? ''] };
        },
      });
      return { outputs: {}, evidence };
    },

    /**
     * Without its entry the default would decide about the partner again, which may be wide open, and
     * somebody may have written values into it since: so it is never deleted here.
     */
    async undo() {
      return { gone: false, because: 'The partner entry stays; by itself it allows nothing.' };
    },

    async stands(change, { signal }) {
      return (await find(change, signal)) === undefined ? 'gone' : 'given';
    },

    async isGone() {
      const says = 'The partner entry stays.';
      return { gone: true, evidence: { at: clock.now(), says, requestIds: [] } };
    },
  };

  /** https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-post-partners */
  async function add(
    change: PartnerEntry,
    clientRequestId: string,
    signal: AbortSignal,
  ): Promise<string> {
    try {
      const { requestId } = await writer('partners-writer')(change.tenantId).send(
        'POST',
        '/policies/crossTenantAccessPolicy/partners',
        { tenantId: change.partnerId },
        { needs: PARTNERS_NEED, signal, clientRequestId },
      );
      return requestId;
    } catch (error) {
      // Which refusal a second entry meets is not published: what counts is whether there is one.
      if (!(error instanceof DirectoryError) || error.trouble !== 'refused') throw error;
      const requestId = await find(change, signal);
      if (requestId === undefined) throw error;
      return requestId;
    }
  }
}
