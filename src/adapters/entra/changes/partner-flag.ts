// One yes or no about a partner that Graph keeps together with others: changed alone, the others kept as they are.
import type { Change } from '../../../domain/access/change.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { Unproven } from '../../../ports/directory-error.ts';
import {
  type Flags,
  readDefaultSection,
  readPartnerSection,
  type SectionName,
} from '../facts/partner-section.ts';
import { partnerPath } from '../facts/partners.ts';
import type { ChangerDeps } from './deps.ts';
import { demandNotEnded, demandSettled, HIDDEN_FOR_MS, lookUntil, readBack } from './read-back.ts';
import { isSomebodyElses } from './somebody-else.ts';

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
  /** Of every flag, what the entry itself says. */
  readonly entry: Flags;
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
      entry: own,
      effective: Object.fromEntries(
        flags.map((flag) => [flag, (own[flag] ?? byDefault[flag]) === true]),
      ),
      requestIds: fallback ? [requestId, fallback.requestId] : [requestId],
    };
  };

  /**
   * Graph replaces all flags together, so a reading that contradicts what we know of the others is not
   * written back at once: it may be old, and would open or close them again.
   */
  const settled = async (change: C, found: Look, context: ChangeContext): Promise<Look> => {
    let now = found;
    if (contradicted(now.entry, context).length === 0) return now;
    await lookUntil(Math.min(forMs, HIDDEN_FOR_MS), context.signal, async () => {
      now = await look(change, context.signal);
      return contradicted(now.entry, context).length === 0;
    });
    const still = contradicted(now.entry, context);
    if (still.includes('taken-back')) throw new Unproven(change.tenantId, STILL_SHOWN);
    if (still.includes('just-given')) throw new Unproven(change.tenantId, NOT_SHOWN_YET);
    return now;
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
      const found = await look(change, context.signal);
      if (found.effective[flagOf(change)]) {
        demandNotEnded(change.tenantId, context);
        const evidence = { at: clock.now(), says: on, requestIds: found.requestIds };
        return { outputs: {}, evidence, ours: !isSomebodyElses(context) };
      }
      const { effective } = await settled(change, found, context);
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
        const beside = await settled(change, found, context);
        const sent = await write(change, beside.effective, false, context);
        return { gone: true, evidence: await proof(change, false, sent, signal) };
      }
      demandSettled(change.tenantId, context, clock.now());
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

/** What our records say of the other flags, as far as the entry says otherwise. */
const contradicted = (entry: Flags, { beside = {} }: ChangeContext): string[] =>
  Object.entries(beside).flatMap(([key, as]) => {
    const on = entry[key.slice(key.lastIndexOf('/') + 1)] === true;
    return on === (as !== 'taken-back') ? [] : [as];
  });

const STILL_SHOWN =
  'a setting beside it that was taken back a moment ago is still shown, so it is read again before anything is written';

const NOT_SHOWN_YET =
  'a setting beside it that was given a moment ago is not shown yet, so it is read again before anything is written';

export const PARTNERS_NEED = 'Policy.ReadWrite.CrossTenantAccess';
export const NEEDED = 'Another grant that is still open needs it; it ends with that one.';
