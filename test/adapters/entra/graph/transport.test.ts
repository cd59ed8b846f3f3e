// Calls to Graph together: batched, repeated where that is safe, each answered once, and given up at once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Broken } from '../../../../src/adapters/entra/graph/call.ts';
import { TooLong } from '../../../../src/adapters/entra/graph/gate.ts';
import { bodyOf, fakeGraph, follow, read, type Said, write } from './fake-graph.ts';
import { settled } from './turned-time.ts';

const fine = () => ({ status: 200 as const });
const users = (count: number) => Array.from({ length: count }, (_, i) => `/users/${i}`);

describe('reads asked for at the same moment', () => {
  test('travel in batches of twenty, and each gets its own answer', async () => {
    const graph = fakeGraph({ say: fine, order: (parts) => parts.reverse() });
    const paths = users(42);
    const answers = await Promise.all(paths.map((path) => graph.transport(read(path))));
    expect(answers.map(({ body }) => body)).toEqual(paths.map(bodyOf));
    expect(graph.sent.map(({ parts }) => parts.length)).toEqual([20, 20, 2]);
  });

  test('a single one goes plain', async () => {
    const graph = fakeGraph({ say: fine });
    await graph.transport(read('/users/1'));
    expect(graph.sent).toMatchObject([{ method: 'GET', path: '/users/1' }]);
  });

  test('writes, counts and scarce services keep out of batches', async () => {
    const graph = fakeGraph({ say: fine });
    const alone = ['/groups/1/members/$count', '/auditLogs/signIns', '/users/1?$select=id'];
    const calls = alone.map((path) => graph.transport(read(path)));
    calls.push(graph.transport(write('/invitations')), graph.transport(read('/users/2')));
    await Promise.all(calls);
    expect(graph.sent.flatMap(({ parts }) => parts)).toEqual(['/users/1?$select=id', '/users/2']);
    expect(graph.sent).toHaveLength(4);
  });

  test('people and background do not share one', async () => {
    const graph = fakeGraph({ say: fine });
    const background = { priority: 'background' as const };
    await Promise.all([
      ...users(2).map((path) => graph.transport(read(path, background))),
      ...users(2).map((path) => graph.transport(read(`/groups${path}`))),
    ]);
    expect(graph.sent.map(({ parts }) => parts)).toEqual([
      ['/groups/users/0', '/groups/users/1'],
      ['/users/0', '/users/1'],
    ]);
  });
});

