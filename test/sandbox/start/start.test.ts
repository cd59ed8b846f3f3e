// `npm start` as a process: two children, kept running, one start for each folder, nothing left behind.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeRoot, fakeRoot, type Started } from './fake-root.ts';

let root: FakeRoot;
let started: Started[] = [];
const start = (...of: Parameters<FakeRoot['start']>) => {
  const one = root.start(...of);
  started.push(one);
  return one;
};

beforeEach(async () => {
  root = await fakeRoot();
  started = [];
});
afterEach(async () => {
  for (const { process: child } of started) child.kill('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
  root.clean();
});

async function until<T>(what: () => T | false | undefined, patienceMs = 10_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = what();
    if (value) return value;
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

const up = (one: Started) => until(() => one.printed().includes('Drawbridge is running'));
const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

test('start: says where to go, and writes down which processes belong to it', async () => {
  const one = start();
  await up(one);
  expect(one.printed()).toContain('http://127.0.0.1:');
  const run = await until(() => existsSync(join(root.dataDir, 'run.json')) && root.run());
  expect(run.parent).toBe(one.process.pid);
  expect([run.sandbox, run.product].every(lives)).toBe(true);
});

test('start: gives the product the sandbox as its world, and what is set outside wins', async () => {
  const one = start([], { LOG_LEVEL: 'debug', BOT_APP_ID: 'mine' });
  await up(one);
  expect(root.settings()).toMatchObject({
    DRAWBRIDGE_MODE: 'sandbox',
    GRAPH_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graph$/),
    ESTATE_FILE: '/e.yaml',
    BOT_APP_ID: 'mine',
    BOT_TENANT_ID: 't',
    LOG_LEVEL: 'debug',
    CONTROL_SECRET: expect.stringMatching(/^[\w-]{32}$/),
  });
});

test('start: a killed product is back within a second', async () => {
  await up(start());
  const before = await until(() => root.run().product);
  process.kill(before, 'SIGKILL');
  const after = await until(() => root.run().product !== before && root.run().product, 1_000);
  expect(lives(after)).toBe(true);
});

test('start: when it is killed itself, its children end', async () => {
  const one = start();
  await up(one);
  const { sandbox, product } = await until(() => root.run());
  one.process.kill('SIGKILL');
  await until(() => !lives(sandbox) && !lives(product));
  expect(lives(sandbox) || lives(product)).toBe(false);
});

test('start: a second one on the same folder refuses with a sentence', async () => {
  await up(start());
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain('Drawbridge already runs on the data folder');
});

test('start: a product that refuses its settings ends the start with its message', async () => {
  const one = start([], { FAKE_REFUSES: 'yes' });
  expect(await one.ended).toBe(78);
  expect(one.printed()).toContain('PORT is wrong: write a number');
});

test('start: ends in order when told to', async () => {
  const one = start();
  await up(one);
  const { sandbox, product } = await until(() => root.run());
  one.process.kill('SIGTERM');
  expect(await one.ended).toBe(0);
  expect(lives(sandbox) || lives(product)).toBe(false);
});

test('start: --fresh empties the folder, but never one with foreign files only', async () => {
  const one = start();
  await up(one);
  writeFileSync(join(root.dataDir, 'old'), 'x');
  one.process.kill('SIGTERM');
  await one.ended;
  const again = start(['--fresh']);
  await up(again);
  expect(existsSync(join(root.dataDir, 'old'))).toBe(false);
  const foreign = join(root.dataDir, 'foreign');
  again.process.kill('SIGTERM');
  await again.ended;
  const third = start(['--fresh'], { DATA_DIR: join(foreign, '..', '..', 'src') });
  expect(await third.ended).toBe(1);
  expect(third.printed()).toContain('did not make');
});

test('start: an unknown option is refused', async () => {
  const one = start(['--frsh']);
  expect(await one.ended).toBe(1);
  expect(one.printed()).toContain('Unknown option --frsh');
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['SANDBOX_PORT', '-1'],
  ['SANDBOX_PORT', '39 79'],
])('start: %s="%s" is refused with one sentence', async (name, value) => {
  const one = start([], { [name]: value });
  expect(await one.ended).toBe(1);
  expect(one.printed()).toBe(
    `${name} is "${value}"; write a port number from 1 to 65535, such as 3978.\n`,
  );
});
