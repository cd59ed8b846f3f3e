// What somebody has to be told with a message of its own: an edited card notifies nobody.

import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { awaitsGlassReview } from '../../shared/awaits-review.ts';
import { DAY, HOUR, MINUTE } from '../../shared/duration.ts';
import { openQuestions } from '../../shared/open-questions.ts';
import type { Instant } from '../facts.ts';
import { askedAgain } from './asked-again.ts';
import type { Audience, Decision, DueWork } from './decision.ts';
import { isEnding, openParts } from './parts.ts';
import { openOffer } from './passed-on.ts';
import { questionsOver } from './questions-over.ts';
import type { Remark } from './remarks.ts';
import type { AccessRequest, RequestState } from './request.ts';
import { isStillWanted } from './still-wanted.ts';
import { lookingAfter, ownsIt } from './who-hears.ts';

export type News =
  | 'denied'
  /** Approved, and only told what would have been done. */
  | 'observed'
  | 'lapsed'
  /** Break-glass was used, or still waits for its review. */
  | 'glass'
  /** A rule approved it, and nobody was asked. */
  | 'by-rule'
  /** Approved, and something still has to come before it can be used. */
  | 'approved'
  /** In place, and a guest has to accept the invitation. */
  | 'to-accept'
  | 'usable'
  | 'ended'
  | 'failed'
  /** A day, or an hour, before the end. */
  | 'ends-in-a-day'
  | 'ends-in-an-hour'
  /** Its owners are asked whether a setting is still needed. */
  | 'review'
  /** Somebody changed by hand what was given, or brought back what had ended. */
  | 'drift'
  /** Whoever answers for it, or somebody of several who have it, has left. */
  | 'person-left'
  /** The part of one of a team has ended before that of the others. */
  | 'part-ended'
  /** Nobody is left who could decide. */
  | 'stranded'
  /** A stage has waited for so long that whoever is asked is reminded. */
  | 'decide'
  /** Whoever asked has those reminded whose yes is missing. */
  | 'nudged'
  /** Who was asked before is asked for a later stage: their card is there, and changes silently. */
  | 'your-turn'
  /** They had been let go, and are asked again: their card changes silently as well. */
  | 'asked-again'
  /** What they had agreed to is not what would change any more. */
  | 'agree-again'
  /** A decider asks whoever asked for it; they have answered. */
  | 'question'
  | 'answered'
  /** A colleague is asked to decide in somebody's stead, and how that went. */
  | 'duty-offered'
  | 'duty-accepted'
  | 'duty-declined'
  /** What we added could not be read back as gone for more than an hour. */
  | 'end-unproven'
  /** Whoever heard so of parts of it hears that they are over; the rest goes on. */
  | 'parts-proven';

const BY_STATE: Partial<Record<RequestState, News>> = {
  denied: 'denied',
  observed: 'observed',
  lapsed: 'lapsed',
  'with-partner': 'approved',
  scheduled: 'approved',
  waiting: 'to-accept',
  active: 'usable',
  ended: 'ended',
  failed: 'failed',
};

/** Messages that follow from a decision; none to whoever did it themselves just now. */
export function tidings(before: AccessRequest, decision: Decision): DueWork[] {
  const { request: after, audit, work } = decision;
  // What is worth a message is seen on a card, so its moment is that card's.
  const drawn = work.find((item) => item.work.kind === 'deliver-card');
  if (!drawn) return [];
  const doers = audit.flatMap(({ actor }) => actor ?? []);
  const tell = (account: AccountRef, audience: Audience, news: News): DueWork[] =>
    doers.some((doer) => sameAccount(doer, account))
      ? []
      : [{ work: { kind: 'tell', account, audience, news, ...which(news) }, dueAt: drawn.dueAt }];
  const which = (news: News) =>
    news === 'question' && { question: after.remarks?.at(-1)?.id ?? '' };
  const toRequestor = newsForRequestor(before, after);
  const toApprovers = newsForApprovers(before, after, doers.length > 0);
  return [
    ...(toRequestor ? tell(after.requestor, 'requestor', toRequestor) : []),
    ...questionsOver(before, after, drawn.dueAt),
    ...(toApprovers
      ? lookingAfter(after)
          // Whoever is not asked any more has no answer to give.
          .filter(({ sides }) => toApprovers !== 'review' || sides.length > 0)
          .flatMap(({ account }) => tell(account, 'approver', toApprovers))
      : []),
    // Whoever asked for a setting and owns it as well has one card of it, and hears of it there.
    ...(toApprovers && !toRequestor && ownsIt(after)
      ? tell(after.requestor, 'requestor', toApprovers)
      : []),
    ...askedAgain(before, after).flatMap(([account, news]) => tell(account, 'approver', news)),
  ];
}

