// A page of 999 users of a large generated estate, six fields each, over loopback from a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { generateEstate } from '../../src/sandbox/generate/estate.ts';
import { READER } from '../../src/sandbox/generate/estate-file.ts';

const ESTATE = { tenants: 1_000, guests: 100_000, seed: 7 };
const FIELDS = 'id,displayName,userPrincipalName,userType,accountEnabled,createdDateTime';
const ROUNDS = 300;
const PATIENCE_MS = 60_000;

export interface Pages {
  readonly users: number;
  readonly fields: number;
  /** Until the sandbox gave out a token. */
  readonly startedMs: number;
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
    const headers = { authorization: `Bearer ${token}` };
    const url = `${origin}/graph/v1.0/users?$select=${FIELDS}&$top=999`;
    const times: number[] = [];
    let users = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const from = performance.now();
      const answer = await fetch(url, { headers });
      const text = await answer.text();
      times.push(performance.now() - from);
      if (round === 0) users = (JSON.parse(text) as { value: unknown[] }).value.length;
    }
    // The first ones compile, and make the tenant.
    const warm = times.slice(ROUNDS / 6).sort((a, b) => a - b);
    const at = (share: number) => warm[Math.floor(warm.length * share)] ?? Number.NaN;
    return { users, fields: FIELDS.split(',').length, startedMs, p50: at(0.5), p95: at(0.95) };
  } finally {
    sandbox.kill('SIGTERM');
    await once(sandbox, 'exit');
  }
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
