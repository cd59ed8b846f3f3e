// A decider asks a colleague to decide about one request in their stead: nothing changes until that one accepts.
import { type AccountRef, accountKey, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { openSides } from '../../shared/yeses.ts';
import type { Instant } from '../facts.ts';
import type { StandIn } from './absence.ts';
import { type Asks, withAsks } from './approvers.ts';
import { type AuditVerb, auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import type { News } from './news.ts';
import { type AccessRequest, withName } from './request.ts';
import { alreadyDecided, lapsed, type Reviewer } from './review.ts';
import { openDeciders, opened } from './stages.ts';

export interface PassedOn {
  readonly id: string;
  readonly from: AccountRef;
  readonly to: AccountRef;
  readonly at: Instant;
  readonly acceptedAt?: Instant;
  /** `replaced`: somebody else was asked instead. */
  readonly over?: { readonly why: 'declined' | 'replaced'; readonly at: Instant };
}

/** Offers of one request; more would be a game of hot potato. */
const MOST = 20;

export const openOffer = (
  { passedOn = [] }: Pick<AccessRequest, 'passedOn'>,
  to: AccountRef,
): PassedOn | undefined =>
  passedOn.find(
    (one) => sameAccount(one.to, to) && one.acceptedAt === undefined && one.over === undefined,
  );

/** Those who have accepted, as an absence would put them. */
export const standInsOf = ({ passedOn = [], personal }: AccessRequest): StandIn[] =>
  passedOn
    .filter(({ acceptedAt, over }) => acceptedAt !== undefined && over === undefined)
    .map(({ from, to }) => ({
      person: from,
      delegate: to,
      personal: personal && {
        delegate: personal.names[accountKey(to)] ?? '',
      },
    }));

/** Whether a yes of their own is wanted now: what is given in another's stead is not theirs to hand on. */
export const hasOwnVoice = (request: AccessRequest, account: AccountRef): boolean =>
  openDeciders(request).some(
    (one) =>
      sameAccount(one.account, account) &&
      openSides(request).some(({ id }) => one.sides.includes(id) && !one.why?.[id]?.for),
  );

export function passOn(
  request: AccessRequest,
  by: Reviewer,
  to: Reviewer,
  now: Instant,
): Result<Decision | 'offered', Refusal> {
  if (request.state !== 'pending') return refused(alreadyDecided);
  if (now >= request.lapsesAt) return refused(lapsed);
  const { passedOn = [] } = request;
  const mine = (one: PassedOn) => sameAccount(one.from, by.account) && one.over === undefined;
  if (passedOn.some((one) => mine(one) && one.acceptedAt !== undefined)) return refused(handedOn);
  const before = openOffer(request, to.account);
  if (before) return mine(before) ? ok('offered') : refused(askedByOther);
  if (passedOn.length >= MOST) return refused(tooMany);
  const id = String(passedOn.length + 1);
  const others = passedOn.map(
    (one): PassedOn => (mine(one) ? { ...one, over: { why: 'replaced', at: now } } : one),
  );
  const next: AccessRequest = {
    ...request,
    passedOn: [...others, { id, from: by.account, to: to.account, at: now }],
    personal: withName(
      withName(request.personal, by.account, by.displayName),
      to.account,
      to.displayName,
    ),
  };
  return ok({
    request: next,
    audit: [entry(next, 'duty-offered', by.account, { to: to.account }, now)],
    work: [...redraw(next, now), tell(to.account, 'duty-offered', now)],
  });
}

/** `asks`: whom the request asks with them among its deciders. */
export function acceptDuty(
  request: AccessRequest,
  offer: PassedOn,
  by: Reviewer,
  asks: Asks,
  now: Instant,
): Decision {
  const known = answered(request, offer, { acceptedAt: now }, by);
  const { request: next, work } = opened(withAsks(known, asks), now);
  return {
    request: next,
    audit: [entry(next, 'duty-accepted', by.account, { inSteadOf: offer.from }, now)],
    work: [...work, ...redraw(next, now), tell(offer.from, 'duty-accepted', now)],
  };
}

export function declineDuty(
  request: AccessRequest,
  offer: PassedOn,
  by: Reviewer,
  now: Instant,
): Decision {
  const next = answered(request, offer, { over: { why: 'declined', at: now } }, by);
  return {
    request: next,
    audit: [entry(next, 'duty-declined', by.account, { inSteadOf: offer.from }, now)],
    work: [...redraw(next, now), tell(offer.from, 'duty-declined', now)],
  };
}

/** The request as it would be with their acceptance, for finding whom it asks then. */
export const answered = (
  request: AccessRequest,
  offer: PassedOn,
  change: Pick<PassedOn, 'acceptedAt' | 'over'>,
  by: Reviewer,
): AccessRequest => ({
  ...request,
  passedOn: (request.passedOn ?? []).map((one) =>
    one.id === offer.id ? { ...one, ...change } : one,
  ),
  personal: withName(request.personal, by.account, by.displayName),
});

const entry = (
  request: AccessRequest,
  verb: AuditVerb,
  actor: AccountRef,
  people: Readonly<Record<string, AccountRef>>,
  now: Instant,
) => ({ ...auditOf(request, verb, now, {}, actor), people });

const tell = (account: AccountRef, news: News, now: Instant): DueWork => ({
  work: { kind: 'tell', account, audience: 'approver', news },
  dueAt: now,
});

const handedOn = refusal(
  'handed-on',
  'You have handed this to a colleague who accepted, and it is handed on once.',
  'You can still decide yourself; nobody counts twice.',
);

const askedByOther = refusal(
  'asked-by-other',
  'Somebody else has asked the same colleague to decide about this in their stead.',
  'Name another colleague.',
);

const tooMany = refusal(
  'too-many-offers',
  `${MOST} colleagues were asked already, and nobody else is.`,
  'Decide yourself, or let it lapse.',
);
