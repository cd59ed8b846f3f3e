// The directory moved between the card and the click: nothing is approved, and the card shows what would change now.
import type { Instant } from '../facts.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import type { Planned } from './kind.ts';
import type { AccessRequest } from './request.ts';
import { opened } from './stages.ts';

export interface Moved {
  readonly outcome: 'changed';
  readonly decision: Decision;
}

/** What the rules look at, as it is now: whom to ask is found by it from then on. */
export const askedNow = (
  { asked }: Pick<AccessRequest, 'asked'>,
  { recipient }: Pick<Planned, 'recipient'>,
): Pick<AccessRequest, 'asked'> => (asked && recipient ? { asked: { ...asked, recipient } } : {});

export function planMoved(request: AccessRequest, planned: Planned, now: Instant): Moved {
  const shortened = request.shortened?.map(({ from: _, ...one }) => one);
  const moved: AccessRequest = {
    ...request,
    ...askedNow(request, planned),
    plan: planned.plan,
    movedAt: now,
    steps: planned.plan.steps.map((step) => ({ id: step.id, state: 'todo', ours: false })),
    // Whoever agreed, agreed to something else.
    agreed: [],
    ...(shortened && { shortened }),
    personal: request.personal && { ...request.personal, words: planned.words },
  };
  const { request: next, work } = opened(moved, now, true);
  const details = { from: request.plan.hash, to: planned.plan.hash };
  return {
    outcome: 'changed',
    decision: {
      request: next,
      audit: [auditOf(next, 'plan-changed', now, details)],
      work: [...work, ...redraw(next, now)],
    },
  };
}