/** Whether it is still so: what was overtaken on its way is not told. */
export function isStillNews(
  request: AccessRequest,
  news: News,
  now: Instant,
  to?: AccountRef,
  question?: string,
): boolean {
  const left = (request.expiresAt ?? now) - now;
  switch (news) {
    case 'ends-in-a-day':
      return isInPlace(request) && left > HOUR;
    case 'ends-in-an-hour':
      return isInPlace(request) && left > 0;
    case 'approved':
      return request.state === 'applying' || BY_STATE[request.state] === 'approved';
    case 'review':
      return request.state === 'active' && request.review !== undefined;
    case 'glass':
      return awaitsGlassReview(request);
    case 'by-rule':
      return request.decision?.rule !== undefined && request.closedAt === undefined;
    case 'drift':
      return request.drift !== undefined;
    case 'part-ended':
      return partsIn(request) > 0;
    case 'person-left':
      return request.left !== undefined;
    case 'decide':
    case 'nudged':
    case 'your-turn':
    case 'asked-again':
    case 'agree-again':
      return isStillWanted(request, news, to);
    case 'question':
      return (
        request.state === 'pending' &&
        openQuestions(request.remarks).some(({ id }) => question === undefined || id === question)
      );
    case 'answered':
    case 'duty-accepted':
    case 'duty-declined':
      return request.state === 'pending';
    case 'duty-offered':
      return request.state === 'pending' && to !== undefined && !!openOffer(request, to);
    case 'stranded':
      return request.state === 'pending' && (request.stranded ?? []).length > 0;
    case 'parts-proven':
      return partsIn(request) > 0 && openParts(request).length === 0;
    case 'end-unproven':
      return (isEnding(request) || openParts(request).length > 0) && request.trouble !== undefined;
    default:
      return BY_STATE[request.state] === news;
  }
}

function newsForRequestor(before: AccessRequest, after: AccessRequest): News | undefined {
  if (said(before, after, 'question')) return 'question';
  if (isNew(before.stranded, after.stranded)) return 'stranded';
  if (after.drift !== before.drift && after.drift?.found === 'removed') return 'drift';
  if (partsIn(after) > partsIn(before)) return 'part-ended';
  // Mostly it is set up within seconds, and one message tells both.
  const isLate = after.trouble && !before.trouble;
  if (after.state === 'applying') return isLate ? 'approved' : undefined;
  if (after.state === 'scheduled' && isLate) return 'approved';
  if (after.state === before.state || endedItJustNow(after)) return undefined;
  // Nothing ends for somebody whom a later request goes on serving.
  return after.state === 'ended' && after.steps.at(-1)?.keptFor ? undefined : BY_STATE[after.state];
}

const partsIn = ({ partEnds = [] }: AccessRequest): number => partEnds.length;

/** When whoever has the access is reminded of its end; not where it is hardly longer than that. */
export function remindersOf(request: AccessRequest): DueWork[] {
  const { requestor: account, expiresAt, durationMs } = request;
  if (expiresAt === undefined) return [];
  const remind = (news: News, before: number): DueWork[] =>
    durationMs > before
      ? [
          {
            work: { kind: 'tell', account, audience: 'requestor', news },
            dueAt: expiresAt - before,
          },
        ]
      : [];
  return [...remind('ends-in-a-day', DAY), ...remind('ends-in-an-hour', HOUR)];
}

function endedItJustNow({ requestor, beneficiary, ending, closedAt }: AccessRequest): boolean {
  if (!ending?.by || closedAt === undefined || closedAt - ending.since > MINUTE) return false;
  const { by } = ending;
  return [requestor, beneficiary].some((account) => sameAccount(account, by));
}

function newsForApprovers(
  before: AccessRequest,
  after: AccessRequest,
  byHand: boolean,
): News | undefined {
  if (said(before, after, 'answer')) return 'answered';
  if (after.decision?.rule && !before.decision) return 'by-rule';
  const asked = after.review?.asked ?? 0;
  if (asked > (before.review?.asked ?? 0) && isWorthSaying(asked)) {
    return byHand ? undefined : 'review';
  }
  if (after.drift && after.drift !== before.drift) return 'drift';
  if (isNew(before.left, after.left) && isInPlace(after)) return 'person-left';
  // Whoever was alarmed need not look at a silent card to know that it is over.
  if (after.unproven && after.closedAt !== undefined && before.closedAt === undefined) {
    return BY_STATE[after.state];
  }
  if (before.unproven && !after.unproven) return 'parts-proven';
  const alarm = after.trouble?.alarmedAt;
  return alarm !== undefined && alarm !== before.trouble?.alarmedAt ? 'end-unproven' : undefined;
}

/** Whether the last thing said is new, and of this kind. */
const said = (before: AccessRequest, after: AccessRequest, kind: Remark['kind']): boolean =>
  (after.remarks ?? []).length > (before.remarks ?? []).length &&
  after.remarks?.at(-1)?.kind === kind;

const isNew = (before: readonly string[] = [], after: readonly string[] = []): boolean =>
  after.some((one) => !before.includes(one));

/** When it falls due, when it is overdue, and then once a week: the card itself is asked daily. */
const isWorthSaying = (asked: number): boolean => asked <= 2 || asked % 7 === 0;

const isInPlace = ({ state }: AccessRequest): boolean => state === 'active' || state === 'waiting';
