// What an effect came to becomes the next state: decided purely, committed with the work that is done.
import { observed, stepFailed, stepWritten } from '../domain/access/apply.ts';
import { brakeOf } from '../domain/access/brake.ts';
import type { Decision } from '../domain/access/decision.ts';
import { proofRead, undone } from '../domain/access/end.ts';
import { partProofRead } from '../domain/access/end-part.ts';
import { performed } from '../domain/access/performed.ts';
import { notReached, reached } from '../domain/access/reach.ts';
import type { AccessRequest, Told } from '../domain/access/request.ts';
import {
  NOTED,
  neverSent,
  nothingSent,
  nothingTaken,
  removalTried,
} from '../domain/access/tries.ts';
import { inTrouble, isGivenUp, longestPause, retryAfter } from '../domain/access/trouble.ts';
import type { Instant } from '../domain/facts.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { EffectOutcome } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { untilCommitted } from './commit-loop.ts';
import { recordBraked } from './hold-back.ts';

export interface RecordDeps {
  readonly store: RequestStore;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What brings something to people: when it fails, nothing is wrong with a request. */
const SAYS: ReadonlyArray<WorkItem['work']['kind']> = [
  'deliver-card',
  'tell',
  'tell-absence',
  'tell-brake',
  'tell-cut-off',
  'tell-estate',
  'tell-owner',
  'tell-partner-review',
  'tell-digest',
  'tell-alert',
  'tell-shrunk',
  'tell-withheld',
  'tell-ended',
];

/** How soon a thing that somebody else has in hand is tried again; cards are in hand for a moment. */
const BUSY_MS = 250;
const BUSY_CARD_MS = 50;

export const recordBusy = (
  { queue, clock }: Pick<RecordDeps, 'queue' | 'clock'>,
  item: WorkItem,
): Promise<void> => {
  const pause = item.work.kind === 'deliver-card' ? BUSY_CARD_MS : BUSY_MS;
  return queue.postpone(item.id, clock.now() + pause, 'the object is in another hand', false);
};

const NOT_AS_APPROVED: Told = {
  sentence:
    'the stored plan is not the one that was approved, so nothing is written until an operator has looked',
  code: 'not-as-approved',
};

/** Somebody changed the row: nothing is given, and nothing is taken from whom it now names. */
export function recordNotAsApproved(deps: RecordDeps, item: WorkItem): Promise<void> {
  const { work, requestId } = item;
  deps.log.error('request.not-as-approved', { requestId, work: work.kind });
  const giving = work.kind === 'observe-step' || work.kind === 'perform-step';
  return recordOutcome(
    deps,
    item,
    giving
      ? {
          kind: 'step-failed',
          stepId: work.stepId,
          told: NOT_AS_APPROVED,
          untouched: work.kind === 'observe-step',
        }
      : { kind: 'later', told: NOT_AS_APPROVED },
  );
}

/**
 * An earlier version forgot about which account a step was that could not be given again: nothing can be
 * sent, and the end says so in place of waiting for ever.
 */
export async function recordNameless(deps: RecordDeps, item: WorkItem): Promise<void> {
  const { work, requestId } = item;
  if (work.kind !== 'undo-step') return deps.queue.finish(item.id);
  deps.log.error('request.nameless', { requestId, work: work.kind });
  const because =
    'Nothing tells any more which account it was for, so it has to be looked at by hand.';
  const undone = { gone: false, because } as const;
  return recordOutcome(deps, item, {
    kind: 'undone',
    stepId: work.stepId,
    undone,
    clientRequestId: '',
  });
}

/** Taken back without anything having been sent for it: nothing is sent now either. */
export async function recordUnsent(
  { store, queue, clock }: Pick<RecordDeps, 'store' | 'queue' | 'clock'>,
  item: WorkItem,
  stepId: string,
): Promise<void> {
  const letGo = await untilCommitted<boolean>(
    store,
    item.requestId,
    (request) => {
      const decision = neverSent(request, stepId, clock.now());
      return decision ? { decision, give: () => true } : { stop: false };
    },
    { finishes: item.id },
  );
  if (!letGo) await queue.finish(item.id);
}

export async function recordOutcome(
  deps: RecordDeps,
  item: WorkItem,
  outcome: EffectOutcome,
): Promise<void> {
  const { store, queue, clock } = deps;
  if (outcome.kind === 'nothing') return queue.finish(item.id);
  if (outcome.kind === 'shown') return queue.finish(item.id, outcome);
  if (outcome.kind === 'later') return tryLater(deps, item, outcome);
  if (outcome.kind === 'braked') {
    return recordBraked(deps, item, outcome.stepId, outcome.untouched, outcome.sent);
  }
  const { stepId = '' } = outcome as { readonly stepId?: string };
  const committed = await untilCommitted<boolean | 'braked'>(
    store,
    item.requestId,
    async (request) => {
      const decision = decide(request, item.work, outcome, clock.now());
      if (!decision) return { stop: false };
      // A brake that comes between this and the commit is a conflict, and found here then.
      const held = decision.gives && brakeOf(await deps.brakes.inForce(), request);
      return held ? { stop: 'braked' } : { decision, give: () => true };
    },
    { finishes: item.id },
  );
  if (committed === 'braked') return recordBraked(deps, item, stepId, true);
  if (!committed) await queue.finish(item.id);
}

function decide(
  request: AccessRequest,
  work: WorkItem['work'],
  outcome: EffectOutcome,
  now: Instant,
): Decision | undefined {
  switch (outcome.kind) {
    case 'observed': {
      const { stepId, observation, clientRequestId, others } = outcome;
      return observed(request, stepId, observation, clientRequestId, others, now);
    }
    case 'performed':
      return performed(request, outcome.stepId, outcome.performed, now);
    case 'step-failed':
      return stepFailed(request, outcome.stepId, outcome.told, outcome.untouched, now);
    case 'undone':
      return undone(request, outcome.stepId, outcome.undone, outcome.clientRequestId, now);
    case 'proof':
      return work.kind === 'prove-end' && work.part !== undefined
        ? partProofRead(request, work.part, outcome.present, outcome.evidence, now)
        : proofRead(request, outcome.present, outcome.evidence, now);
    case 'card': {
      const { to, arrived, why } = outcome;
      return arrived ? reached(request, to, now) : notReached(request, to, now, why);
    }
    default:
      return undefined;
  }
}

type Later = Extract<EffectOutcome, { kind: 'later' }>;

async function tryLater(
  { store, queue, clock, log }: RecordDeps,
  item: WorkItem,
  outcome: Later,
): Promise<void> {
  const { work, attempts, requestId } = item;
  const { told, unsent } = outcome;
  const now = clock.now();
  log.warn('work.later', { requestId, work: work.kind, attempts, why: told.code });
  const applying = work.kind === 'observe-step' || work.kind === 'perform-step';
  if (applying && isGivenUp(attempts, told)) {
    const sentence = `Given up after ${attempts} tries: ${told.sentence}`;
    const gaveUp = await untilCommitted<boolean>(
      store,
      requestId,
      (request) => {
        const decision = stepFailed(
          request,
          work.stepId,
          { ...told, sentence },
          unsent !== undefined,
          now,
        );
        return decision ? { decision, give: () => true } : { stop: false };
      },
      { finishes: item.id },
    );
    if (gaveUp) return;
    if (unsent === undefined) return queue.finish(item.id); // Else its end needs this, to know.
  }
  if (outcome.wrote || unsent !== undefined || outcome.removing !== undefined) {
    // While it is in this hand, so that whoever has it next knows.
    await untilCommitted<void>(store, requestId, (request) => {
      const decision = noted(request, outcome, item, now);
      return decision ? { decision, give: () => undefined } : { stop: undefined };
    });
  }
  const dueAt = now + retryAfter(item, outcome.retryAfterMs, longestPause(work));
  await queue.postpone(item.id, dueAt, told.code);
  if (SAYS.includes(work.kind)) return;
  await untilCommitted<void>(store, requestId, (request) => {
    const tried = outcome.removing && removalTried(request, outcome.removing, now);
    const decision = inTrouble(tried ? tried.request : request, told, dueAt, now);
    return decision ? { decision, give: () => undefined } : { stop: undefined };
  });
}

/** What the try is known to have sent, or not to have sent. */
function noted(
  request: AccessRequest,
  { wrote, unsent, removing }: Later,
  item: WorkItem,
  now: Instant,
): Decision | undefined {
  if (wrote) return stepWritten(request, wrote.stepId, wrote.outputs, wrote.now ? now : undefined);
  const { attempts } = item;
  const taking = item.work.kind === 'undo-step';
  if (unsent !== undefined && !taking) return nothingSent(request, unsent, attempts);
  // Later ones are kept with what is told of them: nothing else of a card changes with each.
  if (attempts > NOTED) return undefined;
  if (unsent !== undefined) return nothingTaken(request, unsent, item);
  return removing === undefined ? undefined : removalTried(request, removing, now);
}
