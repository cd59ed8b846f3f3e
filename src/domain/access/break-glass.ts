// Break-glass: prepared access that somebody gives themselves at once, loudly, for hours, and reviewed afterwards.

import type { AccountRef } from '../../shared/account.ts';
import { awaitsGlassReview } from '../../shared/awaits-review.ts';
import { DAY, HOUR, sayDuration } from '../../shared/duration.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import type { BreakGlass } from '../estate/limits.ts';
import type { Instant } from '../facts.ts';
import { approvedBy } from './approved.ts';
import type { Deciding } from './deciding.ts';
import { auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import { type Actor, beginEnding, canEnd } from './end.ts';
import { distinct, type Named, namedPeople } from './named.ts';
import { type AccessRequest, withName } from './request.ts';

/** Whatever the estate says: what is needed for longer is asked for. */
export const LONGEST_GLASS = 8 * HOUR;

/** An owner has to have looked at it by then, and is asked again after every such time. */
const REVIEW_WITHIN = DAY;
const REMIND_BEFORE = 12 * HOUR;

/** What a request keeps of it. */
export interface Glass {
  /** Of the package. */
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly reviewBy: Instant;
  /** How often its owners were reminded. */
  readonly reminded: number;
  readonly reviewed?: {
    readonly by: AccountRef;
    readonly at: Instant;
    readonly justified: boolean;
  };
}

/** Those that this person may use, whoever they are to the directory. */
export const glassFor = (estate: Estate, person: string | null): BreakGlass[] =>
  (estate.breakGlass ?? []).filter(({ people }) => person !== null && people.includes(person));

/** The package in the place of a rule. */
export const glassRule = ({ id, place, version, kind, longest }: BreakGlass): PolicyRule => ({
  id: `break-glass/${id}`,
  place,
  ...(version && { version }),
  kinds: [kind],
  requestors: {},
  decision: 'ask',
  longest,
  usual: longest,
  lapsesAfter: longest,
  approvers: ['tenant-owners'],
});

/** Everybody who hears of it at once: the owners, who review it, and those whom it tells besides. */
export function glassDeciding(estate: Estate, glass: BreakGlass): Deciding {
  const tenant = tenantById(estate, glass.tenantId);
  const owners = (tenant?.owners ?? []).map(
    ({ account }): Named => ({ account, as: 'tenant-owner' }),
  );
  const side = { id: glass.tenantId, name: tenant?.displayName ?? glass.tenantId };
  return {
    rule: glassRule(glass),
    sides: [side],
    named: { [side.id]: distinct([...owners, ...namedPeople(estate, glass.tell)]) },
  };
}

/** Accounts of those whom today's packages tell of this: they may take it back. */
export const glassTold = (estate: Estate, { glass }: AccessRequest): AccountRef[] =>
  (estate.breakGlass ?? [])
    .filter(({ id }) => id === glass?.id)
    .flatMap(({ tell }) => namedPeople(estate, tell).map(({ account }) => account));

/** Somebody's uses of one package so far, in any order. */
export function whyNoGlass(
  { id, title, atMost }: BreakGlass,
  uses: readonly AccessRequest[],
  now: Instant,
): Refusal | undefined {
  const open = uses.find(({ closedAt }) => closedAt === undefined);
  if (open) {
    return refusal(
      'glass-open',
      `You have used “${title}” already, and it has not ended: ${open.id}.`,
      `Type "status ${open.id}" to see it.`,
    );
  }
  const recent = uses.filter(({ askedAt }) => askedAt > now - atMost.in);
  return recent.length < atMost.count
    ? undefined
    : refusal(
        'glass-used-up',
        `You have used “${title}” ${recent.length === 1 ? 'once' : `${recent.length} times`} within ${sayDuration(atMost.in)}, which is as often as break-glass ${id} allows.`,
        'Ask for the access, and call an owner so that they decide at once.',
      );
}

/** `asked`: the request as it would have waited for somebody. */
export function broken(asked: Decision, glass: BreakGlass, now: Instant): Decision {
  const { id, title, because } = glass;
  const reviewBy = now + REVIEW_WITHIN;
  const kept: Glass = { id, title, because, reviewBy, reminded: 0 };
  const { policy } = asked.request;
  const request: AccessRequest = { ...asked.request, glass: kept };
  const approved = approvedBy(request, { rule: { id: policy.id, place: policy.place } }, now);
  const told = approved.request.approvers.filter(({ conflicted }) => !conflicted);
  return {
    request: approved.request,
    audit: [
      ...asked.audit,
      auditOf(
        request,
        'glass-broken',
        now,
        { policy, reviewBy, told: told.length },
        request.requestor,
      ),
      ...approved.audit,
    ],
    work: [
      // Nobody is waited for, so nothing lapses, reminds or escalates.
      ...asked.work.filter(({ work }) => work.kind === 'check'),
      ...approved.work,
      ...tellOwners(approved.request, now),
      { work: { kind: 'glass-review' }, dueAt: reviewBy - REMIND_BEFORE },
    ],
  };
}

const tellOwners = ({ approvers }: AccessRequest, now: Instant): DueWork[] =>
  approvers
    .filter(({ conflicted }) => !conflicted)
    .map(({ account }) => ({
      work: { kind: 'tell', account, audience: 'approver', news: 'glass' },
      dueAt: now,
    }));

/** Nobody has reviewed it yet. */
export function glassReminded(request: AccessRequest, now: Instant): Decision | undefined {
  const { glass } = request;
  if (!glass || !awaitsGlassReview(request)) return undefined;
  const next: AccessRequest = { ...request, glass: { ...glass, reminded: glass.reminded + 1 } };
  const overdue = now >= glass.reviewBy;
  return {
    request: next,
    audit: [auditOf(next, 'glass-review-asked', now, { reminded: glass.reminded + 1, overdue })],
    work: [
      ...redraw(next, now),
      ...tellOwners(next, now),
      { work: { kind: 'glass-review' }, dueAt: overdue ? now + REVIEW_WITHIN : glass.reviewBy },
    ],
  };
}

/** What was not justified ends, if it has not. */
export function glassReviewed(
  request: AccessRequest,
  by: Actor,
  justified: boolean,
  now: Instant,
): Result<Decision, Refusal> {
  const { glass } = request;
  if (!glass || glass.reviewed) return refused(reviewedBefore);
  if (!awaitsGlassReview(request)) return refused(nothingGiven);
  const next: AccessRequest = {
    ...request,
    glass: { ...glass, reviewed: { by: by.account, at: now, justified } },
    personal: withName(request.personal, by.account, by.displayName),
  };
  const late = now > glass.reviewBy;
  const audit = [auditOf(next, 'glass-reviewed', now, { justified, late }, by.account)];
  if (justified || !canEnd(next)) return ok({ request: next, audit, work: redraw(next, now) });
  const ending = beginEnding(next, 'revoked', by, now);
  return ok({ ...ending, audit: [...audit, ...ending.audit] });
}

const reviewedBefore = refusal(
  'already-reviewed',
  'This was reviewed before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);

const nothingGiven = refusal(
  'nothing-given',
  'A tenant concerned was only observed, so nothing was given and there is nothing to review.',
  'Nothing to do: the card tells what would have been done.',
);
