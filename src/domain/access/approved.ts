// An approval, by whomever: the state that follows, what the audit keeps of it, and the work it begins.
import type { AccountRef } from '../../shared/account.ts';
import { canonicalJson } from '../../shared/hash.ts';
import type { Instant } from '../facts.ts';
import { impersonal } from './change.ts';
import { type AuditDraft, auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import { remindPartner } from './hand-over.ts';
import { remindersOf } from './news.ts';
import { applyNext } from './next-work.ts';
import { type AccessRequest, peopleEntries } from './request.ts';
import { spanOf } from './start.ts';
import { withUnable } from './unable.ts';

/** Who or what approves; where nobody did, the rule that stands for it. */
export type Approving = Pick<NonNullable<AccessRequest['decision']>, 'by' | 'rule'>;

export function approvedBy(request: AccessRequest, who: Approving, now: Instant): Decision {
  const { begins, ...end } = spanOf(request, now);
  const later = begins > now ? 'scheduled' : 'applying';
  const next: AccessRequest = {
    ...withUnable(request),
    state: request.plan.waitsFor === 'partner' ? 'with-partner' : later,
    ...end,
    decision: { verdict: 'approved', ...who, at: now, planHash: request.plan.hash },
  };
  return {
    request: next,
    audit: [approvedEntry(next, who, now)],
    work: [...firstWork(next, now), ...redraw(next, now)],
  };
}

function firstWork(request: AccessRequest, now: Instant): DueWork[] {
  const { state, expiresAt, startsAt = now } = request;
  return [
    ...(state === 'with-partner'
      ? remindPartner(now)
      : state === 'scheduled'
        ? [{ work: { kind: 'begin' } as const, dueAt: startsAt }]
        : applyNext(request, now)),
    ...(expiresAt === undefined ? [] : [{ work: { kind: 'expire' } as const, dueAt: expiresAt }]),
    ...remindersOf(request),
  ];
}

/** Who gets what until when, under which rule: without a name, and bound to the whole plan. */
function approvedEntry(request: AccessRequest, { by, rule }: Approving, now: Instant): AuditDraft {
  const { plan, policy, beneficiary, lifecycle, agreed } = request;
  const steps = plan.steps.map((step) => ({
    ...impersonal(step.change),
    identity: step.identity,
    permission: step.permission,
  }));
  const until =
    request.expiresAt === undefined
      ? { reviewedAfterMs: request.durationMs }
      : { expiresAt: request.expiresAt, startsAt: request.startsAt };
  const sides = agreed.map(({ side }) => side);
  const risk = by && agreed.at(-1)?.risk;
  const details = {
    planHash: plan.hash,
    policy,
    lifecycle,
    ...until,
    sides,
    steps,
    ...(risk && { risk }),
    ...(rule && { withoutAnybody: rule }),
  };
  return {
    ...auditOf(request, 'approved', now, details, by),
    people: {
      beneficiary,
      ...peopleEntries(request),
      // The last one is the actor.
      ...Object.fromEntries(
        agreed.slice(0, -1).map((yes, i): [string, AccountRef] => [`agreed${i + 1}`, yes.by]),
      ),
      ...Object.fromEntries(
        agreed.flatMap(
          (yes, i): Array<[string, AccountRef]> =>
            yes.for ? [[`inSteadOf${i + 1}`, yes.for]] : [],
        ),
      ),
    },
    committed: { plan: canonicalJson(plan) },
  };
}
