// The sandbox as a server: who may ask, what the page gets, events, starting over, and a restart.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { BOT_APP_ID } from '../personas/chat-world.ts';
import { type StandIn, startStandIn } from '../personas/stand-in-bot.ts';
import { type FakeDirectories, fakeDirectories } from './fake-directories.ts';

let folder = '';
let sandbox: Sandbox;
let bot: StandIn;
let directories: FakeDirectories;

const start = () =>
  startSandbox({
    port: 0,
    botAppId: BOT_APP_ID,
    productUrl: bot.url,
    stateFile: join(folder, 'sandbox.db'),
    openDirectories: async () => directories,
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-server-'));
  bot = await startStandIn(() => `${sandbox.origin}/connector`);
  directories = fakeDirectories();
  sandbox = await start();
});
afterEach(async () => {
  await sandbox.close();
  await bot.close();
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** `fetch` sets the Host header itself. */
const withHost = (host: string) =>
  new Promise<number | undefined>((answered, failed) => {
    const call = request(
      `${sandbox.origin}/sandbox/personas`,
      { headers: { host } },
      (response) => {
        response.resume();
        answered(response.statusCode);
      },
    );
    call.once('error', failed).end();
  });

test('server: only loopback names are answered', async () => {
  const { port } = new URL(sandbox.origin);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'localhost']) {
    expect(await withHost(host), host).toBe(200);
  }
  for (const host of ['evil.example', `127.0.0.1.evil.example:${port}`, 'localhost.evil.example']) {
    expect(await withHost(host), host).toBe(403);
  }
});

test('server: a page of another website may not act', async () => {
  const say = (headers: Record<string, string>) =>
    post('/sandbox/personas/ada/messages', { text: 'x', wait: false }, headers);
  expect((await say({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await say({ origin: 'null' })).status).toBe(403);
  expect((await say({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await say({ origin: sandbox.origin })).status).toBe(200);
});

test('page: allows its own scripts only and names every script and style it has', async () => {
  const response = await fetch(sandbox.origin);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
  const page = await response.text();
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  const addresses = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    const found = await fetch(`${sandbox.origin}${address}`);
    expect(found.status, address).toBe(200);
    await found.arrayBuffer();
  }
});

test('page: scripts come without types, are kept by the browser, and nothing else is served', async () => {
  const address = `${sandbox.origin}/code/web/client/time.ts`;
  const first = await fetch(address);
  expect(first.headers.get('content-type')).toContain('text/javascript');
  expect(await first.text()).not.toContain(': number');
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  for (const path of ['/code/server.ts', '/code/web/client/../../store.ts', '/vendor/x.js']) {
    expect((await fetch(`${sandbox.origin}${path}`)).status, path).toBe(404);
  }
});

test('page: its beginning names people, tenants, commands and stories', async () => {
  const beginning = await (await fetch(`${sandbox.origin}/sandbox/web`)).json();
  expect(beginning).toMatchObject({
    botName: 'Drawbridge',
    people: [{ name: 'ada' }, { name: 'bo' }],
    tenants: [
      { name: 'acme', displayName: 'Acme' },
      // Not in the estate, so the directory itself says what it is called.
      { name: 'zeta', displayName: 'Zeta Ltd' },
    ],
    stories: [],
  });
  expect((beginning as { commands: unknown[] }).commands.length).toBeGreaterThan(3);
});

test('events: an open page hears whose chat moved', async () => {
  const response = await fetch(`${sandbox.origin}/sandbox/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  await post('/sandbox/personas/ada/messages', { text: 'x', wait: false });
  while (!heard.includes('event: messages')) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain('event: messages\ndata: {"persona":"ada"}');
  await reader?.cancel();
});

test('install: everybody gets the app once, also over a restart of the sandbox', async () => {
  const installed = () => bot.received.filter(({ type }) => type === 'installationUpdate').length;
  const end = Date.now() + 5_000;
  while (installed() < 2 && Date.now() < end) await new Promise((wake) => setTimeout(wake, 20));
  expect(installed()).toBe(2);
  await post('/sandbox/personas/ada/messages', { text: 'kept', wait: false });
  await sandbox.close();
  sandbox = await start();
  await post('/sandbox/personas/bo/messages', { text: 'x', wait: false });
  expect(installed()).toBe(2);
  const whole = await (await fetch(`${sandbox.origin}/sandbox/personas/ada/messages`)).json();
  expect(whole).toMatchObject({ messages: [{ text: 'kept' }] });
  expect(directories.seeds).toBe(1);
});

test('reset: chats, tenants and clock start over, and the bot is told', async () => {
  const era = async () =>
    ((await (await fetch(`${sandbox.origin}/sandbox/web`)).json()) as { era: string }).era;
  const before = await era();
  expect(await era()).toBe(before);
  await post('/sandbox/personas/ada/messages', { text: 'gone', wait: false });
  await post('/sandbox/clock', { advance: 'P1D' });
  expect((await post('/sandbox/reset', {})).status).toBe(200);
  const whole = await (await fetch(`${sandbox.origin}/sandbox/personas/ada/messages`)).json();
  expect(whole).toMatchObject({ messages: [] });
  expect(Math.abs(sandbox.world.clock.now() - Date.now())).toBeLessThan(5_000);
  expect(bot.controls.map(({ path }) => path)).toContain('reset');
  expect(directories.seeds).toBeGreaterThan(1);
  expect(await era()).not.toBe(before);
});

test('reset: with a bot that does not run the caller is told what is not reset', async () => {
  await bot.close();
  const answer = await post('/sandbox/reset', {});
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error: { code: 'BotUnavailable' } });
});

test('clock: a scenario with a time of its own starts there', async () => {
  const other = await startSandbox({
    port: 0,
    botAppId: BOT_APP_ID,
    stateFile: ':memory:',
    openDirectories: async () => fakeDirectories(Date.parse('2030-01-01T00:00:00Z')),
  });
  const { now } = (await (await fetch(`${other.origin}/sandbox/clock`)).json()) as { now: string };
  await other.close();
  expect(now).toMatch(/^2030-01-01T00:00:0/);
});

test('alone: without a bot people are told how to get one, and the clock still walks', async () => {
  const alone = await startSandbox({
    port: 0,
    botAppId: BOT_APP_ID,
    stateFile: ':memory:',
    openDirectories: async () => fakeDirectories(),
  });
  const said = await fetch(`${alone.origin}/sandbox/personas/ada/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"x"}',
  });
  expect(said.status).toBe(503);
  const { error } = (await said.json()) as { error: { code: string; message: string } };
  expect(error).toMatchObject({ code: 'BotUnavailable', message: expect.stringMatching(/no bot/) });
  expect(error.message).toContain('npm start');
  expect(error.message).not.toContain('Try again');
  const walked = await fetch(`${alone.origin}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"advance":"P1D"}',
  });
  expect(walked.status).toBe(200);
  await alone.close();
});

test('anything else is 404 in the sandbox’s own form', async () => {
  const nothing = await fetch(`${sandbox.origin}/sandbox/nothing`);
  expect(nothing.status).toBe(404);
  expect(await nothing.json()).toMatchObject({ error: { code: 'NotFound' } });
});
