// An absence is told to the two people concerned, and is over when its day has passed.
import { endAbsence } from '../domain/access/absence-change.ts';
import type { AbsenceWork } from '../domain/access/decision.ts';
import type { Effect } from '../ports/effect.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import type { AnswerAbsenceDeps } from './answer-absence.ts';
import { askAgain } from './ask-again.ts';

export type AbsenceWorkDeps = AnswerAbsenceDeps & {
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone' | 'checkNow'>;
};

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'tell-absence',
  'absence-passed',
] satisfies Array<AbsenceWork['kind']>;

export const isAbsenceWork = (work: WorkItem['work']): work is AbsenceWork =>
  KINDS.includes(work.kind);

/** Gives the message that is to be sent, where that is all there is to do. */
export async function runAbsenceWork(
  deps: AbsenceWorkDeps,
  item: WorkItem,
  work: AbsenceWork,
): Promise<Effect | undefined> {
  const { absences, queue, clock } = deps;
  const absence = await absences.load(item.requestId);
  if (!absence) {
    await queue.finish(item.id);
    return undefined;
  }
  if (work.kind === 'tell-absence') {
    return { act: 'tell-absence', absence, to: work.account, quiet: work.quiet ?? false };
  }
  const now = clock.now();
  if (!absence.over && now < absence.until) {
    await queue.postpone(item.id, absence.until, 'its time has not come');
    return undefined;
  }
  const decision = endAbsence(absence, 'passed', undefined, now);
  if (!decision) {
    await queue.finish(item.id);
    return undefined;
  }
  // Where somebody answered meanwhile, the work comes again and finds that.
  const stored = await absences.commit(decision, { finishes: item.id });
  if (stored === 'committed') await askAgain(deps, absence);
  return undefined;
}
