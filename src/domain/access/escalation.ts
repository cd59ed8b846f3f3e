// Nobody has answered yet: whoever is asked is reminded, and after a while others are asked as well.
import { accountKey } from '../../shared/account.ts';
import type { Estate } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { type Asks, withAsks } from './approvers.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { type AccessRequest, type Asking, approversOf } from './request.ts';
import { isStillAsked, openDeciders } from './stages.ts';
import { withStranded } from './stranded.ts';
import { notCounted } from './unable.ts';

/** A short message to each whose yes is missing and could be taken; no card changes. */
export function remindDeciders(
  request: AccessRequest,
  opened: Instant,
  now: Instant,
): Decision | undefined {
  if (!isStillAsked(request, opened)) return undefined;
  const missing = openDeciders(request).filter(
    ({ account }) => !notCounted(request).includes(accountKey(account)),
  );
  if (missing.length === 0) return undefined;
  const details = { stage: request.asking?.stage, people: missing.length };
  return {
    request,
    audit: [auditOf(request, 'deciders-reminded', now, details)],
    work: missing.map(({ account }) => ({
      work: { kind: 'tell', account, audience: 'approver', news: 'decide' },
      dueAt: now,
    })),
  };
}

/** Whether another reminder of the same stage is to come until then. */
export const remindedUntil = (
  { asking, stages }: AccessRequest,
  opened: Instant,
  now: Instant,
  until: Instant,
): boolean =>
  (stages?.[(asking?.stage ?? 1) - 1]?.remindAfter ?? []).some(
    (after) => opened + after > now && opened + after <= until,
  );

/** Which stages have gone further once this one has; undefined where it is not asked any more. */
export function escalating(request: AccessRequest, opened: Instant): readonly number[] | undefined {
  const { asking } = request;
  if (!asking || !isStillAsked(request, opened)) return undefined;
  return [...new Set([...(asking.escalated ?? []), asking.stage])].sort((a, b) => a - b);
}

/** `asks`: with those to whom it goes; they decide beside those who were asked before. */
export function escalated(
  estate: Estate,
  request: AccessRequest,
  stages: readonly number[],
  asks: Asks,
  now: Instant,
): Decision | undefined {
  const { asking } = request;
  if (!asking) return undefined;
  const { escalatesAt: _, ...rest } = asking;
  const further: Asking = { ...rest, escalated: stages };
  const asked: AccessRequest = { ...withAsks(request, asks), asking: further };
  const { request: next, work } = withStranded(estate, asked, now);
  const details = { stage: asking.stage, approvers: next.approvers.length };
  return {
    request: next,
    audit: [{ ...auditOf(next, 'escalated', now, details), people: approversOf(next) }],
    work: [...redraw(next, now), ...work],
  };
}
