// Spans and numbers to an OpenTelemetry collector, as OTLP in JSON over HTTP. What cannot be sent is let go.
// https://opentelemetry.io/docs/specs/otlp/#otlphttp
import type { Log } from '../../ports/log.ts';
import type { Attributes, Gauge } from '../../ports/telemetry.ts';
import { BOUNDS, type Labels, METRICS, type MeterReadings } from './metrics.ts';
import type { Span } from './operations.ts';

export interface OtlpSettings {
  /** Without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

const AT_MOST = 4_096;
const EVERY_MS = 10_000;
const PATIENCE_MS = 10_000;

export function startOtlp(
  { endpoint, headers }: OtlpSettings,
  numbers: () => Promise<{ readings: MeterReadings; gauges: readonly Gauge[] }>,
  log: Log,
) {
  let spans: Span[] = [];
  let dropped = 0;
  const startedAt = Date.now();

  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${endpoint}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`it answered ${response.status}`);
  };

  const send = async () => {
    const batch = spans;
    spans = [];
    try {
      if (batch.length > 0) await post('/v1/traces', tracesOf(batch));
      const { readings, gauges } = await numbers();
      await post('/v1/metrics', metricsOf(readings, gauges, startedAt));
      if (dropped > 0) log.warn('telemetry.dropped', { spans: dropped });
      dropped = 0;
    } catch (error) {
      log.warn('telemetry.not-sent', { spans: batch.length, error: String(error) });
    }
  };
  let turn = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn.then(send);
  }, EVERY_MS).unref();

  return {
    add(span: Span) {
      if (spans.length < AT_MOST) spans.push(span);
      else dropped += 1;
    },
    async stop() {
      clearInterval(timer);
      await turn;
      await send();
    },
  };
}

/** Counters are each replica's own; under one name they would seem to go back and forth. */
const RESOURCE = {
  attributes: attributesOf({
    'service.name': 'drawbridge',
    'service.instance.id': crypto.randomUUID(),
  }),
};
const SCOPE = { name: 'drawbridge' };
const nanos = (ms: number): string => `${BigInt(Math.round(ms)) * 1_000_000n}`;

function attributesOf(attributes: Attributes): unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value:
      typeof value === 'string'
        ? { stringValue: value }
        : typeof value === 'boolean'
          ? { boolValue: value }
          : { doubleValue: value },
  }));
}

const KIND_INTERNAL = 1;
const STATUS_ERROR = 2;

export const tracesOf = (spans: readonly Span[]): unknown => ({
  resourceSpans: [
    {
      resource: RESOURCE,
      scopeSpans: [
        {
          scope: SCOPE,
          spans: spans.map(({ traceId, spanId, parentId, name, from, to, failed, attributes }) => ({
            traceId,
            spanId,
            ...(parentId && { parentSpanId: parentId }),
            name,
            kind: KIND_INTERNAL,
            startTimeUnixNano: nanos(from),
            endTimeUnixNano: nanos(to),
            attributes: attributesOf(attributes),
            status: failed ? { code: STATUS_ERROR } : {},
          })),
        },
      ],
    },
  ],
});

const CUMULATIVE = 2;

export function metricsOf(
  { counters, histograms }: MeterReadings,
  gauges: readonly Gauge[],
  startedAt: number,
): unknown {
  const times = { startTimeUnixNano: nanos(startedAt), timeUnixNano: nanos(Date.now()) };
  const point = (labels: Labels, asDouble: number) => ({
    ...times,
    attributes: attributesOf(labels),
    asDouble,
  });
  const metrics = [
    ...counters.map(({ name, labels, value }) => ({
      name,
      sum: {
        aggregationTemporality: CUMULATIVE,
        isMonotonic: true,
        dataPoints: [point(labels, value)],
      },
    })),
    ...gauges.map(({ name, labels, value }) => ({
      name,
      gauge: { dataPoints: [point(labels, value)] },
    })),
    ...histograms.map(({ name, labels, buckets, sum, count }) => ({
      name,
      unit: 's',
      histogram: {
        aggregationTemporality: CUMULATIVE,
        dataPoints: [
          {
            ...times,
            attributes: attributesOf(labels),
            count: String(count),
            sum,
            bucketCounts: buckets.map(String),
            explicitBounds: BOUNDS,
          },
        ],
      },
    })),
  ].map((metric) => ({ description: METRICS[metric.name].help, ...metric }));
  return { resourceMetrics: [{ resource: RESOURCE, scopeMetrics: [{ scope: SCOPE, metrics }] }] };
}
