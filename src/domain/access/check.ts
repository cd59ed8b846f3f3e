// A request was looked at again: who has left, what was changed by hand, and what follows from both.
import type { Instant } from '../facts.ts';
import { closeFor } from './close.ts';
import { type AuditDraft, auditOf, type Decision, redraw } from './decision.ts';
import { driftOf, type Finding } from './drift.ts';
import { beginEnding, canEnd } from './end.ts';
import { askWhetherNeeded } from './keep.ts';
import { allHaveLeft, type Found, hasLeft, strandedSides, withFound } from './leavers.ts';
import type { AccessRequest } from './request.ts';

export interface Checked {
  /** By account key. */
  readonly accounts: Readonly<Record<string, Found>>;
  readonly findings: readonly Finding[];
}

/** `undefined`: everything is as it was. `impact`: who would lose what, where a setting is asked about. */
export function checked(
  request: AccessRequest,
  { accounts, findings }: Checked,
  impact: readonly string[],
  now: Instant,
): Decision | undefined {
  const known = withFound(request, accounts, now);
  const leaver = whatLeavingMeans(request, known, impact, now);
  if (leaver) return leaver;
  const seen = withDrift(known, driftOf(request, findings, now));
  if (seen === request) return undefined;
  const audit: AuditDraft[] = [
    ...(seen.left !== request.left ? [auditOf(seen, 'person-left', now)] : []),
    ...driftEntry(request, seen, now),
  ];
  return { request: seen, audit, work: redraw(seen, now) };
}

function whatLeavingMeans(
  request: AccessRequest,
  known: AccessRequest,
  impact: readonly string[],
  now: Instant,
): Decision | undefined {
  const sponsor = hasLeft(known, known.beneficiary);
  if (request.state === 'pending') {
    if (sponsor || allHaveLeft(known)) return closeFor(known, 'left', undefined, now);
    const stranded = strandedSides(known);
    return stranded.join() === (request.stranded ?? []).join()
      ? undefined
      : withAudit({ ...known, stranded }, 'person-left', now);
  }
  if (request.lifecycle === 'personal-grant') {
    return canEnd(known) && allHaveLeft(known)
      ? beginEnding(known, 'left', undefined, now)
      : undefined;
  }
  // It serves others as well: whoever owns it says whether it stays.
  return sponsor && !hasLeft(request, request.beneficiary)
    ? askWhetherNeeded(known, impact, now)
    : undefined;
}

const withAudit = (request: AccessRequest, verb: 'person-left', now: Instant): Decision => ({
  request,
  audit: [auditOf(request, verb, now)],
  work: redraw(request, now),
});

function withDrift(request: AccessRequest, drift: AccessRequest['drift']): AccessRequest {
  if (drift === request.drift) return request;
  const { drift: _, ...rest } = request;
  return drift ? { ...rest, drift } : rest;
}

function driftEntry(before: AccessRequest, after: AccessRequest, now: Instant): AuditDraft[] {
  const { drift } = after;
  if (drift === before.drift) return [];
  return drift
    ? [auditOf(after, 'drift-found', now, { found: drift.found, stepIds: drift.stepIds })]
    : [auditOf(after, 'drift-over', now, { found: before.drift?.found })];
}
