// A tenant that is only observed: what was approved there ends as what would have been done, and nothing is written.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, type Tenant, tenantById } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { givesIn } from './brake.ts';
import { impersonal } from './change.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { notGivenAgain } from './drift.ts';
import { beginEnding } from './end.ts';
import type { Planned } from './kind.ts';
import type { PlanWords } from './plan.ts';
import type { AccessRequest, StepState } from './request.ts';
import type { Reviewed } from './review.ts';
import { tenantsOf } from './tenants-of.ts';

/** The first tenant concerned in which nothing is written yet. */
export const observedIn = (
  estate: Estate,
  { plan, sides }: Pick<AccessRequest, 'plan' | 'sides'>,
): Tenant | undefined =>
  tenantsOf(plan, sides)
    .flatMap((id) => tenantById(estate, id) ?? [])
    .find(({ mode }) => mode === 'observe');

/** A plan in words, where nothing is written at present: which may change until the approval. */
export function wordsWhere(
  estate: Estate,
  words: PlanWords,
  of: Parameters<typeof observedIn>[1],
): PlanWords {
  const tenant = observedIn(estate, of);
  const note = `${tenant?.displayName} was only observed when this was worked out. If it still is at the approval, the card tells what would have been done, and nothing is written.`;
  return tenant ? { ...words, notes: [note, ...words.notes] } : words;
}

/** What was planned for a request, saying so as well. */
export const plannedWhere = (
  estate: Estate,
  planned: Planned,
  sides: AccessRequest['sides'],
): Planned => ({
  ...planned,
  words: wordsWhere(estate, planned.words, { plan: planned.plan, sides }),
});

/** An approval as it may be stored: bound to there being no brake, and without effect where it is observed. */
export function asItMay(estate: Estate, reviewed: Reviewed, now: Instant): Reviewed {
  const { outcome, decision } = reviewed;
  if (outcome !== 'approved' && outcome !== 'agreed') return reviewed;
  const gives = givesIn(decision.request);
  const bound = gives ? { ...decision, gives } : decision;
  if (outcome === 'agreed' || !observedIn(estate, decision.request)) {
    return { outcome, decision: bound };
  }
  const { request, audit, work } = closed(decision.request, now);
  return { outcome, decision: { ...bound, request, audit: [...decision.audit, ...audit], work } };
}

/** A step of it met a tenant that is observed. Where something was done before, that is undone. */
export function observedOnly(request: AccessRequest, now: Instant): Decision | undefined {
  if (request.state !== 'applying') return undefined;
  if (request.steps.every(({ state, again }) => state === 'todo' && !again)) {
    return closed(request, now);
  }
  const again = request.steps.find(({ state, again: more }) => more && isOnItsWay(state));
  // In place before, it goes on as it was: what was to be given once more is not.
  if (again) {
    const failed = { stepId: again.id, code: ONLY_OBSERVED.code };
    const decision = notGivenAgain(request, ONLY_OBSERVED, now);
    return { ...decision, audit: [auditOf(request, 'step-failed', now, failed)] };
  }
  return beginEnding(request, 'failed', undefined, now, ONLY_OBSERVED);
}

const isOnItsWay = (state: StepState): boolean => state === 'todo' || state === 'begun';

/** Why nothing is given again there. */
export function whyOnlyObserved(
  estate: Estate,
  request: Pick<AccessRequest, 'plan' | 'sides'>,
): Refusal | undefined {
  const tenant = observedIn(estate, request);
  return (
    tenant &&
    refusal(
      'observed',
      `${tenant.displayName} is only observed at present, so nothing is given there.`,
      'It is given once the estate sets that tenant to enforce.',
    )
  );
}

const ONLY_OBSERVED = {
  sentence: 'the tenant is only observed, so nothing is written there',
  code: 'observed',
};

function closed({ expiresAt: _, ...request }: AccessRequest, now: Instant): Decision {
  const next: AccessRequest = { ...request, state: 'observed', closedAt: now };
  const steps = request.plan.steps.map(({ change, identity }) => ({
    ...impersonal(change),
    identity,
  }));
  return {
    request: next,
    audit: [auditOf(next, 'would-have-done', now, { planHash: request.plan.hash, steps })],
    work: redraw(next, now),
  };
}
