// A project folder of the tests' own: the real start script, with a tiny sandbox and a tiny product.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

const SANDBOX = `
import { emptyFolder, takeFolder } from '${ROOT}/src/sandbox/start/folder.ts';
try {
  takeFolder(process.env.DATA_DIR);
} catch (error) {
  process.stderr.write(error.message + '\\n');
  process.exit(1);
}
if (process.argv.includes('--fresh')) emptyFolder(process.env.DATA_DIR);
setInterval(() => {}, 1000);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.send({ type: 'ready', origin: 'http://127.0.0.1:' + process.env.SANDBOX_PORT, estateFile: '/e.yaml', botTenantId: 't' });
`;

const PRODUCT = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
const { DATA_DIR, PORT, FAKE_REFUSES, ...rest } = process.env;
if (FAKE_REFUSES) {
  process.stderr.write('PORT is wrong: write a number\\n');
  process.exit(78);
}
writeFileSync(DATA_DIR + '/settings.json', JSON.stringify(rest));
createServer((_, response) => response.end('{}')).listen(PORT, '127.0.0.1');
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
`;

export interface Started {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  printed(): string;
  ended: Promise<number | null>;
}

export interface FakeRoot {
  readonly dataDir: string;
  readonly port: number;
  start(words?: string[], environment?: Record<string, string>): Started;
  run(): { parent: number; sandbox: number; product: number };
  settings(): Record<string, string>;
  clean(): void;
}

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

export async function fakeRoot(): Promise<FakeRoot> {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-start-'));
  const dataDir = join(folder, 'data');
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  mkdirSync(join(folder, 'src', 'sandbox'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'src', 'sandbox', 'main.ts'), SANDBOX);
  writeFileSync(join(folder, 'src', 'main.ts'), PRODUCT);
  const port = await freePort();
  const sandboxPort = await freePort();
  const json = (name: string) => JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
  return {
    dataDir,
    port,
    start(words = [], environment = {}) {
      const child = spawn(process.execPath, [join(folder, 'scripts', 'start.mjs'), ...words], {
        cwd: folder,
        env: {
          PATH: process.env.PATH ?? '',
          DATA_DIR: dataDir,
          PORT: String(port),
          SANDBOX_PORT: String(sandboxPort),
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (part: Buffer) => {
          text += part.toString();
        });
      }
      const ended = new Promise<number | null>((end) => child.once('close', (code) => end(code)));
      return { process: child, printed: () => text, ended };
    },
    run: () => json('run.json'),
    settings: () => json('settings.json'),
    clean: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
