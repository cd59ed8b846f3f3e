// The part of one person ends: only their steps are undone and read back, and the others keep theirs.
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import type { Instant } from '../facts.ts';
import { type AuditDraft, auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import { type Actor, beginEnding, canEnd, notOursStays, undoneFirst } from './end.ts';
import { applyNext, undoNext } from './next-work.ts';
import {
  closedParts,
  givenTo,
  isEnding,
  openParts,
  type PartEnd,
  type PartWhy,
  stepsOf,
} from './parts.ts';
import {
  type AccessRequest,
  type Evidence,
  peopleIn,
  withName,
  withoutTrouble,
} from './request.ts';
import { setUp } from './set-up.ts';

/**
 * `persons`: keys. Where nobody is left to whom it gives anything, the whole request ends. `undefined`:
 * it gives them nothing, or no more.
 */
export function beginPartEnds(
  request: AccessRequest,
  persons: readonly string[],
  why: PartWhy,
  by: Actor | undefined,
  now: Instant,
): Decision | undefined {
  if (!canEnd(request)) return undefined;
  const given = givenTo(request);
  const over = given.filter((key) => persons.includes(key));
  if (over.length === 0) return undefined;
  if (over.length === given.length) return beginEnding(request, why, by, now);
  const ends = over.map(
    (person): PartEnd => ({ person, why, since: now, ...(by && { by: by.account }) }),
  );
  const theirs = over.flatMap((person) => stepsOf(request, person));
  const next: AccessRequest = {
    ...request,
    partEnds: [...(request.partEnds ?? []), ...ends],
    steps: request.steps.map((step) => (theirs.includes(step.id) ? notOursStays(step) : step)),
    personal: by ? withName(request.personal, by.account, by.displayName) : request.personal,
  };
  const decision: Decision = {
    request: next,
    audit: ends.map((part) => entry(next, 'part-ending', part, now, { why })),
    work: [...over.flatMap((person) => undoNext(next, now, person)), ...redraw(next, now)],
    holdings: next.steps.flatMap(({ id, state }) =>
      theirs.includes(id) && state === 'kept' ? [{ release: id }] : [],
    ),
  };
  return goOn(request, decision, now);
}

/** Nobody waits for a step of theirs any more: the next of the others follows, or it is in place. */
function goOn(before: AccessRequest, decision: Decision, now: Instant): Decision {
  const { request } = decision;
  if (request.state !== 'applying') return decision;
  const next = applyNext(request, now);
  if (next.length === 0) {
    const done = setUp(request, decision.audit, decision.holdings ?? [], now);
    return { ...done, work: [...decision.work, ...done.work] };
  }
  const same = stepIn(next) === stepIn(applyNext(before, now));
  return same ? decision : { ...decision, work: [...decision.work, ...next] };
}

const stepIn = (work: readonly DueWork[]): string | undefined =>
  work.flatMap((item) => ('stepId' in item.work ? [item.work.stepId] : []))[0];

/** What was undone of one part has been read once more. `index`: which of the request's ended parts. */
export function partProofRead(
  request: AccessRequest,
  index: number,
  present: readonly string[],
  evidence: readonly Evidence[],
  now: Instant,
): Decision | undefined {
  const part = request.partEnds?.[index];
  if (!part || part.closedAt !== undefined) return undefined;
  const first = undoneFirst(request, present, now, part.person);
  if (first) return first;
  const partEnds = closedParts(request, [part.person], now);
  const next = closedWith(request, partEnds);
  const ids = stepsOf(request, part.person);
  const details = {
    why: part.why,
    requestIds: evidence.flatMap((item) => item.requestIds),
    kept: request.steps.flatMap(({ id, state }) =>
      ids.includes(id) && state === 'kept' ? [id] : [],
    ),
    provenAt: partEnds[index]?.provenAt ?? null,
  };
  return {
    request: next,
    audit: [entry(next, 'part-ended', part, now, details)],
    work: redraw(next, now),
  };
}

/** With the last of them what was told as unproven is over, unless the whole of it ends. */
function closedWith(request: AccessRequest, partEnds: readonly PartEnd[]): AccessRequest {
  const next: AccessRequest = { ...withoutTrouble(request), partEnds };
  if (isEnding(next) || openParts(next).length > 0) return next;
  const { unproven: _, ...proven } = next;
  return proven;
}

function entry(
  request: AccessRequest,
  verb: 'part-ending' | 'part-ended',
  { person, by }: PartEnd,
  now: Instant,
  details: AuditDraft['details'],
): AuditDraft {
  const whose = peopleIn(request).find((one) => beneficiaryKey(one) === person);
  const actor = verb === 'part-ending' ? by : undefined;
  const steps = stepsOf(request, person);
  return {
    ...auditOf(request, verb, now, { ...details, steps }, actor),
    ...(whose && { people: { person: whose } }),
  };
}
