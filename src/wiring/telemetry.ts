// What is seen of the running: turns, work, Graph and cards as operations and numbers, and where those go.
import type { GraphWatch } from '../adapters/entra/graph/watch.ts';
import type { Db } from '../adapters/postgres/database.ts';
import { readGauges } from '../adapters/postgres/gauges.ts';
import { createMeters } from '../adapters/telemetry/metrics.ts';
import { startMetricsServer } from '../adapters/telemetry/metrics-server.ts';
import { createOperations, type Span, spanOf } from '../adapters/telemetry/operations.ts';
import { startOtlp } from '../adapters/telemetry/otlp.ts';
import { prometheusText } from '../adapters/telemetry/prometheus.ts';
import type { TelemetrySettings } from '../config/telemetry-settings.ts';
import type { Inbound } from '../inbound/types.ts';
import type { Clock } from '../ports/clock.ts';
import { type Courier, DeliveryError } from '../ports/courier.ts';
import type { Log } from '../ports/log.ts';
import { asGuid, referenceOf } from '../ports/telemetry.ts';
import type { WorkItem } from '../ports/work-queue.ts';

export type Telemetry = ReturnType<typeof openTelemetry>;

export function openTelemetry(settings: TelemetrySettings, log: Log) {
  const meters = createMeters();
  let sink: ((span: Span) => void) | undefined;
  const ended = (span: Span) => sink?.(span);
  const operations = createOperations(ended);
  const secondsSince = (from: number) => (performance.now() - from) / 1_000;

  const watch: GraphWatch = {
    correlation() {
      const operation = operations.current();
      return operation && asGuid(operation);
    },
    called({ identity, method, service, status, from }) {
      const outcome = outcomeOf(status);
      meters.count('drawbridge_graph_calls_total', { outcome });
      if (status === 429) meters.count('drawbridge_graph_throttled_total', { identity });
      const failed = outcome === 'failed';
      const attributes = { identity, method, service, status: status ?? 0 };
      const span = spanOf('graph', attributes, { from, failed });
      if (span) {
        meters.seconds('drawbridge_graph_seconds', {}, (span.to - span.from) / 1_000);
        ended(span);
      }
    },
  };

  const answering =
    <A extends unknown[], R>(name: string, answer: (...args: A) => Promise<R>) =>
    (...args: A) =>
      operations.run(`turn ${name}`, {}, async () => {
        const from = performance.now();
        try {
          const result = await answer(...args);
          meters.count('drawbridge_turns_total', { outcome: 'answered' });
          return result;
        } catch (error) {
          meters.count('drawbridge_turns_total', { outcome: 'failed' });
          throw error;
        } finally {
          meters.seconds('drawbridge_turn_seconds', {}, secondsSince(from));
        }
      });

  let stopAll = async (): Promise<void> => undefined;
  return {
    operations,
    watch,
    /** What an error card shows, and what the log and the traces of that turn are found by. */
    reference(): string | undefined {
      meters.count('drawbridge_turns_total', { outcome: 'broken' });
      const operation = operations.current();
      return operation && referenceOf(operation);
    },
    inbound: (inbound: Inbound): Inbound =>
      Object.fromEntries(
        Object.entries(inbound).map(([name, answer]) => [name, answering(name, answer as never)]),
      ) as unknown as Inbound,
    work:
      (handle: (item: WorkItem) => Promise<void>) =>
      (item: WorkItem): Promise<void> => {
        const { kind } = item.work;
        meters.count('drawbridge_work_total', { kind });
        const attributes = { requestId: item.requestId, attempts: item.attempts };
        return operations.run(`work ${kind}`, attributes, () => handle(item), item.operation);
      },
    courier(courier: Courier): Courier {
      const counted = async <T>(send: () => Promise<T>): Promise<T> => {
        try {
          const sent = await send();
          meters.count('drawbridge_deliveries_total', { outcome: 'sent' });
          return sent;
        } catch (error) {
          const outcome = error instanceof DeliveryError ? error.trouble : 'failed';
          meters.count('drawbridge_deliveries_total', { outcome });
          throw error;
        }
      };
      return {
        post: (...args) => counted(() => courier.post(...args)),
        postIn: (...args) => counted(() => courier.postIn(...args)),
        update: (...args) => counted(() => courier.update(...args)),
      };
    },
    async start(db: Db, clock: Clock): Promise<void> {
      const numbers = async () => ({
        readings: meters.read(),
        gauges: await readGauges(db, clock.now()),
      });
      const otlp = settings.otlp && startOtlp(settings.otlp, numbers, log);
      sink = otlp?.add;
      const server =
        settings.metrics &&
        (await startMetricsServer(settings.metrics, async () => {
          const { readings, gauges } = await numbers();
          return prometheusText(readings, gauges);
        }));
      stopAll = async () => {
        sink = undefined;
        await server?.close();
        await otlp?.stop();
      };
    },
    stop: () => stopAll(),
  };
}

function outcomeOf(status: number | undefined): string {
  if (status === undefined || status >= 500) return 'failed';
  if (status === 429) return 'throttled';
  return status >= 400 ? 'refused' : 'ok';
}
