// The card that asks whether a partner is still needed, and what it offers once that was answered.
import { expect, test } from 'vitest';
import { partnerReviewCard } from '../../src/cards/partner-review.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { PartnerReview } from '../../src/domain/posture/partners/partner-review.ts';
import { AWAY, OWNER } from '../fakes/estate.ts';

const AT = Date.UTC(2027, 3, 3, 12);

const review = (change: Partial<PartnerReview>): PartnerReview => ({
  id: '7K3F-9QX3',
  version: 1,
  tenantId: AWAY,
  partnerId: '90000000-0000-4000-8000-000000000009',
  personal: { by: 'O. Wner' },
  ...change,
});

const cardOf = (change: Partial<PartnerReview>, closable: boolean, timeZone = 'UTC'): string =>
  JSON.stringify(
    partnerReviewCard({
      review: review(change),
      tenant: 'Away',
      partner: 'Tailspin',
      declared: { owner: 'Finance', reviewedOn: Date.UTC(2026, 8, 30) },
      closable,
      reader: readerFrom('en-GB', timeZone),
      now: AT,
    }).card,
  );

const NOT_NEEDED = { answer: { verdict: 'not-needed', at: AT, by: OWNER } } as const;

test('a separation is offered where one can be asked for', () => {
  const card = cardOf(NOT_NEEDED, true);
  expect(card).toContain('Ask for the separation');
  expect(card).toContain('closed for it once a separation is asked for and approved');
});

test('where the estate lists no such tenant, it says how its entry goes instead', () => {
  const card = cardOf(NOT_NEEDED, false);
  expect(card).not.toContain('Ask for the separation');
  expect(card).toContain('Entra admin centre');
  expect(card).toContain('Still needed after all');
});

test('a day of a file is a day, wherever its reader lives', () => {
  const asked = { open: { since: AT, told: AT, asked: [OWNER] } };
  for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Auckland']) {
    expect(cardOf(asked, true, zone)).toContain('reviewed Wed 30 Sept 2026 as the estate declares');
  }
});
