// Opens pairs of people and applications in one section for one partner, and closes what we opened.
import type { OpenSection } from '../../../domain/access/change.ts';
import type { SectionRules } from '../../../domain/access/pairs/live.ts';
import type { WholeSection } from '../../../domain/access/pairs/section.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { ChangerDeps } from './deps.ts';
import { demandSettled, HIDDEN_FOR_MS, lookUntil, readBack } from './read-back.ts';
import { addEntry, readSection, writeSection } from './section-access.ts';

/**
 * Graph replaces a section as a whole and knows no versions: what is written is worked out from what
 * was read just before, and one section is in one hand at a time. Somebody who changes it in the same
 * moment by hand can still be overwritten; reading back would not show it.
 */
export function openSection({
  reader,
  writer,
  clock,
  readBackMs: forMs,
  sections,
}: ChangerDeps & { readonly sections: SectionRules }): Changer<OpenSection> {
  const read = (change: OpenSection, signal: AbortSignal) =>
    readSection(reader(change.tenantId), change, signal);
  const graph = ({ tenantId }: OpenSection) => writer('partners-writer')(tenantId);

  return {
    async observe(change, { signal }) {
      const { live, requestIds } = await read(change, signal);
      const look = sections.lookToOpen(change, live);
      if (look.is === 'absent') return { found: 'absent', there: look.there };
      if (look.is === 'in-the-way') return { found: 'in-the-way', sentence: look.sentence };
      const says = 'All of it was open already.';
      return {
        found: 'present',
        outputs: {},
        evidence: { at: clock.now(), says, requestIds },
      };
    },

    async perform(change, context) {
      const { signal } = context;
      const { live: before, entry } = await read(change, signal);
      const look = sections.lookToOpen(change, before);
      if (look.is === 'in-the-way') throw inTheWay(change, look.sentence);
      const put = entry ? writeSection : addEntry;
      const sent =
        look.is === 'absent' ? [await put(graph(change), change, look.write, context)] : [];
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: 'What was approved is open, and nothing else that was not open before.',
        clock,
        forMs,
        signal,
        async look() {
          const { live, requestIds } = await read(change, signal);
          const seen = sections.isAsApproved(change, before, live);
          return { seen, requestIds: [...sent, ...requestIds].filter((id) => id !== '') };
        },
      });
      return { outputs: {}, evidence };
    },

    async undo(change, context) {
      const { signal } = context;
      const look = await lookToClose(change, context);
      if (look.is === 'left') return { gone: false, because: look.because };
      if (look.is === 'unseen') {
        demandSettled(change.tenantId, context, clock.now());
        const { because, evidence } = look;
        return because === undefined ? { gone: true, evidence } : { gone: false, because };
      }
      // Sent even where nothing of ours is seen: the reading may be old.
      const sent = await close(change, look.write, context);
      const evidence = await readBack({
        tenantId: change.tenantId,
        says: GONE,
        clock,
        forMs,
        signal,
        async look() {
          const { live: now, requestIds } = await read(change, signal);
          const seen = sections.isTakenOut(change, now, context);
          return { seen, requestIds: [sent, ...requestIds].filter((id) => id !== '') };
        },
      });
      return look.because === undefined
        ? { gone: true, evidence }
        : { gone: false, because: look.because };
    },

    async isGone(change, context) {
      const { live, requestIds } = await read(change, context.signal);
      const gone = sections.isTakenOut(change, live, context);
      return { gone, evidence: { at: clock.now(), says: GONE, requestIds } };
    },
  };

  /** A reading without any value in the section may be old: it is not believed at once. */
  async function lookToClose(change: OpenSection, context: ChangeContext) {
    const once = async () => {
      const { live, requestIds } = await read(change, context.signal);
      const evidence = { at: clock.now(), says: GONE, requestIds };
      return { ...sections.lookToClose(change, live, context), evidence };
    };
    let found = await once();
    if (found.is === 'unseen') {
      await lookUntil(Math.min(forMs, HIDDEN_FOR_MS), context.signal, async () => {
        found = await once();
        return found.is !== 'unseen';
      });
    }
    return found;
  }

  async function close(change: OpenSection, value: WholeSection | null, context: ChangeContext) {
    try {
      return await writeSection(graph(change), change, value, context);
    } catch (error) {
      // No entry, nothing of ours in it; whether the default lets through is told apart from that.
      if (error instanceof DirectoryError && error.trouble === 'not-found') return '';
      throw error;
    }
  }
}

const GONE = 'What this request had opened stands in the partner’s entry no more.';

const inTheWay = ({ tenantId }: OpenSection, sentence: string): DirectoryError =>
  new DirectoryError('refused', tenantId, 'in-the-way', sentence);
