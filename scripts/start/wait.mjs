// Waiting for the things a start depends on: a free port, and a product that is ready.
import { createServer } from 'node:net';

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

const isFree = (port) =>
  new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });

/** A process that was just stopped may hold its port for a moment. */
export async function portFree(port, patienceMs = 3_000) {
  const end = Date.now() + patienceMs;
  while (!(await isFree(port))) {
    if (Date.now() > end) return false;
    await pause(100);
  }
  return true;
}

/** Resolves when `url` answers 200; never, if it never does. */
export async function answers200(url) {
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await response.body?.cancel();
      if (response.status === 200) return;
    } catch (error) {
      if (error?.name === 'SyntaxError') throw error;
    }
    await pause(100);
  }
}