describe('a part', () => {
  test('that is throttled is asked again by itself, when it says', async () => {
    const throttled: Said = { status: 429, headers: { 'Retry-After': '2' } };
    const graph = fakeGraph({
      say: (path, nth) => (path === '/users/1' && nth === 1 ? throttled : fine()),
    });
    const outcomes = users(3).map((path) => follow(graph.transport(read(path))));
    await settled();
    expect(outcomes.map(({ status }) => status)).toEqual([200, undefined, 200]);
    await graph.time.turn(1_999);
    expect(graph.sent).toHaveLength(1);
    await graph.time.turn(1);
    expect(outcomes[1]?.status).toBe(200);
    expect(graph.sent[1]).toMatchObject({ at: 2_000, path: '/users/1', parts: [] });
  });

  test('whose token is refused goes by itself, where a fresh token is tried', async () => {
    const graph = fakeGraph({
      say: (path, nth) => (path === '/users/1' && nth === 1 ? { status: 401 } : fine()),
    });
    const answers = await Promise.all(users(2).map((path) => graph.transport(read(path))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(graph.sent.map(({ path }) => path)).toEqual(['/$batch', '/users/1']);
  });

  test.each([[{ status: 'missing' }], [{ status: 200, body: '{"value": [' }]] as const)(
    'that came back as %j is asked again',
    async (said) => {
      const graph = fakeGraph({
        say: (path, nth) => (path === '/users/1' && nth === 1 ? said : fine()),
      });
      const outcomes = users(2).map((path) => follow(graph.transport(read(path))));
      await graph.time.turn(1_000);
      expect(outcomes[1]?.body).toEqual(bodyOf('/users/1'));
      expect(graph.asked('/users/0')).toBe(1);
    },
  );

  test('that is refused is not asked again', async () => {
    const graph = fakeGraph({ say: (path) => ({ status: path === '/users/1' ? 403 : 200 }) });
    const answers = await Promise.all(users(2).map((path) => graph.transport(read(path))));
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    expect(graph.asked('/users/1')).toBe(1);
  });
});

describe('a batch', () => {
  test.each([
    ['broken', 'as a whole', ['/$batch', '/$batch']],
    [503, 'as a whole', ['/$batch', '/$batch']],
    [404, 'as single calls', ['/$batch', '/users/0', '/users/1', '/users/2']],
  ] as const)('that is answered %s is sent again %s', async (status, _, paths) => {
    const graph = fakeGraph({
      say: fine,
      batch: (nth) => (nth === 1 ? { status } : undefined),
    });
    const outcomes = users(3).map((path) => follow(graph.transport(read(path))));
    await graph.time.turn(1_000);
    expect(outcomes.map(({ status: got }) => got)).toEqual([200, 200, 200]);
    expect(graph.sent.map(({ path }) => path)).toEqual(paths);
  });
});

describe('a person', () => {
  test('hears after a few seconds that the service asks to slow down', async () => {
    const graph = fakeGraph({ say: () => ({ status: 429, headers: { 'Retry-After': '3' } }) });
    const one = follow(graph.transport(read('/users/1')));
    await graph.time.turn(6_000);
    expect(one.thrown).toBeInstanceOf(TooLong);
    expect(graph.sent.length).toBeLessThanOrEqual(2);
  });

  test('does not find the service shut for other tenants or services', async () => {
    const graph = fakeGraph({
      say: (path) =>
        path === '/users/1' ? { status: 429, headers: { 'Retry-After': '60' } } : fine(),
    });
    follow(graph.transport(read('/users/1')));
    await graph.time.turn(0);
    const same = follow(graph.transport(read('/groups/1')));
    const other = follow(graph.transport(read('/roleManagement/directory/roleDefinitions/1')));
    await graph.time.turn(0);
    expect(same.thrown).toBeInstanceOf(TooLong);
    expect(other.status).toBe(200);
  });

  test('who gives up hears so at once, and nothing more is sent', async () => {
    const graph = fakeGraph({ say: () => ({ status: 503 }) });
    const giveUp = new AbortController();
    const one = follow(graph.transport(read('/users/1', { signal: giveUp.signal })));
    await graph.time.turn(0);
    giveUp.abort(new Error('given up'));
    await settled();
    expect(one.thrown).toEqual(new Error('given up'));
    await graph.time.turn(60_000);
    expect(graph.sent).toHaveLength(1);
  });

  test('who gives up before a batch is sent is left out of it', async () => {
    const graph = fakeGraph({ say: fine });
    const giveUp = new AbortController();
    const calls = users(3).map((path, i) =>
      follow(graph.transport(read(path, i === 1 ? { signal: giveUp.signal } : {}))),
    );
    await Promise.resolve();
    giveUp.abort(new Error('given up'));
    await graph.time.turn(0);
    expect(calls.map(({ status }) => status)).toEqual([200, undefined, 200]);
    expect(graph.sent.map(({ parts }) => parts)).toEqual([['/users/0', '/users/2']]);
  });

  test('who gives up before anything is sent causes nothing to be sent', async () => {
    const graph = fakeGraph({ say: fine });
    const giveUp = new AbortController();
    follow(graph.transport(read('/users/1', { signal: giveUp.signal })));
    follow(graph.transport(write('/invitations', { signal: giveUp.signal })));
    giveUp.abort();
    await graph.time.turn(1_000);
    expect(graph.sent).toEqual([]);
  });
});

describe('a write', () => {
  test.each([429, 500, 503, 'broken'] as const)(
    'that meets %s is not sent again',
    async (status) => {
      const graph = fakeGraph({ say: () => ({ status }) });
      const one = follow(graph.transport(write('/invitations')));
      await graph.time.turn(120_000);
      expect(graph.sent).toHaveLength(1);
      expect(one).toMatchObject(status === 'broken' ? { thrown: new Broken('reset') } : { status });
    },
  );

  test('that is slow keeps nobody from reading', async () => {
    const graph = fakeGraph({ say: fine });
    const writes = Array.from({ length: 200 }, () => follow(graph.transport(write('/groups'))));
    const one = follow(graph.transport(read('/groups/1')));
    await settled();
    expect(one.status).toBe(200);
    await graph.time.turn(1_000);
    expect(writes.every(({ status }) => status === 200)).toBe(true);
  });
});

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ status: 200 }) },
  fc.constantFrom<Said>(
    { status: 500 },
    { status: 'broken' },
    { status: 'missing' },
    { status: 403 },
    { status: 401 },
    { status: 429 },
    { status: 429, headers: { 'Retry-After': '1' } },
    { status: 200, body: '{"value": [' },
  ),
);

describe('whatever parts fail', () => {
  test('every read is answered once, with its own answer, and nothing is asked after an abort', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(said, { maxLength: 4 }), { minLength: 1, maxLength: 45 }),
        fc.array(fc.constantFrom<Said['status'] | undefined>(undefined, 503, 'broken', 404), {
          maxLength: 4,
        }),
        fc.array(fc.record({ which: fc.nat(44), after: fc.nat(2_000) }), { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        async (scripts, batches, aborts, chance) => {
          const gaveUp = new Map<string, number>();
          const graph = fakeGraph({
            say: (path, nth) => scripts[Number(path.split('/')[2])]?.[nth - 1] ?? { status: 200 },
            batch(nth) {
              const status = batches[nth - 1];
              return status ? { status } : undefined;
            },
            order: (parts) => parts.sort(() => ((chance.next().value ?? 0) % 3) - 1),
          });
          const givers = scripts.map(() => new AbortController());
          const outcomes = scripts.map((_, i) =>
            follow(graph.transport(read(`/users/${i}`, { signal: givers[i]?.signal }))),
          );
          for (const { which, after } of aborts) {
            graph.time.after(after, () => {
              givers[which]?.abort(new Error('given up'));
              if (outcomes[which]?.times === 0) gaveUp.set(`/users/${which}`, graph.time.now());
            });
          }
          await graph.time.turn(120_000);
          for (const [i, outcome] of outcomes.entries()) {
            expect(outcome.times).toBe(1);
            if (outcome.status === 200) expect(outcome.body).toEqual(bodyOf(`/users/${i}`));
          }
          for (const { at, path, parts } of graph.sent) {
            expect(parts.length).toBeLessThanOrEqual(20);
            expect(parts.length).not.toBe(1);
            for (const one of [path, ...parts]) {
              expect(gaveUp.get(one) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(at);
            }
          }
          for (let i = 0; i < scripts.length; i += 1) {
            expect(graph.asked(`/users/${i}`)).toBeLessThanOrEqual(4);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
