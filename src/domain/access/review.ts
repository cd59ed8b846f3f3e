// An approver's click: decided on what is true now, bound to the plan they saw, told apart when it moved.

import type { AccountRef } from '../../shared/account.ts';
import { canonicalJson } from '../../shared/hash.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { Instant } from '../facts.ts';
import { impersonal } from './change.ts';
import { type AuditDraft, auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import type { Planned } from './kind.ts';
import { applyNext } from './next-work.ts';
import { type AccessRequest, type PersonalPart, withName } from './request.ts';

export interface Reviewer {
  readonly account: AccountRef;
  readonly displayName: string;
}

export interface Reviewed {
  readonly outcome: 'approved' | 'denied' | 'changed';
  readonly decision: Decision;
}

const LONGEST_REASON = 1000;

/**
 * `shownHash` came with the card: it only tells which plan the approver looked at. `rule` is the one
 * that fits today.
 */
export function approve(
  request: AccessRequest,
  by: Reviewer,
  shownHash: string,
  planned: Planned,
  rule: AccessRequest['policy'],
  now: Instant,
): Result<Reviewed, Refusal> {
  if (request.state !== 'pending') return refused(alreadyDecided);
  if (planned.plan.hash !== request.plan.hash) {
    return ok({ outcome: 'changed', decision: changed(request, planned, now) });
  }
  if (shownHash !== request.plan.hash) return refused(staleCard);
  // The card promised that without an answer by then nothing changes.
  if (now >= request.lapsesAt) return refused(lapsed);
  const expiresAt = now + request.durationMs;
  const next: AccessRequest = {
    ...request,
    state: 'applying',
    policy: { id: rule.id, place: rule.place },
    expiresAt,
    decision: {
      verdict: 'approved',
      by: by.account,
      at: now,
      planHash: request.plan.hash,
    },
    personal: withName(request.personal, by.account, by.displayName),
  };
  const expire: DueWork = { work: { kind: 'expire' }, dueAt: expiresAt };
  return ok({
    outcome: 'approved',
    decision: {
      request: next,
      audit: [approvedEntry(next, expiresAt, by.account, now)],
      work: [...applyNext(next, now), expire, ...redraw(next, now)],
    },
  });
}

/** Who gets what until when, under which rule: without a name, and bound to the whole plan. */
function approvedEntry(
  request: AccessRequest,
  expiresAt: Instant,
  by: AccountRef,
  now: Instant,
): AuditDraft {
  const { plan, policy, beneficiary } = request;
  const steps = plan.steps.map((step) => ({
    ...impersonal(step.change),
    identity: step.identity,
    permission: step.permission,
  }));
  const details = { planHash: plan.hash, policy, expiresAt, steps };
  return {
    ...auditOf(request, 'approved', now, details, by),
    people: { beneficiary },
    committed: { plan: canonicalJson(plan) },
  };
}

export function deny(
  request: AccessRequest,
  by: Reviewer,
  reason: string,
  now: Instant,
): Result<Reviewed, Refusal> {
  if (request.state !== 'pending') return refused(alreadyDecided);
  const note = reason.trim();
  if (note === '' || note.length > LONGEST_REASON) {
    return refused(
      refusal(
        'reason-needed',
        note === ''
          ? 'A denial needs a reason; the person who asked will read it.'
          : `The reason is ${note.length} characters long; ${LONGEST_REASON} fit.`,
        'Write a sentence, such as what they could ask for instead.',
        'reason',
      ),
    );
  }
  const next: AccessRequest = {
    ...request,
    state: 'denied',
    closedAt: now,
    decision: {
      verdict: 'denied',
      by: by.account,
      at: now,
      planHash: request.plan.hash,
    },
    personal: withNote(withName(request.personal, by.account, by.displayName), note),
  };
  const entry = auditOf(next, 'denied', now, { planHash: request.plan.hash }, by.account);
  return ok({
    outcome: 'denied',
    decision: {
      request: next,
      audit: [{ ...entry, committed: { reason: note } }],
      work: redraw(next, now),
    },
  });
}

function changed(request: AccessRequest, planned: Planned, now: Instant): Decision {
  const next: AccessRequest = {
    ...request,
    plan: planned.plan,
    steps: planned.plan.steps.map((step) => ({ id: step.id, state: 'todo', ours: false })),
    personal: request.personal && { ...request.personal, words: planned.words },
  };
  const details = { from: request.plan.hash, to: planned.plan.hash };
  return {
    request: next,
    audit: [auditOf(next, 'plan-changed', now, details)],
    work: redraw(next, now),
  };
}

const withNote = (personal: PersonalPart | null, decisionNote: string): PersonalPart | null =>
  personal && { ...personal, decisionNote };

export const alreadyDecided = refusal(
  'already-decided',
  'This was decided or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);

const lapsed = refusal(
  'lapsed',
  'The time to decide about this is over, so it lapses.',
  'Nothing was changed; it can be asked for again.',
);

const staleCard = refusal(
  'stale-card',
  'The directory changed after this card was drawn, so it no longer shows what would happen.',
  'Look at the card again: it has been brought up to date.',
);
