// Sets the stage for the measurements: Drawbridge as it starts, and an echo beside it behind the same guard.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeys } from '../../src/sandbox/issuer/keys.ts';
import { openStore } from '../../src/sandbox/store.ts';
import { crowdedEstate } from '../support/crowded-estate.ts';
import { makeTemplate } from '../support/database-template.ts';
import { type Drawbridge, freePort, startDrawbridge, until } from '../support/drawbridge.ts';
import { BOT_APP_ID, type Person, type Sign, serveReplies } from './activities.ts';

export interface Stage {
  readonly drawbridge: Drawbridge;
  readonly echoOrigin: string;
  /** Takes the bots' replies and throws them away. */
  readonly sinkUrl: string;
  readonly sign: Sign;
  /** Employees who have asked for nothing yet. */
  readonly crowd: readonly string[];
  /** Owners of Fabrikam beside those of the sample. */
  readonly owners: readonly string[];
  person(name: string): Person;
  readonly parties: Readonly<Record<'product' | 'sandbox' | 'echo', number>>;
  stop(): Promise<void>;
}

const GREETED_WITHIN_MS = 120_000;

export interface StageOptions {
  readonly employees?: number;
  /** More of Fabrikam's owners. */
  readonly owners?: number;
  /** Without it the embedded database. */
  readonly databaseUrl?: string;
  /** Keeps within Teams' limits, for a connector that has them. */
  readonly paced?: boolean;
  /** The status that a call to the bots' connector is answered with. */
  readonly deliver?: Parameters<typeof serveReplies>[0];
}

export async function setStage({
  databaseUrl,
  paced,
  deliver,
  ...size
}: StageOptions): Promise<Stage> {
  await makeTemplate();
  const sink = await serveReplies(deliver);
  const crowd = crowdedEstate(size);
  const drawbridge = await startDrawbridge({
    scenario: crowd.folder,
    forLong: true,
    env: (origin) => ({
      BOT_SERVICE_ORIGINS: `${origin},${sink.url}`,
      LOG_LEVEL: 'error',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...(paced && { BOT_PACE: 'teams' }),
    }),
  });
  const { tenants } = await drawbridge.call<{ tenants: Array<{ name: string; tenantId: string }> }>(
    'GET',
    '/sandbox/tenants',
  );
  const tenantId = (name: string) => tenants.find((item) => item.name === name)?.tenantId ?? '';
  const { personas } = await drawbridge.call<{
    personas: Array<{ name: string; displayName: string; tenant: string; objectId: string }>;
  }>('GET', '/sandbox/personas');
  // What greets them at the installation would otherwise be measured as well; they are greeted in this order.
  for (const { name } of personas.slice(-8))
    await until(
      'all have the bot',
      async () => (await drawbridge.chat(name)).length > 0,
      GREETED_WITHIN_MS,
    );
  const port = await freePort();
  const echoOrigin = `http://127.0.0.1:${port}`;
  const echo = startEcho(drawbridge.origin, sink.url, port, tenantId('contoso'));
  await until(
    'the echo answers',
    async () => (await fetch(`${echoOrigin}/readyz`).catch(() => undefined))?.ok,
    60_000,
  );
  return {
    drawbridge,
    echoOrigin,
    sinkUrl: sink.url,
    crowd: crowd.employees,
    owners: crowd.owners,
    parties: { ...running(drawbridge.dataDir), echo: echo.pid ?? 0 },
    sign: await channelTokens(drawbridge),
    person(name) {
      const found = personas.find((item) => item.name === name);
      if (!found) throw new Error(`There is no persona ${name}.`);
      return { ...found, tenantId: tenantId(found.tenant), about: '' };
    },
    async stop() {
      echo.disconnect();
      await drawbridge.stop();
      sink.close();
      crowd.remove();
    },
  };
}

const running = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as {
    product: number;
    sandbox: number;
  };

const startEcho = (origin: string, sinkUrl: string, port: number, tenant: string): ChildProcess =>
  fork('test/bench/echo-bot.ts', {
    // As the product is started.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=32',
      '--heap-growing-percent=150',
      '--concurrent-marking-max-worker-num=1',
    ],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: 'node_modules/.cache/compile',
      DRAWBRIDGE_MODE: 'sandbox',
      CONTROL_SECRET: 'x'.repeat(32),
      PORT: String(port),
      BOT_APP_ID,
      BOT_TENANT_ID: tenant,
      GRAPH_BASE_URL: `${origin}/graph`,
      AUTHORITY_HOST: origin,
      BOT_OPENID_METADATA_URL: `${origin}/openid/.well-known/openidconfiguration`,
      BOT_SERVICE_ORIGINS: `${origin},${sinkUrl}`,
    },
  });

/** The sandbox keeps its key in its state; the bench signs as the Bot Connector does. */
async function channelTokens(drawbridge: Drawbridge): Promise<Sign> {
  const store = openStore(join(drawbridge.dataDir, 'sandbox.db'));
  const keys = await openKeys(store);
  store.close();
  return (serviceurl) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'https://api.botframework.com', aud: BOT_APP_ID, serviceurl };
    return keys.sign({ ...claims, iat: now, nbf: now, exp: now + 3600 });
  };
}
