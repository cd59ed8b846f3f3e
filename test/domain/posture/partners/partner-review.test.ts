// A partner falls due again: when its owners are asked, reminded, left alone, and what an answer counts for.
import { describe, expect, test } from 'vitest';
import { answerPartner } from '../../../../src/domain/posture/partners/answer-partner.ts';
import { dueAt } from '../../../../src/domain/posture/partners/due-at.ts';
import {
  type EntrySeen,
  lookAtPartner,
} from '../../../../src/domain/posture/partners/look-at-partner.ts';
import {
  newPartnerReview,
  type PartnerReview,
} from '../../../../src/domain/posture/partners/partner-review.ts';
import { withPartnerAnswers } from '../../../../src/domain/posture/partners/with-answers.ts';
import type { AccountRef } from '../../../../src/shared/account.ts';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, STRANGER } from '../../../fakes/estate.ts';

const SECURITY = EMPLOYEE;
const REVIEWED = Date.UTC(2026, 3, 1);
const EVERY = 180 * DAY;
const DUE = REVIEWED + EVERY;
const PARTNER = '90000000-0000-4000-8000-000000000009';
const partner = {
  ...{ tenantId: PARTNER, name: 'Adatum', owner: 'Finance', reviewedOn: REVIEWED },
  ...{ trust: [], microsoftSupport: false },
};

const fresh = newPartnerReview(AWAY, PARTNER);

const look = (
  review: PartnerReview,
  now: number,
  {
    entry = 'there' as EntrySeen,
    owners = [OWNER],
    reviewedOn = REVIEWED,
    security = [] as readonly AccountRef[],
  } = {},
) =>
  lookAtPartner(
    review,
    { ...{ partner: { ...partner, reviewedOn }, every: EVERY }, entry, owners, security },
    now,
  );

/** What was asked at this moment, as it would be kept. */
const asked = (at = DUE): PartnerReview => {
  const { change } = look(fresh, at);
  if (!change) throw new Error('Nobody was asked.');
  return { ...change.review, version: 1 };
};

