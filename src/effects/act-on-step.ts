// Looks at a step's thing in the directory, brings it about, or takes it back.
import type { Told } from '../domain/access/request.ts';
import { Braked } from '../ports/brake-store.ts';
import { type ChangeContext, type Changer, type Changers, STILL_SHOWN } from '../ports/changer.ts';
import { DirectoryError, NothingSent, Unproven } from '../ports/directory-error.ts';
import type { Effect, EffectOutcome, StepInHand } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';

export interface StepDeps {
  readonly changers: Changers;
  readonly log: Log;
}

/** Shorter than the minute for which a thing is reserved. */
const DEADLINE_MS = 45_000;

export async function actOnStep(
  { changers, log }: StepDeps,
  { act, requestId, step }: Extract<Effect, { step: StepInHand }>,
): Promise<EffectOutcome> {
  const { stepId, change, clientRequestId, heldAsOurs, others, keeper: keptFor } = step;
  if (act === 'undo' && heldAsOurs) {
    const because = 'Another grant that is still open needs it; it ends with that one.';
    const mayBeGone = !step.firstTry;
    const undone = { gone: false, because, mayBeGone, ...(keptFor && { keptFor }) } as const;
    return { kind: 'undone', stepId, undone, clientRequestId };
  }
  if (act !== 'undo' && step.barred) {
    const told = BARRED[step.barred];
    const untouched = act === 'observe' || step.firstTry;
    if (step.barred !== 'other-way-ends') return { kind: 'step-failed', stepId, told, untouched };
    return { kind: 'later', told, ...(act === 'perform' && untouched && { unsent: stepId }) };
  }
  const changer = changers[change.type] as Changer;
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const context = contextOf(requestId, step, signal);
  try {
    if (act === 'observe') {
      const observation = await changer.observe(change, context);
      if (step.justEnded && observation.found !== 'absent') return notBelieved(step);
      return { kind: 'observed', stepId, observation, clientRequestId, others };
    }
    if (act === 'perform') {
      const performed = await changer.perform(change, context);
      log.info('step.performed', { requestId, change: change.type, clientRequestId });
      return { kind: 'performed', stepId, performed };
    }
    const undone = await changer.undo(change, context);
    log.info('step.undone', { requestId, change: change.type, gone: undone.gone, clientRequestId });
    const kept = undone.gone ? undone : { ...undone, mayBeGone: !step.firstTry };
    return { kind: 'undone', stepId, undone: kept, clientRequestId };
  } catch (thrown) {
    const error = thrown instanceof NothingSent ? thrown.cause : thrown;
    if (error instanceof Braked) {
      const { sent } = error;
      return { kind: 'braked', stepId, untouched: step.firstTry && !sent, sent };
    }
    if (act !== 'undo' && error instanceof DirectoryError && isFinal(error, step)) {
      const untouched = act === 'perform' && step.firstTry;
      return { kind: 'step-failed', stepId, told: toldBy(error), untouched };
    }
    const later = laterFrom(error, signal);
    const unsent = act !== 'observe' && step.firstTry && thrown instanceof NothingSent;
    if (unsent) return { ...later, unsent: stepId };
    const sent = !(thrown instanceof NothingSent) && mayBeTaken(error);
    if (act === 'undo' && sent) return { ...later, removing: stepId };
    if (act === 'perform' && error instanceof Unproven) {
      return { ...later, wrote: { stepId, outputs: error.outputs ?? {}, now: sent } };
    }
    const isOpen = act === 'perform' && !(thrown instanceof NothingSent) && isUntold(error);
    return isOpen ? { ...later, wrote: { stepId, outputs: {}, now: true } } : later;
  }
}

const notBelieved = ({ beingTaken }: StepInHand): EffectOutcome => ({
  kind: 'later',
  told: { sentence: STILL_SHOWN, code: 'still-shown', ...(beingTaken && { underway: true }) },
});

/** Decided after this was approved, and not undone by it. */
const BARRED: { readonly [W in NonNullable<StepInHand['barred']>]: Told } = {
  'kept-closed': {
    sentence:
      'Another open request keeps this closed, and nothing opens it before that one has ended.',
    code: 'kept-closed',
  },
  'other-way': {
    sentence:
      'Another open request gives the same place in another way, directly, through PIM or with an access package, and the end of one would end the other as well.',
    code: 'other-way',
  },
  // Waited for: what its proof found would be the new place, and be taken.
  'other-way-ends': {
    sentence:
      'an earlier request gave the same place in another way, directly, through PIM or with an access package, and its end is not proven yet, so nothing is given before that',
    code: 'other-way-ends',
    underway: true,
  },
};

export const contextOf = (
  requestId: string,
  {
    change: _,
    stepId: __,
    keeper: ___,
    barred: ____,
    beingTaken: _____,
    others,
    ...step
  }: StepInHand,
  signal: AbortSignal,
): ChangeContext => ({ requestId, ...step, others: heldByOurs(others), signal });

/** What was only found there is handed on before it is taken back, so it keeps nothing in place. */
const heldByOurs = (others: StepInHand['others']): string[] =>
  Object.keys(others).filter((key) => others[key]);

/**
 * A new object is not known everywhere at once, so "not found" is tried again like what passes. Once
 * something may have been written, a permission that is missing may be given back before it is given up.
 */
const isFinal = ({ passing, trouble }: DirectoryError, { firstTry }: StepInHand): boolean =>
  !passing &&
  trouble !== 'not-found' &&
  (firstTry || trouble === 'refused' || trouble === 'unlicensed');

/** Nothing says that a directory did not take it. */
const mayBeTaken = (error: unknown): boolean =>
  isUntold(error) || (error instanceof DirectoryError && error.trouble === 'unavailable');

/** A write was sent, and no answer tells what came of it. */
const isUntold = (error: unknown): boolean =>
  !(error instanceof DirectoryError) || error.trouble === 'ambiguous';

const toldBy = (error: DirectoryError): Told => ({
  sentence: error.message,
  code: error.trace,
  ...(error instanceof Unproven && error.underway && { underway: true }),
});

type Later = Extract<EffectOutcome, { kind: 'later' }>;

/** What a directory says, or its silence, is tried again; anything else is a bug and is thrown. */
export function laterFrom(error: unknown, signal: AbortSignal): Later {
  if (error instanceof DirectoryError) {
    const { retryAfterMs } = error;
    return {
      kind: 'later',
      told: toldBy(error),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  }
  if (signal.aborted) {
    return {
      kind: 'later',
      told: { sentence: 'the directory took too long to answer', code: 'given-up' },
    };
  }
  throw error;
}
