// Reviews of partners as rows: versions, what was answered, the work that falls due, and names that can go.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPartnerReviewStore } from '../../../src/adapters/postgres/partner-review-store.ts';
import { createPartnerSchedule } from '../../../src/adapters/postgres/partner-schedule.ts';
import { answerPartner } from '../../../src/domain/posture/partners/answer-partner.ts';
import { lookAtPartner } from '../../../src/domain/posture/partners/look-at-partner.ts';
import { newPartnerReview } from '../../../src/domain/posture/partners/partner-review.ts';
import type { PartnerReviewStore } from '../../../src/ports/partner-reviews.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { AWAY, HOME, OWNER } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const PARTNER = '90000000-0000-4000-8000-000000000009';
const dataDir = newDataDir();
const silent = {
  book: async () => {},
  ring: () => {},
  listen: async () => {},
  leave: async () => {},
};
let stores: Stores;
let store: PartnerReviewStore;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
  store = createPartnerReviewStore(stores.db, silent);
}, 60_000);
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const partner = {
  ...{ tenantId: PARTNER, name: 'Adatum', owner: 'Finance', reviewedOn: 0 },
  ...{ trust: [], microsoftSupport: false },
};

test('are asked once, answered once, and come back as they were kept', async () => {
  const of = { partner, every: DAY, entry: 'there', owners: [OWNER], security: [] } as const;
  const { change } = lookAtPartner(newPartnerReview(AWAY, PARTNER), of, NOW);
  if (!change) throw new Error('Nobody was asked.');
  const { id } = change.review;
  expect(await store.load(id)).toBeUndefined();
  // Two replicas look at the same moment.
  const both = await Promise.all([store.commit(change), store.commit(change)]);
  expect(both.sort()).toEqual(['committed', 'conflict']);
  const kept = await store.load(id);
  expect(kept).toEqual({ ...change.review, version: 1 });
  expect(await store.answered()).toEqual([]);

  const by = { account: OWNER, displayName: 'O. Wner' };
  const answer = { verdict: 'needed', reason: 'They audit us' } as const;
  const said = kept && answerPartner(kept, by, answer, NOW + HOUR);
  if (!said?.ok) throw new Error('It could not be answered.');
  expect(await store.commit(said.value)).toBe('committed');
  expect(await store.commit(said.value)).toBe('conflict');
  expect(await store.answered()).toEqual([{ ...said.value.review, version: 2 }]);
  const row = await stores.db
    .selectFrom('partner_review')
    .select(['asked_at', 'answered_at', 'data'])
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ asked_at: null, answered_at: new Date(NOW + HOUR) });
  expect(JSON.stringify(row.data)).not.toContain('audit us');
  const told = await stores.db
    .selectFrom('work')
    .select('kind')
    .where('request_id', '=', id)
    .execute();
  expect(told.map(({ kind }) => kind)).toEqual(['tell-partner-review', 'tell-partner-review']);
});

test('a row for each tenant and partner, however often it starts, and none for others', async () => {
  const schedule = createPartnerSchedule(stores.db, silent);
  const rows = () =>
    stores.db
      .selectFrom('work')
      .select(['request_id', 'due_at', 'done_at'])
      .where('kind', '=', 'review-partner')
      .orderBy('request_id')
      .execute();
  const at = (ms: number) => ({ due_at: new Date(NOW + ms), done_at: null });
  const wanted = [
    { under: `partner:${AWAY}/x`, dueAt: NOW + 3 * DAY },
    { under: `partner:${HOME}/x`, dueAt: NOW + DAY },
  ].sort((a, b) => a.under.localeCompare(b.under));
  await schedule.ensure(wanted);
  await schedule.ensure(wanted);
  expect(await rows()).toMatchObject(
    wanted.map(({ under, dueAt }) => ({ request_id: under, ...at(dueAt - NOW) })),
  );
  // Reviewed earlier than the file said before: brought forward. Later: found when it wakes.
  await schedule.ensure(
    wanted.map((one, i) => ({ ...one, dueAt: NOW + (i === 0 ? 0 : 90 * DAY) })),
  );
  const [first, second] = await rows();
  expect(first).toMatchObject(at(0));
  expect(second?.due_at.getTime()).toBe(wanted[1]?.dueAt);
  await schedule.ensure(wanted.slice(1));
  expect((await rows()).map(({ request_id }) => request_id)).toEqual([wanted[1]?.under]);
  await schedule.ensure([]);
  expect(await rows()).toEqual([]);
});
