// What an answer rests on: live where that is quick, older where it is not, never hidden by a failure.
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/domain/posture/reading.ts';
import { refreshFacts } from '../../src/usecases/refresh-facts.ts';
import { FakeSurveyor, MemoryPosture } from '../fakes/posture.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const read = (asOf: number, value: unknown = []) =>
  ({ state: 'read', value, asOf }) as Reading<never>;
const late: Reading<never> = {
  state: 'unreadable',
  code: 'out-of-time',
  sentence: 'no time',
  asOf: NOW,
  passing: true,
};

function setUp(answer: () => Reading<never> = () => read(NOW)) {
  const surveyor = new FakeSurveyor(answer);
  const postureStore = new MemoryPosture();
  const deps = {
    surveyor,
    postureStore,
    clock: { now: () => NOW },
    freshWithin: () => new AbortController().signal,
  };
  return { surveyor, postureStore, deps };
}

describe('facts for an answer', () => {
  test('what is older than two seconds is read anew, urgently, and kept', async () => {
    const { surveyor, postureStore, deps } = setUp();
    await postureStore.keep({ tenantId: 't', readings: { skus: read(NOW - 60_000) } });
    const facts = await refreshFacts(deps, ['t'], ['skus']);
    expect(surveyor.asked).toEqual([{ tenantId: 't', areas: ['skus'], urgent: true }]);
    expect(facts.get('t')?.readings.skus?.asOf).toBe(NOW);
    expect(postureStore.facts.get('t')?.readings.skus?.asOf).toBe(NOW);
  });

  test('what was just read is not read again', async () => {
    const { surveyor, postureStore, deps } = setUp();
    await postureStore.keep({ tenantId: 't', readings: { skus: read(NOW - 1_000) } });
    await refreshFacts(deps, ['t'], ['skus']);
    expect(surveyor.asked).toEqual([]);
  });

  test('about the whole estate nothing is read, and everything known is given', async () => {
    const { surveyor, postureStore, deps } = setUp();
    const many = Array.from({ length: 201 }, (_, i) => `t${i}`);
    await postureStore.keep({ tenantId: 't7', readings: { skus: read(NOW - 60_000) } });
    const facts = await refreshFacts(deps, many, ['skus']);
    expect(surveyor.asked).toEqual([]);
    expect([...facts.keys()]).toEqual(['t7']);
  });

  test('a long list is not read while somebody waits, one that was never read is', async () => {
    const { surveyor, postureStore, deps } = setUp();
    const long = Array.from({ length: 501 }, () => ({}));
    await postureStore.keep({ tenantId: 't', readings: { users: read(NOW - 60_000, long) } });
    await refreshFacts(deps, ['t'], ['users', 'devices']);
    expect(surveyor.asked).toEqual([{ tenantId: 't', areas: ['devices'], urgent: true }]);
  });

  test('where Graph allows little, a minute is fresh', async () => {
    const { surveyor, postureStore, deps } = setUp();
    await postureStore.keep({ tenantId: 't', readings: { directoryAudits: read(NOW - 30_000) } });
    await refreshFacts(deps, ['t'], ['directoryAudits']);
    expect(surveyor.asked).toEqual([]);
  });

  test('what did not answer in time stays as it was, is said, and is not kept', async () => {
    const { postureStore, deps } = setUp(() => late);
    await postureStore.keep({ tenantId: 't', readings: { skus: read(NOW - 60_000) } });
    const facts = await refreshFacts(deps, ['t'], ['skus', 'domains']);
    expect(facts.get('t')?.readings).toMatchObject({
      skus: { state: 'read', asOf: NOW - 60_000, gaps: [expect.stringContaining('no time')] },
      domains: late,
    });
    expect(postureStore.kept).toBe(1);
  });
});
