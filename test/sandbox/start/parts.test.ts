// The parts of the start script: runtime, settings, `.env`, pauses, what of a log is shown.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Plain JavaScript without types: it must also run on a Node that knows no TypeScript.
const part = async (name: string) =>
  (await import(new URL(`../../../scripts/start/${name}.mjs`, import.meta.url).href)) as Record<
    string,
    (...args: unknown[]) => never
  >;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-parts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const node = (version: string) => ({ versions: { node: version }, execPath: '/own/node' });

test('runtime: the pinned one, else the own one if it is new enough, else a sentence', async () => {
  const { findRuntime } = await part('runtime');
  expect(findRuntime?.(folder, node('22.18.0'))).toEqual({ path: '/own/node' });
  expect(findRuntime?.(folder, node('24.0.0'))).toEqual({ path: '/own/node' });
  for (const old of ['20.20.2', '22.17.9']) {
    expect(findRuntime?.(folder, node(old))).toEqual({
      problem: expect.stringContaining(`this is Node ${old}`),
    });
  }
  const bin = join(folder, 'node_modules', 'node', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'node'), '');
  expect(findRuntime?.(folder, node('20.0.0'))).toEqual({ path: join(bin, 'node') });
});

test('.env: names, quotes and comments are read, and the environment wins', async () => {
  writeFileSync(
    join(folder, '.env'),
    '# settings\nPORT=4000 # here\nexport A="two\\nlines"\nB=\'as $is\' # said\n\nnonsense\nC=\n',
  );
  const { readEnvFile } = await part('env-file');
  expect(readEnvFile?.(folder)).toEqual({ PORT: '4000', A: 'two\nlines', B: 'as $is', C: '' });
  const { outsideSettings } = await part('settings');
  expect(outsideSettings?.(folder, { PORT: '5000' })).toMatchObject({ PORT: '5000', C: '' });
});

test('ports: what is left blank has its default, and the two differ', async () => {
  const { sandboxSettings, portProblem } = await part('settings');
  const blank = { PORT: '', SANDBOX_PORT: ' ' };
  expect(sandboxSettings?.(blank, {})).toMatchObject({ PORT: '3978', SANDBOX_PORT: '3979' });
  expect(portProblem?.(sandboxSettings?.(blank, {}))).toBeUndefined();
  expect(portProblem?.({ PORT: '4000', SANDBOX_PORT: '4000' })).toContain('both 4000');
  expect(portProblem?.({ PORT: '0', SANDBOX_PORT: '4000' })).toContain('PORT is "0"');
});

test('arguments: --scenario with its folder, --fresh, and nothing else', async () => {
  const { readArguments } = await part('settings');
  expect(readArguments?.(['--fresh', '--scenario', 'x'])).toEqual({ fresh: true, scenario: 'x' });
  expect(readArguments?.(['--scenario=a=b'])).toEqual({ fresh: false, scenario: 'a=b' });
  expect(readArguments?.(['--scenario'])).toHaveProperty('problem');
  expect(readArguments?.(['--fresh=yes'])).toHaveProperty('problem');
});

test('restart: the pause starts short, doubles and has an end', async () => {
  const { pauseAfter } = await part('child');
  const pauses = [0, 1, 2, 3, 20].map((deaths) => pauseAfter?.(deaths));
  expect(pauses).toEqual([100, 200, 400, 800, 15_000]);
});

test('log: errors are shown, other log lines are not, words for people are', async () => {
  const { worthShowing } = await part('log');
  expect(worthShowing?.('{"level":"error","msg":"x"}', false)).toBe(true);
  expect(worthShowing?.('{"level":"info"}', true)).toBe(false);
  expect(worthShowing?.('PORT is wrong', true)).toBe(true);
  expect(worthShowing?.('started', false)).toBe(false);
  expect(worthShowing?.('{half', true)).toBe(true);
  expect(worthShowing?.('  ', true)).toBe(false);
});
