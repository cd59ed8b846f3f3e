// Reading tenants on schedule: one does not delay another, rows come back, the product may end at any time.
import { describe, expect, test, vi } from 'vitest';
import type { Reading } from '../../src/domain/posture/reading.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { createCollector, surveyWorkOf } from '../../src/usecases/collect-on-schedule.ts';
import { FakeSurveyor, MemoryPosture } from '../fakes/posture.ts';
import { quiet } from '../fakes/world.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const value = { state: 'read', value: [], asOf: NOW } as unknown as Reading<never>;
const survey = { kind: 'survey-tenant' } as const;

function setUp(options: { every?: number | null; hold?: Promise<void> } = {}) {
  const surveyor = new FakeSurveyor(() => value);
  const held = {
    survey: async (...args: Parameters<FakeSurveyor['survey']>) => {
      const facts = await surveyor.survey(...args);
      await options.hold;
      return facts;
    },
  };
  const postureStore = Object.assign(new MemoryPosture(), { purge: vi.fn(async () => 3) });
  const postponed: Array<[id: string, inMs: number]> = [];
  const finished: string[] = [];
  const collector = createCollector({
    surveyor: held,
    postureStore,
    queue: {
      finish: async (id) => void finished.push(id),
      postpone: async (id, dueAt) => void postponed.push([id, dueAt - NOW]),
    },
    clock: { now: () => NOW },
    log: quiet,
    every: options.every === undefined ? 4 * HOUR : options.every,
    deadline: () => new AbortController().signal,
    isOurs: (tenantId) => tenantId !== 'stranger',
  });
  const due = (tenantId: string) =>
    collector.due(
      { id: `row ${tenantId}`, requestId: surveyWorkOf(tenantId), work: survey, attempts: 1 },
      survey,
    );
  return { collector, due, surveyor, postureStore, postponed, finished };
}

describe('a tenant that has fallen due', () => {
  test('is read in the background and due again after the time set', async () => {
    const { due, surveyor, postureStore, postponed } = setUp();
    await due('a');
    await vi.waitFor(() => expect(postponed).toHaveLength(2));
    // At once as long as it may take, so that it comes back if this process ends; then the next time.
    expect(postponed).toEqual([
      ['row a', 15 * MINUTE],
      ['row a', 4 * HOUR],
    ]);
    expect(surveyor.asked).toMatchObject([{ tenantId: 'a', urgent: false }]);
    expect(postureStore.facts.has('a')).toBe(true);
  });

  test('does not wait for slow ones beyond a few, and none is read twice at once', async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { due, surveyor, postureStore } = setUp({ hold });
    for (const tenantId of ['a', 'b', 'c', 'd', 'e', 'a']) await due(tenantId);
    await vi.waitFor(() => expect(surveyor.asked).toHaveLength(4));
    release();
    await vi.waitFor(() => expect(postureStore.facts.size).toBe(5));
    expect(surveyor.asked).toHaveLength(5);
  });

  test('is left as it was when the product ends in the middle', async () => {
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { collector, due, postureStore, postponed } = setUp({ hold });
    await due('a');
    const stopped = collector.stop();
    release();
    await stopped;
    expect(postureStore.facts.size).toBe(0);
    expect(postponed).toEqual([['row a', 15 * MINUTE]]);
  });

  test('is not read where it is not ours any more, or reading is switched off', async () => {
    const { due, finished, surveyor } = setUp();
    await due('stranger');
    expect(finished).toEqual(['row stranger']);
    const off = setUp({ every: null });
    await off.due('a');
    expect(off.finished).toEqual(['row a']);
    expect([...surveyor.asked, ...off.surveyor.asked]).toEqual([]);
  });
});

test.each([4 * HOUR, null])(
  'every night what was kept long enough goes, read every %s',
  async (every) => {
    const { collector, postureStore, postponed } = setUp({ every });
    const work = { kind: 'tidy-posture' } as const;
    await collector.due({ id: 'tidy', requestId: 'posture:tidy', work, attempts: 1 }, work);
    expect(postureStore.purge).toHaveBeenCalledOnce();
    expect(postponed).toEqual([['tidy', DAY]]);
  },
);
