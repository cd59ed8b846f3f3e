// Rings after a commit: at once for who listens here, by a job for everybody else.
import type { PgBoss } from 'pg-boss';
import { beforeEach, describe, expect, test, vi } from 'vitest';
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
      await server.answers;
      jobs.push(...more);
    },
    async work(_queue: string, _options: object, handle: typeof deliver) {
      deliver = handle;
    },
    async offWork() {
      deliver = undefined;
    },
  };
  const server = { answers: Promise.resolve() };
  const said: string[] = [];
  const log = { warn: (event: string) => said.push(event) };
  const doorbell = await createDoorbell(
    boss as unknown as PgBoss,
    (instant) => instant,
    undefined,
    log as never,
  );
  return { doorbell, jobs, said, server, deliver: () => deliver?.(jobs) };
}

/** Begins with what `begins` says, and keeps the rest. */
function listener(begins: (id: string) => boolean = () => true) {
  const heard: string[] = [];
  const firsts: string[] = [];
  const waiting = new Set<string>();
  return {
    heard,
    firsts,
    waiting,
    hear(id: string, first: boolean) {
      heard.push(id);
      if (first) firsts.push(id);
      if (!begins(id)) waiting.add(id);
      return begins(id);
    },
    waits: (id: string) => waiting.has(id),
  };
}

const inAMoment = () => vi.advanceTimersByTimeAsync(300);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  return () => vi.useRealTimers();
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
const rings = (...ids: string[]) => ids.map((workId) => ({ workId, dueAt: 0 }));

