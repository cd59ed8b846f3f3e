// The real product beside the real sandbox, as `npm start` runs them, and a Chromium in front.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openWindow, type Window } from './window.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

export async function openHouse(): Promise<Window> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-browser-'));
  const port = await freePort();
  const sandboxPort = await freePort();
  const origin = `http://127.0.0.1:${sandboxPort}`;
  const house: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((end) => house.once('close', end));
  await new Promise<void>((up, failed) => {
    let text = '';
    for (const stream of [house.stdout, house.stderr]) {
      stream?.on('data', (part: Buffer) => {
        text += part.toString();
        if (text.includes('Drawbridge is running')) up();
      });
    }
    house.once('close', () => failed(new Error(`npm start ended: ${text}`)));
  });
  const window = await openWindow(origin);
  return {
    ...window,
    async close() {
      await window.close();
      house.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