const by = { account: OWNER, displayName: 'O. Wner' };
const answered = (review: PartnerReview, verdict: 'needed' | 'not-needed', at: number) => {
  const answer = verdict === 'needed' ? { verdict, reason: 'They audit us' } : { verdict };
  const result = answerPartner(review, by, answer, at);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('falling due', () => {
  test('nothing happens before its time, to the millisecond', () => {
    expect(look(fresh, DUE - 1)).toEqual({ next: DUE });
  });

  test('then every owner is asked, which is kept and audited', () => {
    const { next, change } = look(fresh, DUE, { owners: [OWNER, STRANGER] });
    expect(next).toBe(DUE + DAY);
    expect(change?.review.open).toEqual({ since: DUE, told: DUE, asked: [OWNER, STRANGER] });
    expect(change?.work.map(({ work }) => work)).toEqual(
      [OWNER, STRANGER].map((account) => ({
        ...{ kind: 'tell-partner-review', account, reminds: true },
      })),
    );
    expect(change?.audit.map(({ verb }) => verb)).toEqual(['partner-review-asked']);
  });

  test('whoever looks again on the same day asks nobody twice', () => {
    expect(look(asked(), DUE + HOUR)).toEqual({ next: DUE + DAY });
  });

  test('without an answer its owners of that day are reminded every day', () => {
    const first = look(asked(), DUE + DAY, { owners: [STRANGER] });
    expect(first.change?.work.map(({ work }) => 'account' in work && work.account)).toEqual([
      STRANGER,
    ]);
    expect(first.change?.review.open?.asked).toEqual([OWNER, STRANGER]);
    const second = look(first.change?.review ?? fresh, DUE + 2 * DAY);
    expect(second.change?.work).toHaveLength(1);
    expect(second.change?.review.open?.since).toBe(DUE);
  });

  test('for a week every day, then once a week, and security hears of it once', () => {
    let review = asked();
    const days = { owners: [] as number[], security: [] as number[] };
    for (let now = DUE; now <= DUE + 35 * DAY; ) {
      const { next, change } = look(review, now, { security: [SECURITY] });
      if (change) review = { ...change.review, version: review.version + 1 };
      for (const { work } of change?.work ?? []) {
        const to = 'account' in work && work.account === SECURITY ? 'security' : 'owners';
        days[to].push((now - DUE) / DAY);
        expect('reminds' in work).toBe(to === 'owners');
      }
      expect(next - now).toBeLessThanOrEqual(DAY);
      if (change?.audit.length) expect(change.audit[0]?.verb).toBe('partner-review-overdue');
      now = next;
    }
    expect(days.owners).toEqual([1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35]);
    expect(days.security).toEqual([7]);
    expect(review.open?.overdue).toEqual({ at: DUE + 7 * DAY, told: [SECURITY] });
    // Their message says how it went as well.
    const { work } = answered(review, 'needed', DUE + 36 * DAY);
    expect(work.map(({ work: one }) => 'account' in one && one.account)).toEqual([OWNER, SECURITY]);
  });

  test('whoever becomes an owner between two weekly reminders is asked the next day', () => {
    const open = { since: DUE, told: DUE + 14 * DAY, asked: [OWNER] };
    const now = DUE + 16 * DAY;
    const { change } = look({ ...asked(), open }, now, { owners: [OWNER, STRANGER] });
    expect(change?.work.map(({ work }) => 'account' in work && work.account)).toEqual([STRANGER]);
    expect(change?.review.open).toEqual({ ...open, asked: [OWNER, STRANGER] });
    expect(look({ ...asked(), open }, now)).toEqual({ next: now + DAY });
  });

  test('no entry: nobody is asked, and it is looked again; an entry that cannot be seen is asked about', () => {
    for (const entry of ['none', 'out-of-sight'] as const) {
      const none = look(fresh, DUE, { entry });
      expect(none.change).toBeUndefined();
      expect(none.next).toBeGreaterThan(DUE);
    }
    expect(look(fresh, DUE, { entry: 'unseen' }).change?.work).toHaveLength(1);
  });

  test('a tenant that nobody has read yet, or without an owner, is looked at again', () => {
    for (const of of [{ entry: 'unread' as const }, { owners: [] }]) {
      const { next, change } = look(fresh, DUE, of);
      expect(change).toBeUndefined();
      expect(next).toBeGreaterThan(DUE);
    }
  });

  test('a newer review in the file, or an entry that went, closes the question on the cards', () => {
    const now = DUE + HOUR;
    for (const of of [{ reviewedOn: now - HOUR }, { entry: 'none' as const }]) {
      const { change } = look(asked(), now, of);
      expect(change?.review.open).toBeUndefined();
      expect(change?.work).toEqual([
        { work: { kind: 'tell-partner-review', account: OWNER }, dueAt: now },
      ]);
    }
  });
});

describe('an answer', () => {
  const now = DUE + 2 * HOUR;

  test('"still needed" is kept with who and why, and it falls due so long after it', () => {
    const { review, audit, work } = answered(asked(), 'needed', now);
    expect(review).toMatchObject({
      answer: { verdict: 'needed', at: now, by: OWNER },
      personal: { by: 'O. Wner', reason: 'They audit us' },
    });
    expect(review.open).toBeUndefined();
    expect(audit).toMatchObject([{ verb: 'partner-kept', actor: OWNER, tenantId: AWAY }]);
    // The words are committed to, and not kept in the chain.
    expect(JSON.stringify(audit[0]?.details)).not.toContain('audit us');
    expect(work.map(({ work: one }) => 'account' in one && one.account)).toEqual([OWNER]);
    expect(look(review, now + EVERY - 1).next).toBe(now + EVERY);
    expect(look(review, now + EVERY).change?.review.open?.since).toBe(now + EVERY);
  });

  test('a reason is asked for', () => {
    for (const reason of ['', '  \n', 'x'.repeat(1_001)]) {
      const result = answerPartner(asked(), by, { verdict: 'needed', reason }, now);
      expect(result).toMatchObject({ ok: false, error: { field: 'reason' } });
    }
  });

  test('counts once', () => {
    const { review } = answered(asked(), 'needed', now);
    for (const answer of [
      { verdict: 'needed', reason: 'again' },
      { verdict: 'not-needed' },
    ] as const) {
      expect(answerPartner(review, by, answer, now)).toMatchObject({
        ok: false,
        error: { code: 'partner-answered' },
      });
    }
    expect(answerPartner(fresh, by, { verdict: 'not-needed' }, now).ok).toBe(false);
  });

  test('"no longer needed" renews nothing: it is asked again in a month, and can be taken back', () => {
    const { review } = answered(asked(), 'not-needed', now);
    expect(dueAt(partner, review, EVERY)).toBe(now + 30 * DAY);
    const back = answered(review, 'needed', now + HOUR);
    expect(dueAt(partner, back.review, EVERY)).toBe(now + HOUR + EVERY);
  });

  test('the file has the last word where its review is newer', () => {
    const { review } = answered(asked(), 'not-needed', now);
    expect(dueAt({ reviewedOn: now + DAY }, review, EVERY)).toBe(now + DAY + EVERY);
  });
});

test('answers stand beside what is declared, and the same answers give the same estate', () => {
  const base = estate({
    posture: {
      readers: [],
      declared: {
        ...{ partners: [partner], reviewEvery: EVERY, multiTenant: null, oneWay: [] },
        ...{ riskProfile: 'zero-trust', globalAdministrators: { atLeast: 2, atMost: 8 } },
      },
    },
  });
  const { review } = answered(asked(), 'needed', DUE);
  expect(withPartnerAnswers(base, [newPartnerReview(HOME, PARTNER)])).toBe(base);
  const said = withPartnerAnswers(base, [review]);
  expect(said.posture.declared?.partners[0]?.attested).toEqual([
    { tenantId: AWAY, on: DUE, by: 'O. Wner', verdict: 'needed' },
  ]);
  expect(withPartnerAnswers(base, [review])).toBe(said);
  expect(withPartnerAnswers(base, [{ ...review, version: 9 }])).not.toBe(said);
});
