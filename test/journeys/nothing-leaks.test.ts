// Marked secrets, names and reasons are planted wherever they can stand; none of them comes out where operators look.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAsItIs } from '../../src/adapters/postgres/database.ts';
import { quiet } from '../fakes/world.ts';
import { type Drawbridge, freePort, startDrawbridge, until } from '../support/drawbridge.ts';
import { ask, cardOf, decide, FINANCE, readCard } from './story.ts';

const MARK = 'PLANTED';
const sent: string[] = [];
const places: Record<string, string> = {};
let drawbridge: Drawbridge;
let collector: Server;
let redeem = '';

/** Takes traces and numbers; as the model it refuses with a secret in its answer. */
const listen = (): Promise<Server> =>
  new Promise((up) => {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        if (request.url?.startsWith('/v1/')) sent.push(body);
        else response.statusCode = 500;
        response.end(JSON.stringify({ error: `${MARK}-model-answer` }));
      });
    }).listen(0, '127.0.0.1', () => up(server));
  });

async function plantNames(): Promise<void> {
  for (const name of ['contoso', 'fabrikam']) {
    const file = JSON.stringify(await drawbridge.tenant(name));
    const planted = file.replaceAll('Alex Meyer', `Alex ${MARK}-name`);
    await drawbridge.call('PUT', `/sandbox/tenants/${name}`, JSON.parse(planted));
  }
}

async function play(): Promise<void> {
  const justification = `${MARK}-reason: closing the quarter`;
  await ask(drawbridge, 'alex', { ...FINANCE, justification });
  await drawbridge.fault({ kind: 'error', status: 503, writes: true, count: 1 });
  await decide(drawbridge, 'ines', 'Approve');
  await until('the invitation is there', async () =>
    (await readCard(drawbridge, 'alex')).includes('invitation'),
  );
  const card = await cardOf(drawbridge, 'alex');
  const { openUrl } = await drawbridge.press('alex', card.id, 'Accept the invitation');
  redeem = new URL(openUrl ?? '').pathname.split('/').at(-1) ?? '';
  await fetch(openUrl ?? '', { method: 'POST' });
  await drawbridge.fault({ kind: 'throttle', retryAfter: 1, writes: true, count: 1 });
  await drawbridge.say('nils', `${MARK}-words that nobody understands`);
  await drawbridge.advance('P8D');
  await drawbridge.advance('PT2H');
}

beforeAll(async () => {
  collector = await listen();
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const metricsPort = await freePort();
  drawbridge = await startDrawbridge({
    env: () => ({
      READ_BACK_SECONDS: '1',
      LOG_LEVEL: 'debug',
      CONTROL_SECRET: `${MARK}-control-secret`,
      MODEL_ENDPOINT: `${endpoint}/${MARK}-path`,
      MODEL_NAME: 'model',
      MODEL_API_KEY: `${MARK}-model-key`,
      METRICS_PORT: String(metricsPort),
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: `x-key=${MARK}-otlp-key`,
    }),
  });
  await plantNames();
  await play();
  places.metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  await drawbridge.stopParent();
  places.log = drawbridge.productLog();
  places.sent = sent.join('\n');
  const { dataDir } = drawbridge;
  const database = await openAsItIs({ databaseUrl: undefined, dataDir }, quiet);
  const { db } = database;
  const audit = await db.selectFrom('audit_entry').select('body').execute();
  const work = await db.selectFrom('work').select(['payload', 'last_error']).execute();
  places.audit = JSON.stringify(audit);
  places.work = JSON.stringify(work);
  await database.close();
}, 180_000);
afterAll(async () => {
  await drawbridge?.stop();
  collector?.close();
});

describe('what operators see', () => {
  test('is there at all', () => {
    expect(places.metrics).toContain('drawbridge_requests{state="ended"} 1');
    expect(places.metrics).toContain('drawbridge_graph_throttled_total');
    expect(places.log).toContain('step.performed');
    expect(places.audit).toContain('requested');
    expect(places.work).toContain('stepId');
  });

  test('holds no secret, no name, no reason and no words of anybody', () => {
    for (const [place, text] of Object.entries(places)) {
      const at = text.indexOf(MARK);
      expect(at < 0 ? '' : text.slice(Math.max(at - 120, 0), at + 60), place).toBe('');
    }
  });

  test('holds no redeem link, no token and no address', () => {
    expect(redeem.length).toBeGreaterThan(8);
    for (const [place, text] of Object.entries(places)) {
      expect(text.includes(redeem), place).toBe(false);
      expect(/eyJ[\w-]{20,}\.[\w-]{20,}/.exec(text)?.[0], place).toBeUndefined();
      expect(/[\w.+-]+@(contoso|fabrikam)\.example/.exec(text)?.[0], place).toBeUndefined();
    }
  });

  test('shows a message, the work it led to and the calls of Graph as one', () => {
    const spans = sent.flatMap((body) => {
      const { resourceSpans = [] } = JSON.parse(body) as {
        resourceSpans?: Array<{
          scopeSpans: Array<{ spans: Array<{ traceId: string; name: string }> }>;
        }>;
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans));
    });
    const names = [...Map.groupBy(spans, ({ traceId }) => traceId).values()].map(
      (of) => new Set(of.map(({ name }) => name)),
    );
    const whole = names.filter(
      (of) => of.has('turn onAction') && of.has('work perform-step') && of.has('graph'),
    );
    expect(whole.length).toBeGreaterThan(0);
    const { traceId } = spans.find(({ name }) => name === 'work perform-step') ?? {};
    expect(places.log).toContain(`"operation":"${traceId}"`);
  });
});
