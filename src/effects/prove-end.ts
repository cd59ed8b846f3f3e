// Reads once more that everything we took back is gone: only then is anything called ended.
import type { Evidence } from '../domain/access/request.ts';
import type { Changer } from '../ports/changer.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { contextOf, laterFrom, type StepDeps } from './act-on-step.ts';

const DEADLINE_MS = 45_000;

export async function proveEnd(
  { changers }: StepDeps,
  { requestId, steps }: Extract<Effect, { act: 'prove' }>,
): Promise<EffectOutcome> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const proofs = await Promise.all(
      steps.map(async (step) => {
        const changer = changers[step.change.type] as Changer;
        const proof = await changer.isGone(step.change, contextOf(requestId, step, signal));
        return { stepId: step.stepId, ...proof };
      }),
    );
    const present = proofs.filter((proof) => !proof.gone).map((proof) => proof.stepId);
    const evidence: Evidence[] = proofs.map((proof) => proof.evidence);
    return { kind: 'proof', present, evidence };
  } catch (error) {
    return laterFrom(error, signal);
  }
}
