// Opens pairs of people and applications in one section for one partner, and closes what we opened.
import type { OpenSection } from '../../../domain/access/change.ts';
import type { LiveSection, SectionRules } from '../../../domain/access/pairs/live.ts';
import type { WholeSection } from '../../../domain/access/pairs/section.ts';
import type { ChangeContext, Changer } from '../../../ports/changer.ts';
import { DirectoryError, Unproven } from '../../../ports/directory-error.ts';
import type { ChangerDeps } from './deps.ts';
import { demandNotEnded, demandSettled, HIDDEN_FOR_MS, lookUntil, readBack } from './read-back.ts';
import { addEntry, readSection, type SectionRead, writeSection } from './section-access.ts';

/**
 * Graph replaces a section as a whole and knows no versions: what is written is worked out from what
 * was read just before, and one section is in one hand at a time. A reading that contradicts what our
 * records say of the targets of other grants may be old, and nothing is worked out from it. Somebody who
 * changes the section in the same moment by hand can still be overwritten; reading back would not show it.
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
    async observe(change, context) {
      const { live, requestIds } = await settled(change, context, true);
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
      const { signal, firstTry } = context;
      const { live: before, entry } = await settled(change, context, firstTry);
      const look = sections.lookToOpen(change, before);
      if (look.is === 'in-the-way') throw inTheWay(change, look.sentence);
      if (look.is === 'present') demandNotEnded(change.tenantId, context);
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
          const seen =
            mayBeOld(change, live, context, false) === undefined &&
            sections.isAsApproved(change, before, live);
          return { seen, requestIds: [...sent, ...requestIds].filter((id) => id !== '') };
        },
      });
      // Before anything of ours was sent, what other grants of ours do not hold is somebody else's.
      const there = firstTry ? look.there : [];
      const theirs = there.filter((key) => !context.others.includes(key));
      return { outputs: {}, evidence, theirs };
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
          const seen =
            mayBeOld(change, now, context, false) === undefined &&
            sections.isTakenOut(change, now, context);
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

  /** A reading without any value in the section may be old as well: it is not believed at once. */
  async function lookToClose(change: OpenSection, context: ChangeContext) {
    const lookAt = ({ live }: SectionRead) => sections.lookToClose(change, live, context);
    const now = await settled(change, context, false, (one) => lookAt(one).is !== 'unseen');
    const evidence = { at: clock.now(), says: GONE, requestIds: now.requestIds };
    return { ...lookAt(now), evidence };
  }

  /** Read again where it may be old, or is not as hoped for; throws where it still may be. */
  async function settled(
    change: OpenSection,
    context: ChangeContext,
    untouched: boolean,
    isHoped = (_: SectionRead) => true,
  ): Promise<SectionRead> {
    const { signal, beside = {} } = context;
    let now = await read(change, signal);
    const isGood = () =>
      sections.contradicted(change, now.live, beside, untouched).length === 0 && isHoped(now);
    if (isGood()) return now;
    await lookUntil(Math.min(forMs, HIDDEN_FOR_MS), signal, async () => {
      now = await read(change, signal);
      return isGood();
    });
    const why = mayBeOld(change, now.live, context, untouched);
    if (why !== undefined) throw new Unproven(change.tenantId, why);
    return now;
  }

  /** Not where what we gave long ago is missing: somebody has taken that out by hand. */
  function mayBeOld(
    change: OpenSection,
    live: LiveSection,
    { beside = {} }: ChangeContext,
    untouched: boolean,
  ): string | undefined {
    const as = sections.contradicted(change, live, beside, untouched);
    if (as.includes('taken-back')) return STILL_SHOWN;
    return as.includes('just-given') ? NOT_SHOWN_YET : undefined;
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

const STILL_SHOWN =
  'a part of the section that was taken back a moment ago is still shown, so it is read again before anything is written';

const NOT_SHOWN_YET =
  'a part of the section that was given a moment ago is not shown yet, so it is read again before anything is written';

const inTheWay = ({ tenantId }: OpenSection, sentence: string): DirectoryError =>
  new DirectoryError('refused', tenantId, 'in-the-way', sentence);
