// What is looked at again about a request: the accounts concerned, and what it has brought about.
import { accountsConcerned } from '../domain/access/leavers.ts';
import { nextCheck } from '../domain/access/nights.ts';
import type { AccessRequest, StepRecord } from '../domain/access/request.ts';
import type { Clock } from '../ports/clock.ts';
import type { Effect, StepInHand } from '../ports/effect.ts';
import { HOUR } from '../shared/duration.ts';
import { type StepInHandDeps, stepInHand } from './step-in-hand.ts';

/** A directory may not show everywhere yet what was written just now. */
const SETTLED = HOUR;

export async function prepareCheck(
  deps: StepInHandDeps & { readonly clock: Clock },
  request: AccessRequest,
): Promise<Extract<Effect, { act: 'check' }> | 'unwanted'> {
  const now = deps.clock.now();
  if (nextCheck(request, now) === undefined && !request.closedAt) return 'unwanted';
  const over = request.closedAt !== undefined;
  const steps: StepInHand[] = [];
  for (const record of request.steps.filter(isLookedAt(request, now))) {
    const step = await stepInHand(deps, request, record.id, false);
    // What another open grant of ours brought about is nobody's doing by hand.
    if (!step || (over && step.heldAsOurs)) continue;
    // In place is what is there, whoever else holds it: only what is to go waits for the others.
    steps.push(over ? step : { ...step, others: {} });
  }
  const accounts = over ? [] : accountsConcerned(request);
  return { act: 'check', requestId: request.id, accounts, steps };
}

function isLookedAt({ state, activeSince, closedAt }: AccessRequest, now: number) {
  if (closedAt !== undefined) return ({ state: of }: StepRecord) => of === 'undone';
  const settled = activeSince !== undefined && now - activeSince >= SETTLED;
  const inPlace = (state === 'active' || state === 'waiting') && settled;
  return ({ state: of, ours }: StepRecord) => inPlace && ours && (of === 'done' || of === 'found');
}
