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

const cardOf = (
  change: Partial<PartnerReview>,
  closable: boolean,
  timeZone = 'UTC',
  as: { owns?: boolean; escalates?: boolean } = {},
): string =>
  JSON.stringify(
    partnerReviewCard({
      review: review(change),
      tenant: 'Away',
      partner: 'Tailspin',
      declared: { owner: 'Finance', reviewedOn: Date.UTC(2026, 8, 30) },
      closable,
      reader: readerFrom('en-GB', timeZone),
      ...{ now: AT, owns: true, escalates: true, ...as },
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

test('what happens when nobody answers is said as it is, also where nobody is named for security', () => {
  const open = { since: AT, told: AT, asked: [OWNER] };
  expect(cardOf({ open }, true)).toContain('every week after that, and security is told once');
  expect(cardOf({ open }, true, 'UTC', { escalates: false })).not.toContain('security');
  const overdue = { at: AT, told: [OWNER] };
  expect(cardOf({ open: { ...open, overdue } }, true)).toContain(
    'are reminded every week. Security was told Sat 3 Apr 2027, 12:00',
  );
});

test('whoever cannot answer is told that nobody has, without facts and without buttons', () => {
  const open = { since: AT, told: AT, asked: [OWNER] };
  const card = cardOf({ open }, true, 'UTC', { owns: false });
  expect(card).toContain('Nobody has answered: is Tailspin still needed in Away?');
  expect(card).not.toContain('Without its entry');
  for (const one of [{ open }, NOT_NEEDED]) {
    const theirs = cardOf(one, true, 'UTC', { owns: false });
    expect(theirs).not.toMatch(/open-partner-needed|partner-not-needed/);
  }
});
