// Two products on one Postgres server behind a router that takes turns, as a load balancer would.
import { type ChildProcess, fork } from 'node:child_process';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Drawbridge, freePort, startDrawbridge, until } from './drawbridge.ts';
import { startPostgres } from './postgres-server.ts';

const BOT_APP_ID = '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302';
const CONTROL_SECRET = 'two-replicas-and-one-secret';

export interface Replicas {
  readonly drawbridge: Drawbridge;
  readonly databaseUrl: string;
  /** How many activities each of the two was handed since `count` was called last. */
  count(): readonly [number, number];
  stop(): Promise<void>;
}

export async function startReplicas(scenario: string): Promise<Replicas> {
  const [postgres, router] = await Promise.all([startPostgres(), startRouter()]);
  const { databaseUrl } = postgres;
  const env = { DATABASE_URL: databaseUrl, CONTROL_SECRET, BOT_APP_ID, PRODUCT_URL: router.url };
  const drawbridge = await startDrawbridge({ scenario, env: () => env });
  const port = await freePort();
  const second = await startSecond(drawbridge, scenario, port, env);
  router.to([drawbridge.botOrigin, `http://127.0.0.1:${port}`]);
  return {
    drawbridge,
    databaseUrl,
    count: router.count,
    async stop() {
      const ended = new Promise((resolve) => second.once('exit', resolve));
      second.kill('SIGTERM');
      await Promise.all([ended, drawbridge.stop()]);
      router.close();
      await postgres.stop();
    },
  };
}

/** Alone the first one is handed everything, so that what belongs to one process stays in one. */
async function startRouter() {
  let targets: readonly string[] = [];
  const counts: [number, number] = [0, 0];
  let next = 0;
  const server = createServer((incoming, outgoing) => {
    const turn = incoming.url === '/api/messages' ? next++ % Math.max(1, targets.length) : 0;
    const target = targets[turn];
    if (target === undefined) return void outgoing.writeHead(503).end();
    if (incoming.url === '/api/messages') counts[turn === 0 ? 0 : 1] += 1;
    const { method, headers } = incoming;
    const onward = forward(`${target}${incoming.url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to(origins: readonly string[]) {
      targets = origins;
    },
    count(): readonly [number, number] {
      const [first, second] = counts;
      counts.fill(0);
      return [first, second];
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function startSecond(
  drawbridge: Drawbridge,
  scenario: string,
  port: number,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const { tenants } = await drawbridge.call<{ tenants: Array<{ name: string; tenantId: string }> }>(
    'GET',
    '/sandbox/tenants',
  );
  const { origin } = drawbridge;
  const child = fork('src/main.ts', {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {
      ...process.env,
      ...env,
      DRAWBRIDGE_MODE: 'sandbox',
      PORT: String(port),
      SANDBOX_PORT: new URL(origin).port,
      DATA_DIR: join(drawbridge.dataDir, 'second'),
      ESTATE_FILE: join(scenario, 'estate.yaml'),
      BOT_TENANT_ID: tenants.find(({ name }) => name === 'contoso')?.tenantId ?? '',
      GRAPH_BASE_URL: `${origin}/graph`,
      AUTHORITY_HOST: origin,
      BOT_OPENID_METADATA_URL: `${origin}/openid/.well-known/openidconfiguration`,
      BOT_SERVICE_ORIGINS: origin,
      POSTURE_EVERY: 'off',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await until(
    'the second is ready',
    async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok,
    30_000,
  );
  return child;
}
