// What is found about reviews: of break-glass, which nobody was asked about before, and of settings, which have no end.
import { awaitsGlassReview } from '../../../shared/awaits-review.ts';
import { sayDuration, WEEK } from '../../../shared/duration.ts';
import type { AccessRequest } from '../../access/request.ts';
import type { Instant } from '../../facts.ts';
import { type EvidenceFinding, grave, notice } from './finding.ts';
import { type Entry, isIn, type Period } from './material.ts';
import { type EvidenceRow, iso, said } from './row.ts';

/** As long as owners are asked every day about a partner before others hear of it as well. */
const ANSWERED_WITHIN = WEEK;

/** `entries`: those of the audit about this request, in their order. */
export const reviewFindings = (
  request: AccessRequest,
  entries: readonly Entry[],
  period: Period,
  now: Instant,
): EvidenceFinding[] => [
  ...ofGlass(request, now),
  ...overdue(request, now),
  ...late(request, entries, period),
];

/** Nobody was asked before, so an owner has to say something afterwards. */
function ofGlass(request: AccessRequest, now: Instant): EvidenceFinding[] {
  const { id, glass } = request;
  if (!glass) return [];
  const { reviewed, reviewBy } = glass;
  const taken = `Break-glass ${glass.id} was taken, and`;
  if (!reviewed) {
    return awaitsGlassReview(request) && reviewBy < now
      ? [grave('glass-not-reviewed', id, `${taken} no owner has reviewed it in time.`)]
      : [];
  }
  const since = sayDuration(reviewed.at - reviewBy);
  return [
    ...(reviewed.justified
      ? []
      : [notice('glass-not-justified', id, `${taken} an owner found that it was not justified.`)]),
    ...(reviewed.at > reviewBy
      ? [notice('glass-reviewed-late', id, `${taken} its review came ${since} late.`)]
      : []),
  ];
}

/** What stands for the question that nobody was asked before; empty where it was no break-glass. */
export function glassReviewSaid({ breakGlass: glass }: EvidenceRow, now: Instant): string {
  if (!glass) return '';
  const { reviewBy, reviewedBy, reviewedAt, justified } = glass;
  if (reviewBy === '') {
    return ' It was only observed: nothing was given, and nothing is to be reviewed.';
  }
  if (reviewedBy) {
    const found = justified ? 'justified' : 'not justified';
    return ` It was reviewed as ${found} ${reviewedAt} by ${said(reviewedBy)}.`;
  }
  return Date.parse(reviewBy) < now
    ? ` Its review was due ${reviewBy}, and none was given.`
    : ` It awaits its review until ${reviewBy}.`;
}

/** It stays without an end because its owners say again and again that it is needed: nobody has. */
function overdue(request: AccessRequest, now: Instant): EvidenceFinding[] {
  const { id, state, lifecycle, review } = request;
  if (lifecycle !== 'relationship-setting' || state !== 'active') return [];
  // An owner may look at it before its time, and leave it at that.
  const due = request.reviewAt ?? review?.since;
  if (due === undefined || now - due <= ANSWERED_WITHIN) return [];
  const asked = review
    ? `its owners were asked ${times(review.asked)} since ${iso(review.since)}, and nobody has answered`
    : 'nobody was asked';
  return [grave('review-overdue', id, `Its review was due ${iso(due)}; ${asked}.`)];
}

/** Answered in the period, and long after it was due: what an answer leaves of that stands in the audit. */
function late(
  { id, lifecycle }: AccessRequest,
  entries: readonly Entry[],
  period: Period,
): EvidenceFinding[] {
  if (lifecycle !== 'relationship-setting') return [];
  const found: EvidenceFinding[] = [];
  let due: Instant | undefined;
  for (const { verb, at, details } of entries) {
    if (verb !== 'activated' && verb !== 'kept') continue;
    if (verb === 'kept' && due !== undefined && at - due > ANSWERED_WITHIN && isIn(period, at)) {
      const says = `It was found still needed ${iso(at)}, ${sayDuration(at - due)} after its review was due.`;
      found.push(notice('reviewed-late', id, says));
    }
    due = typeof details.reviewAt === 'number' ? details.reviewAt : undefined;
  }
  return found;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
