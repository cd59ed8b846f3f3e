// The sandbox with simulated tenants of a scenario: people, tenants in and out, faults, and the process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { openTenants } from '../../../src/sandbox/start/tenants.ts';
import { BOT_APP_ID } from '../personas/chat-world.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SAMPLE = join(ROOT, 'estate', 'sandbox');

describe('tenants', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      botAppId: BOT_APP_ID,
      stateFile: ':memory:',
      openDirectories: (parts) => openTenants(parts, { scenarioDir: SAMPLE }),
    });
  });
  afterAll(() => sandbox.close());

  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.origin}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };

  test('every persona has the name the directory gives it, and is somebody there', async () => {
    const { body } = await call('GET', '/sandbox/personas');
    expect(body.personas.length).toBeGreaterThan(3);
    for (const { name, displayName } of body.personas) expect(displayName).not.toBe(name);
    const guests = sandbox.world.people().filter(({ guest }) => guest);
    expect(guests.length).toBeGreaterThan(0);
  });

  test('a tenant comes out and goes in again; a broken one is refused with its place', async () => {
    const [{ name }] = (await call('GET', '/sandbox/tenants')).body.tenants;
    const file = (await call('GET', `/sandbox/tenants/${name}`)).body;
    expect(file).toMatchObject({ tenant: name, graph: expect.any(Object) });
    const put = await call('PUT', `/sandbox/tenants/${name}`, { ...file, displayName: 'Renamed' });
    expect(put).toMatchObject({ status: 200, body: { displayName: 'Renamed' } });
    const broken = await call('PUT', `/sandbox/tenants/${name}`, { ...file, graph: 7 });
    expect(broken).toMatchObject({ status: 400, body: { error: { code: 'BadTenantFile' } } });
    expect(broken.body.error.message).toContain('$.graph');
    expect((await call('PUT', '/sandbox/tenants/nowhere', file)).status).toBe(404);
    expect((await call('GET', '/sandbox/tenants/nowhere')).status).toBe(404);
  });

  test('faults are switched on, listed and off; nonsense is refused', async () => {
    const added = await call('POST', '/sandbox/faults', { kind: 'error', status: 503 });
    expect(added.status).toBe(201);
    expect((await call('GET', '/sandbox/faults')).body.faults).toMatchObject([{ status: 503 }]);
    expect((await call('POST', '/sandbox/faults', { kind: 'odd' })).body.error.code).toBe(
      'BadFault',
    );
    expect((await call('DELETE', '/sandbox/faults')).status).toBe(204);
    expect((await call('GET', '/sandbox/faults')).body.faults).toEqual([]);
  });

  test('traffic says the number of the newest exchange, also to whoever wants no entries', async () => {
    await fetch(`${sandbox.origin}/graph/v1.0/users`);
    const { entries, last } = (await call('GET', '/sandbox/traffic')).body;
    expect(entries.at(-1).seq).toBe(last);
    const none = await call('GET', `/sandbox/traffic?after=${last}`);
    expect(none.body).toEqual({ entries: [], last });
  });

  test('starting over brings the tenants back', async () => {
    const [{ name }] = (await call('GET', '/sandbox/tenants')).body.tenants;
    const file = (await call('GET', `/sandbox/tenants/${name}`)).body;
    await call('PUT', `/sandbox/tenants/${name}`, { ...file, displayName: 'Renamed again' });
    await call('POST', '/sandbox/reset', {});
    const again = (await call('GET', `/sandbox/tenants/${name}`)).body;
    expect(again.displayName).not.toContain('Renamed');
    expect((await call('GET', '/sandbox/changes?after=0')).body.changes).toEqual([]);
  });

  test('connector and bot tokens are the issuer’s own', async () => {
    const { botTenantId } = sandbox.directories;
    const response = await fetch(`${sandbox.origin}/${botTenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: BOT_APP_ID,
        client_secret: 'any',
        scope: 'https://api.botframework.com/.default',
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const ask = (authorization: string) =>
      fetch(`${sandbox.origin}/connector/v3/conversations/a:1x/members`, {
        headers: { authorization },
      });
    expect((await ask(`Bearer ${token}`)).status).toBe(404);
    expect((await ask(`Bearer ${token.slice(0, -4)}AAAA`)).status).toBe(401);
  });
});

describe('process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-sandbox-'));
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs until it says that it is up, or ends. */
  const run = (words: string[], dataDir = join(folder, 'data'), more = {}) =>
    new Promise<{ text: string; code?: number | null }>((done) => {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', 'src/sandbox/main.ts', ...words],
        {
          cwd: ROOT,
          env: { PATH, NODE_COMPILE_CACHE, SANDBOX_PORT: '0', DATA_DIR: dataDir, ...more },
        },
      );
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (part: Buffer) => {
          text += part.toString();
          if (text.includes('The sandbox is running')) child.kill('SIGTERM');
        });
      }
      child.once('close', (code) => done({ text, code }));
    });

  test('alone it says where it is, and ends when told to', async () => {
    const { text, code } = await run([]);
    expect(text).toMatch(/The sandbox is running: http:\/\/127\.0\.0\.1:\d+\//);
    expect(code).toBe(0);
  });

  test('a port that is taken leads to one sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { text, code } = await run([], join(folder, 'c'), { SANDBOX_PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(text).toBe(
      `Port ${port} is in use. Stop what runs there, or set SANDBOX_PORT to another port.\n`,
    );
  });

  test('a scenario that is not there is refused with the place', async () => {
    const { text, code } = await run(['--scenario', join(folder, 'nowhere')], join(folder, 'b'));
    expect(code).toBe(1);
    expect(text).toContain('scenario.json');
    expect(text).not.toContain('    at ');
  });

  const anotherScenario = () => {
    const other = join(folder, 'other');
    mkdirSync(other, { recursive: true });
    cpSync(join(SAMPLE, 'tenants'), join(other, 'tenants'), { recursive: true });
    const sample = JSON.parse(readFileSync(join(SAMPLE, 'scenario.json'), 'utf8'));
    cpSync(resolve(SAMPLE, sample.estate), join(other, 'estate.yaml'));
    cpSync(resolve(SAMPLE, sample.estate, '../policies'), join(other, 'policies'), {
      recursive: true,
    });
    writeFileSync(join(other, 'scenario.json'), JSON.stringify({ personas: sample.personas }));
    return other;
  };

  test('a scenario that is not there, or is broken, costs nobody their state', async () => {
    const dataDir = join(folder, 'kept');
    await run([], dataDir);
    writeFileSync(join(dataDir, 'product.log'), 'kept');
    const broken = join(folder, 'broken');
    cpSync(anotherScenario(), broken, { recursive: true });
    writeFileSync(join(broken, 'scenario.json'), '{"personas": 7}');
    for (const dir of [join(folder, 'typo'), join(ROOT, 'package.json'), broken]) {
      for (const fresh of [[], ['--fresh']]) {
        const { text, code } = await run([...fresh, '--scenario', dir], dataDir);
        expect(code, dir).toBe(1);
        expect(text).toContain('scenario.json: $');
        expect(text).not.toContain('    at ');
        expect(readFileSync(join(dataDir, 'product.log'), 'utf8')).toBe('kept');
      }
    }
    expect((await run([], dataDir)).code).toBe(0);
  });

  test('another scenario in the same folder is refused, and takes its place with --fresh', async () => {
    const other = anotherScenario();
    const dataDir = join(folder, 'two');
    await run([], dataDir);
    writeFileSync(join(dataDir, 'product.log'), 'kept');
    const refused = await run(['--scenario', other], dataDir);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain(`${dataDir} holds another scenario (${SAMPLE})`);
    expect(refused.text).toContain('Add --fresh to start over');
    expect(readFileSync(join(dataDir, 'product.log'), 'utf8')).toBe('kept');
    expect((await run(['--fresh', '--scenario', other], dataDir)).code).toBe(0);
    expect(existsSync(join(dataDir, 'product.log'))).toBe(false);
    expect((await run(['--scenario', other], dataDir)).code).toBe(0);
  });
});
