// Rings after a commit: at once for who listens here, by a job for everybody else.
import type { PgBoss } from 'pg-boss';
import { describe, expect, test, vi } from 'vitest';
import { createDoorbell } from '../../../src/adapters/postgres/doorbell.ts';

interface Job {
  readonly data: {
    readonly workId: string;
    readonly more?: readonly string[];
    readonly first?: true;
  };
  readonly startAfter?: Date;
}

async function bell({ broken = false } = {}) {
  const jobs: Job[] = [];
  let deliver: ((jobs: readonly Job[]) => Promise<void>) | undefined;
  const boss = {
    start: async () => undefined,
    getQueue: async () => ({}),
    async insert(_queue: string, more: Job[]) {
      if (broken) throw new Error('lost');
      jobs.push(...more);
    },
    async work(_queue: string, _options: object, handle: typeof deliver) {
      deliver = handle;
    },
  };
  const said: string[] = [];
  const log = { warn: (event: string) => said.push(event) };
  const doorbell = await createDoorbell(
    boss as unknown as PgBoss,
    (instant) => instant,
    undefined,
    log as never,
  );
  return { doorbell, jobs, said, deliver: () => deliver?.(jobs) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const rings = (...ids: string[]) => ids.map((workId) => ({ workId, dueAt: 0 }));

describe('the doorbell after a commit', () => {
  test('is heard at once where somebody listens and begins, and by a job where nobody does', async () => {
    const { doorbell, jobs } = await bell();
    const heard: string[] = [];
    await doorbell.listen((id) => heard.push(id) <= 2);
    doorbell.ring(rings('a', 'b', 'c', 'd'));
    await turn();
    expect(heard).toEqual(['a', 'b', 'c', 'd']);
    expect(jobs.map(({ data }) => data)).toEqual([{ workId: 'c', more: ['d'] }]);
  });

  test('rings later for what is due later, once for each moment', async () => {
    const { doorbell, jobs } = await bell();
    await doorbell.listen(() => true);
    const soon = Date.now() + 60_000;
    doorbell.ring([
      { workId: 'a', dueAt: soon },
      { workId: 'b', dueAt: soon + 5 },
      { workId: 'c', dueAt: soon },
    ]);
    await turn();
    expect(jobs).toEqual([
      { data: { workId: 'a', more: ['c'] }, startAfter: new Date(soon) },
      { data: { workId: 'b' }, startAfter: new Date(soon + 5) },
    ]);
  });

  test('what takes something back has a job of its own, and is heard as that', async () => {
    const { doorbell, jobs, deliver } = await bell();
    doorbell.ring([
      { workId: 'card', dueAt: 0 },
      { workId: 'undo', dueAt: 0, first: true },
    ]);
    await turn();
    expect(jobs.map(({ data }) => data)).toEqual([
      { workId: 'card' },
      { workId: 'undo', first: true },
    ]);
    const heard: unknown[] = [];
    await doorbell.listen((id, first) => heard.push([id, first]) > 0);
    await deliver();
    expect(heard).toEqual([
      ['card', false],
      ['undo', true],
    ]);
  });

  test('one job is heard for everything it rings for', async () => {
    const { doorbell, deliver } = await bell();
    doorbell.ring(rings('a', 'b'));
    await turn();
    const heard: string[] = [];
    await doorbell.listen((id) => heard.push(id) > 0);
    await deliver();
    expect(heard).toEqual(['a', 'b']);
  });

  test('beside a step that sets out, what tells of it is heard a moment later', async () => {
    vi.useFakeTimers();
    try {
      const { doorbell, jobs } = await bell();
      const heard: string[] = [];
      await doorbell.listen((id) => heard.push(id) > 0);
      doorbell.ring([
        { workId: 'card', dueAt: 0 },
        { workId: 'step', dueAt: 0, acts: true },
        { workId: 'undo', dueAt: 0, first: true },
      ]);
      expect(heard).toEqual(['step', 'undo']);
      await vi.advanceTimersByTimeAsync(100);
      expect(heard).toEqual(['step', 'undo', 'card']);
      // A step whose time has not come holds up nothing.
      doorbell.ring([
        { workId: 'other card', dueAt: 0 },
        { workId: 'other step', dueAt: Date.now() + 60_000, acts: true },
      ]);
      expect(heard.at(-1)).toBe('other card');
      await vi.advanceTimersByTimeAsync(0);
      expect(jobs.map(({ data }) => data.workId)).toEqual(['other step']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a job that cannot be sent is told, and nothing else: the sweep rings again', async () => {
    const { doorbell, said } = await bell({ broken: true });
    doorbell.ring(rings('a'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toEqual(['bell.silent']);
  });
});