describe('the doorbell after a commit', () => {
  test('is heard at once where somebody listens, and by a job a moment later where it has not begun', async () => {
    const { doorbell, jobs } = await bell();
    const here = listener((id) => id < 'c');
    await doorbell.listen(here);
    doorbell.ring(rings('a', 'b', 'c', 'd'));
    doorbell.ring(rings('e'));
    expect(here.heard).toEqual(['a', 'b', 'c', 'd', 'e']);
    await turn();
    expect(jobs).toEqual([]);
    here.waiting.delete('d');
    await inAMoment();
    expect(jobs.map(({ data }) => data)).toEqual([{ workId: 'c', more: ['e'] }]);
  });

  test('is heard by a job at once where nobody listens', async () => {
    const { doorbell, jobs } = await bell();
    doorbell.ring(rings('a', 'b'));
    await turn();
    expect(jobs.map(({ data }) => data)).toEqual([{ workId: 'a', more: ['b'] }]);
  });

  test('who stops listening leaves to others what has not begun, and hears none of it', async () => {
    const { doorbell, jobs, deliver } = await bell();
    const here = listener(() => false);
    await doorbell.listen(here);
    doorbell.ring(rings('a', 'b'));
    await doorbell.leave([]);
    expect(jobs.map(({ data }) => data)).toEqual([{ workId: 'a', more: ['b'] }]);
    await deliver();
    expect(here.heard).toEqual(['a', 'b']);
    doorbell.ring(rings('c'));
    await turn();
    expect(here.heard).toEqual(['a', 'b']);
    expect(jobs.at(-1)?.data).toEqual({ workId: 'c' });
  });

  test('who stops listening rings again for what waits, since it may be the one who heard the job', async () => {
    const { doorbell, jobs, deliver } = await bell();
    await doorbell.listen(listener(() => false));
    doorbell.ring(rings('a', 'b'));
    await inAMoment();
    await deliver();
    jobs.length = 0;
    await doorbell.leave([...rings('a'), { workId: 'undo', dueAt: 0, first: true }]);
    expect(jobs.map(({ data }) => data)).toEqual([
      { workId: 'a' },
      { workId: 'undo', first: true },
    ]);
  });

  test('what is committed while it stops listening is rung for others', async () => {
    const { doorbell, jobs, server } = await bell();
    // Whoever has stopped begins nothing, and keeps what waited.
    await doorbell.listen({ hear: () => false, waits: (id) => id === 'a' });
    doorbell.ring(rings('a'));
    let answer = () => {};
    server.answers = new Promise((resolve) => {
      answer = resolve;
    });
    const leaving = doorbell.leave([]);
    await turn();
    doorbell.ring(rings('b'));
    answer();
    await leaving;
    await inAMoment();
    expect(jobs.map(({ data }) => data.workId)).toEqual(['a', 'b']);
  });

  test('who stops listening leaves to others what is due soon, at its time', async () => {
    const { doorbell, jobs } = await bell();
    const here = listener();
    await doorbell.listen(here);
    const dueAt = Date.now() + 400;
    doorbell.ring([{ workId: 'soon', dueAt }]);
    doorbell.ring([
      { workId: 'step', dueAt: 0, acts: true },
      { workId: 'card', dueAt: 0 },
    ]);
    await doorbell.leave([]);
    expect(here.heard).toEqual(['step']);
    const left = [
      { data: { workId: 'card' } },
      { data: { workId: 'soon' }, startAfter: new Date(dueAt) },
    ];
    expect(jobs).toHaveLength(2);
    expect(jobs).toEqual(expect.arrayContaining(left));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(jobs).toHaveLength(2);
  });

  test('rings later for what is due later, once for each moment', async () => {
    const { doorbell, jobs } = await bell();
    await doorbell.listen(listener());
    const soon = Date.now() + 60_000;
    doorbell.ring([
      { workId: 'a', dueAt: soon },
      { workId: 'b', dueAt: soon + 5 },
      { workId: 'c', dueAt: soon },
    ]);
    await inAMoment();
    expect(jobs).toEqual([
      { data: { workId: 'a', more: ['c'] }, startAfter: new Date(soon) },
      { data: { workId: 'b' }, startAfter: new Date(soon + 5) },
    ]);
  });

  test('what is due within a second is heard here at its time, without a job', async () => {
    const { doorbell, jobs } = await bell();
    const here = listener((id) => id !== 'full');
    await doorbell.listen(here);
    const dueAt = Date.now() + 400;
    doorbell.ring([
      { workId: 'a', dueAt },
      { workId: 'full', dueAt },
    ]);
    await vi.advanceTimersByTimeAsync(399);
    expect(here.heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(here.heard).toEqual(['a', 'full']);
    expect(jobs).toEqual([]);
    await inAMoment();
    expect(jobs.map(({ data }) => data)).toEqual([{ workId: 'full' }]);
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
    const here = listener();
    await doorbell.listen(here);
    await deliver();
    expect(here.heard).toEqual(['card', 'undo']);
    expect(here.firsts).toEqual(['undo']);
  });

  test('what takes something back is rung for others as soon as it cannot begin here', async () => {
    const { doorbell, jobs } = await bell();
    await doorbell.listen(listener((id) => id === 'begun'));
    doorbell.ring([
      { workId: 'card', dueAt: 0 },
      { workId: 'begun', dueAt: 0, first: true },
      { workId: 'undo', dueAt: 0, first: true },
    ]);
    await turn();
    expect(jobs.map(({ data }) => data)).toEqual([{ workId: 'undo', first: true }]);
    await inAMoment();
    expect(jobs.map(({ data }) => data.workId)).toEqual(['undo', 'card']);
  });

  test('one job is heard for everything it rings for', async () => {
    const { doorbell, deliver } = await bell();
    doorbell.ring(rings('a', 'b'));
    await turn();
    const here = listener();
    await doorbell.listen(here);
    await deliver();
    expect(here.heard).toEqual(['a', 'b']);
  });

  test('beside a step that sets out, what tells of it is heard a moment later', async () => {
    const { doorbell, jobs } = await bell();
    const { heard, ...here } = listener();
    await doorbell.listen(here);
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
    await inAMoment();
    expect(jobs.map(({ data }) => data.workId)).toEqual(['other step']);
  });

  test('a job that cannot be sent is told, and nothing else: the sweep rings again', async () => {
    const { doorbell, said } = await bell({ broken: true });
    doorbell.ring(rings('a'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toEqual(['bell.silent']);
  });
});
