// The time of a partner has come in one tenant: its owners are asked, reminded a day later, or left alone.
import { type AccountRef, sameAccount } from '../../../shared/account.ts';
import { DAY, HOUR, WEEK } from '../../../shared/duration.ts';
import type { Instant } from '../../facts.ts';
import type { DocumentedPartner } from '../declared.ts';
import { dueAt } from './due-at.ts';
import { type PartnerReview, type PartnerReviewChange, tellThem } from './partner-review.ts';

/**
 * What is known of the tenant's entry. `unseen`: it was read, and could not be; `unread`: nobody has read
 * yet; `out-of-sight`: the estate gives no reader there, so that it can never be known.
 */
export type EntrySeen = 'there' | 'none' | 'unseen' | 'unread' | 'out-of-sight';

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
  const again = review.open.told + DAY;
  return now < again
    ? { next: again }
    : { next: now + DAY, change: reminding(review, review.open, of.owners, now) };
}

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
  owners: readonly AccountRef[],
  now: Instant,
): PartnerReviewChange {
  const added = owners.filter((one) => !open.asked.some((asked) => sameAccount(asked, one)));
  return {
    review: { ...review, open: { ...open, told: now, asked: [...open.asked, ...added] } },
    audit: [],
    work: tellThem(owners, now, true),
  };
}

/** Answered elsewhere, in the file, or there is no entry any more: the cards say so. */
function closed(
  { open, ...review }: PartnerReview,
  now: Instant,
): { change?: PartnerReviewChange } {
  return open ? { change: { review, audit: [], work: tellThem(open.asked, now) } } : {};
}
