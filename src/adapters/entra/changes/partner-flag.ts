// One yes or no about a partner that Graph keeps together with others: changed alone, the others kept as they are.
import type { Change } from '../../../domain/access/change.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import {
  readDefaultSection,
  readPartnerSection,
  type SectionName,
} from '../facts/partner-section.ts';
import { partnerPath } from '../facts/partners.ts';
import type { ChangerDeps } from './deps.ts';
import { HIDDEN_FOR_MS, lookUntil, readBack } from './read-back.ts';

interface PartnerChange {
  readonly tenantId: string;
  readonly partnerId: string;
}

export interface FlagRules<C> {
  readonly section: SectionName;
  /** Every flag of the section. */
  readonly flags: readonly string[];
  flagOf(change: C): string;
  /** What is read back once it is set, and once it is taken back. */
  readonly on: string;
  readonly off: string;
  /** Why it counts although the entry does not say so. */
  readonly inherited: string;
}

interface Look {
  /** What the entry itself says; null: it says nothing, and the default counts. */
  readonly own: boolean | null;
  /** Of every flag, what counts for the partner. */
  readonly effective: Readonly<Record<string, boolean>>;
  readonly requestIds: readonly string[];
}

export function partnerFlag<C extends Change & PartnerChange>(
  { reader, writer, clock, readBackMs: forMs }: ChangerDeps,
  { section, flags, flagOf, on, off, inherited }: FlagRules<C>,
): Changer<C> {
  const look = async (change: C, signal: AbortSignal): Promise<Look> => {
    const graph = reader(change.tenantId);
    const { flags: entry, requestId } = await readPartnerSection(
      graph,
      change.partnerId,
      section,
      signal,
    );
    const own = entry ?? {};
    const open = flags.some((flag) => typeof own[flag] !== 'boolean');
    const fallback = open ? await readDefaultSection(graph, section, signal) : undefined;
    const byDefault = fallback?.flags ?? {};
    return {
      own: own[flagOf(change)] ?? null,
      effective: Object.fromEntries(
        flags.map((flag) => [flag, (own[flag] ?? byDefault[flag]) === true]),
      ),
      requestIds: fallback ? [requestId, fallback.requestId] : [requestId],
    };
  };

  /** All flags are sent: one that is left out could fall back to the default, and open or close. */
  const write = async (
    change: C,
    effective: Look['effective'],
    to: boolean,
    { signal, clientRequestId }: ChangeContext,
  ): Promise<string> => {
    const values = Object.fromEntries(flags.map((flag) => [flag, effective[flag] === true]));
    const { requestId } = await writer('partners-writer')(change.tenantId).send(
      'PATCH',
      partnerPath(change.partnerId),
      { [section]: { ...values, [flagOf(change)]: to } },
      { needs: PARTNERS_NEED, signal, clientRequestId },
    );
    return requestId;
  };

  const proof = (change: C, to: boolean, sent: string, signal: AbortSignal) =>
    readBack({
      tenantId: change.tenantId,
      says: to ? on : off,
      clock,
      forMs,
      signal,
      async look() {
        const { own, requestIds } = await look(change, signal);
        return { seen: own === to, requestIds: [sent, ...requestIds] };
      },
    });

  return {
    async observe(change, { signal }) {
      const { effective, requestIds } = await look(change, signal);
      if (!effective[flagOf(change)]) return { found: 'absent' };
      return {
        found: 'present',
        outputs: {},
        evidence: { at: clock.now(), says: 'It was so already.', requestIds },
      };
    },

    async perform(change, context) {
      const { effective, requestIds } = await look(change, context.signal);
      if (effective[flagOf(change)]) {
        const evidence = { at: clock.now(), says: on, requestIds };
        // Nothing of ours was sent before the first try, so somebody else was faster.
        return { outputs: {}, evidence, ours: !context.firstTry };
      }
      const sent = await write(change, effective, true, context);
      return { outputs: {}, evidence: await proof(change, true, sent, context.signal) };
    },

    async undo(change, context) {
      const { mine, others, outputs, signal } = context;
      if (others.length > 0) return { gone: false, because: NEEDED };
      if (mine.length === 0) return { gone: false, because: 'It was there before.' };
      let found = await look(change, signal);
      // It was seen once, so a reading without it may be old: writing then would spoil the rest.
      if (found.own !== true && outputs !== undefined) {
        await lookUntil(Math.min(forMs, HIDDEN_FOR_MS), signal, async () => {
          found = await look(change, signal);
          return found.own === true;
        });
      }
      const { own, effective, requestIds } = found;
      if (own === true) {
        const sent = await write(change, effective, false, context);
        return { gone: true, evidence: await proof(change, false, sent, signal) };
      }
      return effective[flagOf(change)]
        ? { gone: false, because: inherited }
        : { gone: true, evidence: { at: clock.now(), says: off, requestIds } };
    },

    async isGone(change, { others, signal }) {
      // Granted again meanwhile, it is there for somebody else.
      if (others.length > 0) {
        return { gone: true, evidence: { at: clock.now(), says: NEEDED, requestIds: [] } };
      }
      const { own, requestIds } = await look(change, signal);
      return { gone: own !== true, evidence: { at: clock.now(), says: off, requestIds } };
    },
  };
}

export const PARTNERS_NEED = 'Policy.ReadWrite.CrossTenantAccess';
export const NEEDED = 'Another grant that is still open needs it; it ends with that one.';
