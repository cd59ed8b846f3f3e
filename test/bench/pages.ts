// A page of 999 users of a large generated estate, six fields each, over loopback from a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { generateEstate } from '../../src/sandbox/generate/estate.ts';
import { READER } from '../../src/sandbox/generate/estate-file.ts';

const ESTATE = { tenants: 1_000, guests: 100_000, seed: 7 };
const FIELDS = 'id displayName userPrincipalName userType accountEnabled createdDateTime'.split(
  ' ',
);
const ROUNDS = 300;
const PATIENCE_MS = 60_000;

export interface Pages {
  readonly users: number;
  readonly fields: number;
  /** Until the sandbox gave out a token. */
  readonly startedMs: number;
  readonly again: Times;
  /** In an order of fields that nobody had asked for before. */
  readonly fresh: Times;
}

export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export async function measurePages(): Promise<Pages> {
  const tenants = generateEstate(ESTATE).plan.tenants;
  const largest = tenants.reduce((a, b) => (a.members + a.guests < b.members + b.guests ? b : a));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const sandbox = start(port);
  try {
    const token = await tokenOf(origin, largest.id);
    const startedMs = performance.now() - begun;
    const page = (fields: readonly string[]) =>
      read(`${origin}/graph/v1.0/users?$select=${fields.join()}&$top=999`, token);
    const first = await page(FIELDS);
    const again: number[] = [];
    const fresh: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { body, ms } = await page(FIELDS);
      if (!body.equals(first.body)) throw new Error('The same page came in different ways.');
      again.push(ms);
      fresh.push((await page(inOrder(FIELDS, round + 1))).ms);
    }
    const users = (JSON.parse(first.body.toString()) as { value: unknown[] }).value.length;
    return { users, fields: FIELDS.length, startedMs, again: of(again), fresh: of(fresh) };
  } finally {
    sandbox.kill('SIGTERM');
    await once(sandbox, 'exit');
  }
}

/** The first ones compile. */
function of(times: readonly number[]): Times {
  const warm = times.slice(ROUNDS / 6).sort((a, b) => a - b);
  const at = (share: number) => warm[Math.floor(warm.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Another order of `fields` for each number below the count of all orders. */
function inOrder(fields: readonly string[], which: number): string[] {
  const [first, ...rest] = fields;
  if (first === undefined) return [];
  const ordered = inOrder(rest, Math.floor(which / fields.length));
  ordered.splice(which % fields.length, 0, first);
  return ordered;
}

interface Page {
  readonly body: Buffer;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** To the last byte; what whoever asked makes of them is not the sandbox's time. */
async function read(url: string, token: string): Promise<Page> {
  const from = performance.now();
  const asked = get(url, { agent, headers: { authorization: `Bearer ${token}` } });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(answer, 'end');
  return { ms: performance.now() - from, body: Buffer.concat(chunks) };
}

function start(port: number): ChildProcess {
  const size = Object.entries(ESTATE).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/sandbox/main.ts', ...size],
    { env: { ...process.env, SANDBOX_PORT: String(port) }, stdio: 'ignore' },
  );
}

async function tokenOf(origin: string, tenantId: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const answer = await fetch(`${origin}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: READER,
          client_secret: 'any',
          scope: 'https://graph.microsoft.com/.default',
        }),
      });
      return ((await answer.json()) as { access_token: string }).access_token;
    } catch (error) {
      // It is not listening yet.
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}
