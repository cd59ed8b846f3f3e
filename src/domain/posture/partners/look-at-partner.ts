// The time of a partner has come in one tenant: its owners are asked, reminded, or left alone; at last security is told.
import { type AccountRef, sameAccount } from '../../../shared/account.ts';
import { DAY, HOUR, WEEK } from '../../../shared/duration.ts';
import type { Instant } from '../../facts.ts';
import type { DocumentedPartner } from '../declared.ts';
import { dueAt } from './due-at.ts';
import {
  type PartnerReview,
  type PartnerReviewChange,
  tellThem,
  toldOf,
} from './partner-review.ts';

/**
 * What is known of the tenant's entry. `unseen`: it was read, and could not be; `unread`: nobody has read
 * yet; `out-of-sight`: the estate gives no reader there, so that it can never be known.
 */
export type EntrySeen = 'there' | 'none' | 'unseen' | 'unread' | 'out-of-sight';

/** So long its owners are reminded every day; whoever has not answered by then is reminded once a week. */
const DAILY_FOR = WEEK;

export interface PartnerLook {
  /** When to look again. */
  readonly next: Instant;
  readonly change?: PartnerReviewChange;
}

export function lookAtPartner(
  review: PartnerReview,
  of: {
    readonly partner: DocumentedPartner;
    readonly every: number;
    readonly entry: EntrySeen;
    /** Present owners of the tenant. */
    readonly owners: readonly AccountRef[];
    /** People of security who do not own it. */
    readonly security: readonly AccountRef[];
  },
  now: Instant,
): PartnerLook {
  const due = dueAt(of.partner, review, of.every);
  if (now < due) return { next: due, ...closed(review, now) };
  if (of.entry === 'none' || of.entry === 'out-of-sight')
    return { next: now + WEEK, ...closed(review, now) };
  // The first reading of a tenant comes by itself; until then nobody is asked about nothing.
  if (of.entry === 'unread') return { next: now + 6 * HOUR };
  if (of.owners.length === 0) return { next: now + DAY };
  if (!review.open) return { next: now + DAY, change: asking(review, of.owners, now) };
  const { open } = review;
  const again = open.told + (open.told - open.since < DAILY_FOR ? DAY : WEEK);
  // Whoever became an owner since need not wait for that.
  const added = of.owners.filter((one) => !isAmong(open.asked, one));
  const change =
    now >= again
      ? reminding(review, open, { ...of, added }, now)
      : added.length > 0 && {
          review: { ...review, open: { ...open, asked: [...open.asked, ...added] } },
          ...{ audit: [], work: tellThem(added, now, true) },
        };
  return { next: now < again ? Math.min(again, now + DAY) : now + DAY, ...(change && { change }) };
}

const isAmong = (all: readonly AccountRef[], one: AccountRef): boolean =>
  all.some((other) => sameAccount(other, one));

function asking(
  review: PartnerReview,
  owners: readonly AccountRef[],
  now: Instant,
): PartnerReviewChange {
  return {
    review: { ...review, open: { since: now, told: now, asked: owners } },
    audit: [
      {
        verb: 'partner-review-asked',
        at: now,
        tenantId: review.tenantId,
        people: Object.fromEntries(owners.map((one, i) => [`owner${i + 1}`, one])),
        details: { review: review.id, partner: review.partnerId },
      },
    ],
    work: tellThem(owners, now, true),
  };
}

function reminding(
  review: PartnerReview,
  open: NonNullable<PartnerReview['open']>,
  of: {
    readonly owners: readonly AccountRef[];
    readonly added: readonly AccountRef[];
    readonly security: readonly AccountRef[];
  },
  now: Instant,
): PartnerReviewChange {
  const { owners, added, security } = of;
  const overdue = !open.overdue && now - open.since >= DAILY_FOR && security.length > 0;
  const told = { told: now, asked: [...open.asked, ...added] };
  return {
    review: {
      ...review,
      open: { ...open, ...told, ...(overdue && { overdue: { at: now, told: security } }) },
    },
    audit: overdue
      ? [
          {
            verb: 'partner-review-overdue',
            at: now,
            tenantId: review.tenantId,
            people: Object.fromEntries(security.map((one, i) => [`security${i + 1}`, one])),
            details: { review: review.id, partner: review.partnerId },
          },
        ]
      : [],
    work: [...tellThem(owners, now, true), ...(overdue ? tellThem(security, now) : [])],
  };
}

/** Answered elsewhere, in the file, or there is no entry any more: the cards say so. */
function closed(kept: PartnerReview, now: Instant): { change?: PartnerReviewChange } {
  const { open, ...review } = kept;
  return open ? { change: { review, audit: [], work: tellThem(toldOf(kept), now) } } : {};
}
