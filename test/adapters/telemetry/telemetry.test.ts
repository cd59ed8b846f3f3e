// Operations carry one id through everything they do, and numbers come out as others read them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createJsonLog } from '../../../src/adapters/telemetry/json-log.ts';
import { createMeters } from '../../../src/adapters/telemetry/metrics.ts';
import { startMetricsServer } from '../../../src/adapters/telemetry/metrics-server.ts';
import { createOperations, type Span, spanOf } from '../../../src/adapters/telemetry/operations.ts';
import { startOtlp } from '../../../src/adapters/telemetry/otlp.ts';
import { prometheusText } from '../../../src/adapters/telemetry/prometheus.ts';
import { asGuid, referenceOf } from '../../../src/ports/telemetry.ts';
import { quiet } from '../../fakes/world.ts';
import { freePort } from '../../support/drawbridge.ts';

describe('operations', () => {
  test('everything inside one has its id, side by side as well, and nothing outside has', async () => {
    const spans: Span[] = [];
    const operations = createOperations((span) => spans.push(span));
    const inside = async () => {
      await Promise.resolve();
      return operations.current();
    };
    const [one, other] = await Promise.all([
      operations.run('one', {}, async () => [await inside(), await inside()]),
      operations.run('other', {}, async () => [await inside()]),
    ]);
    expect(one?.[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(one?.[1]).toBe(one?.[0]);
    expect(other?.[0]).not.toBe(one?.[0]);
    expect(operations.current()).toBeUndefined();
    expect(spans.map(({ name }) => name).sort()).toEqual(['one', 'other']);
  });

  test('work goes on with the operation that led to it, and an id that is none is not taken', async () => {
    const operations = createOperations();
    const message = await operations.run('turn', {}, async () => operations.current());
    const later = (id: string | undefined) =>
      operations.run('work', {}, async () => operations.current(), id);
    expect(await later(message)).toBe(message);
    expect(await later('<script>')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('what fails is told as failed, and still fails', async () => {
    const spans: Span[] = [];
    const operations = createOperations((span) => spans.push(span));
    const broken = operations.run('turn', {}, async () => {
      const call = spanOf('graph', { status: 503 }, { from: Date.now(), failed: true });
      if (call) spans.push(call);
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(spans.map(({ name, failed }) => [name, failed])).toEqual([
      ['graph', true],
      ['turn', true],
    ]);
    expect(spans[0]?.parentId).toBe(spans[1]?.spanId);
  });

  test('a log line says which operation it belongs to', async () => {
    const lines: string[] = [];
    const log = createJsonLog('info', (line) => lines.push(line));
    const operations = createOperations();
    const id = await operations.run('turn', {}, async () => {
      log.info('inside');
      return operations.current();
    });
    log.info('outside');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'inside', operation: id });
    expect(lines[1]).not.toContain('operation');
    expect(referenceOf(id ?? '')).toBe(id?.slice(0, 8));
    expect(asGuid(id ?? '')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe('numbers', () => {
  const meters = createMeters();
  meters.count('drawbridge_turns_total', { outcome: 'answered' });
  meters.count('drawbridge_turns_total', { outcome: 'answered' });
  for (const value of [0.01, 0.3, 99]) meters.seconds('drawbridge_turn_seconds', {}, value);
  const gauges = [{ name: 'drawbridge_requests', labels: { state: 'a"b\nc' }, value: 3 } as const];

  test('as Prometheus text: counted upwards, and labels cannot break a line', () => {
    const text = prometheusText(meters.read(), gauges);
    expect(text).toContain('drawbridge_turns_total{outcome="answered"} 2\n');
    expect(text).toContain('drawbridge_turn_seconds_bucket{le="0.05"} 1\n');
    expect(text).toContain('drawbridge_turn_seconds_bucket{le="0.5"} 2\n');
    expect(text).toContain('drawbridge_turn_seconds_bucket{le="+Inf"} 3\n');
    expect(text).toContain('drawbridge_turn_seconds_count 3\n');
    expect(text).toContain('drawbridge_requests{state="a\\"b\\nc"} 3\n');
    expect(text).toContain('# TYPE drawbridge_requests gauge\n');
  });

  test('on a port of their own, and nothing else there', async () => {
    const port = await freePort();
    let broken = false;
    const metrics = await startMetricsServer({ host: '127.0.0.1', port }, async () => {
      if (broken) throw new Error('the database');
      return 'x 1\n';
    });
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect(await (await get('/metrics')).text()).toBe('x 1\n');
    expect((await get('/')).status).toBe(404);
    broken = true;
    expect((await get('/metrics')).status).toBe(503);
    await metrics.close();
  });
});

describe('a collector', () => {
  const got: Array<{ path: string; body: string; key: string | undefined }> = [];
  const collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const key = request.headers['x-key'];
      got.push({ path: request.url ?? '', body, key: key === undefined ? key : String(key) });
      response.end('{}');
    });
  });
  let endpoint = '';
  beforeAll(async () => {
    await new Promise<void>((up) => collector.listen(0, '127.0.0.1', up));
    endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => collector.close(closed)));

  test('is sent spans and numbers when it stops at the latest, with the headers that were set', async () => {
    const meters = createMeters();
    meters.count('drawbridge_work_total', { kind: 'expire' });
    const otlp = startOtlp(
      { endpoint, headers: { 'x-key': 'k' } },
      async () => ({ readings: meters.read(), gauges: [] }),
      quiet,
    );
    const operations = createOperations(otlp.add);
    const id = await operations.run('work expire', { attempts: 2 }, async () =>
      operations.current(),
    );
    await otlp.stop();
    expect(got.map(({ path }) => path)).toEqual(['/v1/traces', '/v1/metrics']);
    expect(got[0]?.key).toBe('k');
    const traces = JSON.parse(got[0]?.body ?? '') as {
      resourceSpans: Array<{ scopeSpans: Array<{ spans: Array<Record<string, unknown>> }> }>;
    };
    const [span] = traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(span).toMatchObject({ traceId: id, name: 'work expire' });
    expect(String(span?.startTimeUnixNano)).toMatch(/^\d{19}$/);
    expect(got[1]?.body).toContain('"isMonotonic":true');
    // By which a collector tells the counters of two replicas apart.
    const instances = got.map(({ body }) =>
      /"service.instance.id",.*?"([0-9a-f-]{36})"/.exec(body),
    );
    expect(instances[0]?.[1]).toBeDefined();
    expect(instances[1]?.[1]).toBe(instances[0]?.[1]);
  });

  test('that does not answer costs nothing but its spans', async () => {
    const warned: string[] = [];
    const log = { ...quiet, warn: (event: string) => void warned.push(event) };
    const otlp = startOtlp(
      { endpoint: 'http://127.0.0.1:1', headers: {} },
      async () => ({ readings: { counters: [], histograms: [] }, gauges: [] }),
      log,
    );
    await createOperations(otlp.add).run('turn', {}, async () => undefined);
    await otlp.stop();
    expect(warned).toEqual(['telemetry.not-sent']);
  });
});
