// A cut-off is carried out: every open request that it concerns, one by one, and whoever owns is reminded.
import { type CutOff, cutOffOwners, cutRequest, partsCut } from '../domain/access/cut-off.ts';
import type { CutOffWork, DueWork } from '../domain/access/decision.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Effect } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { DAY, MINUTE } from '../shared/duration.ts';
import { untilCommitted } from './commit-loop.ts';
import { cutScope } from './cut-scope.ts';
import { type ImpactDeps, readImpact } from './read-impact.ts';

export interface RunCutOffDeps extends ImpactDeps {
  readonly store: RequestStore;
  readonly cutOffs: CutOffStore;
  readonly queue: Pick<WorkQueue, 'finish'>;
  readonly clock: Clock;
  readonly log: Log;
}

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'cut-off',
  'tell-cut-off',
  'remind-cut-off',
] satisfies Array<CutOffWork['kind']>;

export const isCutOffWork = (work: WorkItem['work']): work is CutOffWork =>
  KINDS.includes(work.kind);

/** Gives the message that is to be sent, where that is all there is to do. */
export async function runCutOff(
  deps: RunCutOffDeps,
  item: WorkItem,
  work: CutOffWork,
): Promise<Effect | undefined> {
  const cutOff = await deps.cutOffs.load(item.requestId);
  const over = !cutOff || cutOff.lifted || (cutOff.confirmed && work.kind !== 'cut-off');
  if (cutOff && work.kind === 'tell-cut-off' && (work.quiet || !over)) {
    const { account: to, reminds = false, quiet = false } = work;
    return { act: 'tell-cut-off', cutOff, to, reminds, quiet };
  }
  if (over) await deps.queue.finish(item.id);
  else if (work.kind === 'cut-off') await carryOut(deps, item, cutOff, work);
  else await remind(deps, item, cutOff);
  return undefined;
}

async function carryOut(
  deps: RunCutOffDeps,
  item: WorkItem,
  cutOff: CutOff,
  { again }: Extract<CutOffWork, { kind: 'cut-off' }>,
): Promise<void> {
  const { store, clock, log } = deps;
  const by = { account: cutOff.by, displayName: cutOff.personal?.by ?? 'Somebody on call' };
  const scope = await cutScope(deps, cutOff.subject);
  let cut = 0;
  for (const { id } of scope) {
    const done = await untilCommitted<boolean>(store, id, async (request) => {
      const impact = request.lifecycle === 'personal-grant' ? [] : await readImpact(deps, request);
      const parts = partsCut(deps.estate, cutOff.subject, request);
      const decision = cutRequest(request, by, impact, clock.now(), parts);
      return decision ? { decision, give: () => true } : { stop: false };
    });
    if (done) cut += 1;
  }
  log.warn('cut-off.carried-out', { cutOff: cutOff.id, requests: cut });
  // What was being asked for or approved at that very moment is found a minute later.
  const next: DueWork = { work: { kind: 'cut-off', again: true }, dueAt: clock.now() + MINUTE };
  if (again && cut === 0) await deps.queue.finish(item.id);
  else await book(deps, item, cutOff, [next]);
}

const remind = (deps: RunCutOffDeps, item: WorkItem, cutOff: CutOff): Promise<void> => {
  const now = deps.clock.now();
  const tell = cutOffOwners(deps.estate, cutOff).map(
    (account): DueWork => ({ work: { kind: 'tell-cut-off', account, reminds: true }, dueAt: now }),
  );
  return book(deps, item, cutOff, [
    ...tell,
    { work: { kind: 'remind-cut-off' }, dueAt: now + DAY },
  ]);
};

/** Where somebody answered meanwhile, the work comes again and finds that. */
async function book(
  { cutOffs }: RunCutOffDeps,
  item: WorkItem,
  cutOff: CutOff,
  work: readonly DueWork[],
): Promise<void> {
  await cutOffs.commit({ cutOff, audit: [], work }, { finishes: item.id });
}
