// The image's content without an engine: started as somebody else, who can write nothing in it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, until } from '../support/drawbridge.ts';
import { ignored, productionPackages, type Step, stage } from '../support/staged-image.ts';

// Beside the checkout's own folders, so that packages can be linked instead of copied.
mkdirSync('.data', { recursive: true });
const outer = mkdtempSync('.data/image-');
const folder = join(outer, 'app');
/** Only root can start something as somebody else. */
const SOMEBODY = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
let steps: Step[] = [];
let sandbox: ChildProcess;
let origin = '';
beforeAll(async () => {
  mkdirSync(folder);
  chmodSync(outer, 0o755);
  steps = stage(folder);
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  // Tenants and tokens alone; the product is the one that was laid out.
  sandbox = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/sandbox/main.ts'],
    {
      env: { ...process.env, SANDBOX_PORT: port, DATA_DIR: join(outer, 'sandbox') },
      stdio: 'ignore',
    },
  );
  await until(
    'the sandbox is there',
    async () => (await fetch(`${origin}/sandbox/tenants`).catch(() => undefined))?.ok,
    120_000,
  );
}, 180_000);
afterAll(async () => {
  const ended = new Promise((end) => sandbox.once('exit', end));
  sandbox.kill('SIGTERM');
  await ended;
  rmSync(outer, { recursive: true, force: true });
}, 60_000);

const step = (word: string) => steps.filter((one) => one.word === word).map(({ rest }) => rest);
const command = (text: string) => JSON.parse(text.slice(text.indexOf('['))) as string[];
const plainEnvironment = { PATH: process.env.PATH, NODE_ENV: 'production' };
const start = (env: Record<string, string | undefined>): ChildProcess => {
  const [, ...words] = command(step('CMD')[0] ?? '');
  return spawn(process.execPath, words, { cwd: folder, env, stdio: 'pipe', ...SOMEBODY });
};

describe('the Dockerfile', () => {
  test('somebody who is not root starts it, after everything was put in', () => {
    expect(step('USER')).toEqual(['1000:1000']);
    const words = steps.map(({ word }) => word);
    expect(words.lastIndexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'));
    expect(words).not.toContain('ADD');
    expect(step('COPY').join('\n')).not.toContain('--chown');
    expect(step('ENV')).toEqual(['NODE_ENV=production']);
  });

  test('neither secrets nor the sandbox, tests or tools get in', () => {
    const files = globSync('**/*', { cwd: folder, exclude: ['node_modules'] });
    expect(files.length).toBeGreaterThan(300);
    const wrong = files.filter((file) =>
      /(^|\/)(sandbox|test|\.git|\.env[^/]*|\.data)(\/|$)|\.pem$|\.sample\.json$/.test(file),
    );
    expect(wrong).toEqual([]);
    expect(ignored('.env', '*\n!src')).toBe(true);
    expect(ignored('src/a.ts', '*\n!src\nsrc/sandbox')).toBe(false);
    expect(ignored('src/sandbox/a.ts', '*\n!src\nsrc/sandbox')).toBe(true);
  });

  test('packages of development stay out', () => {
    for (const name of ['vitest', 'typescript', '@biomejs/biome', 'playwright-core', 'node']) {
      expect(existsSync(join(folder, 'node_modules', name))).toBe(false);
    }
    expect(productionPackages().length).toBeGreaterThan(100);
    // --ignore-scripts: none of them may need one.
    const scripts = productionPackages().filter((path) => {
      const file = `${path}/package.json`;
      const text = execFileSync('cat', [file], { encoding: 'utf8' });
      const { scripts = {} } = JSON.parse(text) as { scripts?: Record<string, string> };
      return ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
    });
    // Its script only tidies its own folder.
    expect(scripts).toEqual(['node_modules/botbuilder-dialogs']);
  });
});

describe('what is in it', () => {
  test('without settings it ends with everything that is missing, and says nothing else', async () => {
    const child = start(plainEnvironment);
    let said = '';
    child.stderr?.on('data', (part) => (said += String(part)));
    const code = await new Promise((end) => child.once('close', end));
    expect({ code, said }).toMatchObject({ code: 78 });
    expect(said).toMatch(/^Drawbridge does not start: \d+ things are wrong\.\n {2}- BOT_APP_ID is/);
    for (const name of ['BOT_TENANT_ID', 'DATABASE_URL', 'estate/estate.yaml']) {
      expect(said).toContain(name);
    }
  }, 60_000);

  test('it starts as somebody else, is healthy and ready, changes nothing in its folder, and ends when told', async () => {
    const port = await freePort();
    const dataDir = join(outer, 'data');
    mkdirSync(dataDir);
    if (SOMEBODY.uid) chownSync(dataDir, SOMEBODY.uid, SOMEBODY.gid);
    const { tenants } = (await (await fetch(`${origin}/sandbox/tenants`)).json()) as {
      tenants: Array<{ tenantId: string }>;
    };
    const env = {
      ...plainEnvironment,
      PORT: String(port),
      SANDBOX_PORT: new URL(origin).port,
      // The sandbox's tenants in place of real ones; everything else is as in production.
      DRAWBRIDGE_MODE: 'sandbox',
      CONTROL_SECRET: 'the-image-and-one-secret',
      DATA_DIR: join(process.cwd(), dataDir),
      BOT_APP_ID: '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302',
      BOT_TENANT_ID: tenants[0]?.tenantId ?? '',
      GRAPH_BASE_URL: `${origin}/graph`,
      AUTHORITY_HOST: origin,
      BOT_OPENID_METADATA_URL: `${origin}/openid/.well-known/openidconfiguration`,
      BOT_SERVICE_ORIGINS: origin,
      POSTURE_EVERY: 'off',
    };
    const before = globSync('**/*', { cwd: folder }).length;
    const child = start(env);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part) => (said += String(part)));
    }
    await until(
      'ready',
      async () => {
        if (child.exitCode !== null) throw new Error(said);
        return (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok;
      },
      120_000,
    );
    const [, , script = ''] = command(step('HEALTHCHECK')[0] ?? '');
    const check = spawnSync(process.execPath, ['-e', script], { env: { PORT: String(port) } });
    expect(check.status).toBe(0);
    const elsewhere = { PORT: String(await freePort()) };
    expect(spawnSync(process.execPath, ['-e', script], { env: elsewhere }).status).toBe(1);
    if (SOMEBODY.uid) {
      const touch = spawnSync('touch', [join(folder, 'src', 'new.ts')], SOMEBODY);
      expect(touch.status).not.toBe(0);
    }
    expect(globSync('**/*', { cwd: folder })).toHaveLength(before);
    const ended = new Promise((end) => child.once('exit', end));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 180_000);
});
