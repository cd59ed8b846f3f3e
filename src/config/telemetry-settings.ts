// Where numbers and traces go: a port for whoever collects them, a collector to which they are sent, or nowhere.
import { type Problems, readAddress, readPort } from './setting-readers.ts';

export interface TelemetrySettings {
  /** Undefined: there is no port. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** Undefined: nothing is sent. */
  readonly otlp:
    | { readonly endpoint: string; readonly headers: Readonly<Record<string, string>> }
    | undefined;
}

export function readTelemetrySettings(
  problems: Problems,
  value: (name: string) => string | undefined,
): TelemetrySettings {
  const port = value('METRICS_PORT');
  const endpoint = value('OTEL_EXPORTER_OTLP_ENDPOINT');
  return {
    metrics: port
      ? {
          host: value('METRICS_HOST') ?? '127.0.0.1',
          port: readPort(problems, 'METRICS_PORT', port),
        }
      : undefined,
    otlp: endpoint
      ? {
          // A collector stands beside the product, or is reached by https; numbers are no secret.
          endpoint: endpointOf(problems, endpoint),
          headers: readHeaders(problems, value('OTEL_EXPORTER_OTLP_HEADERS') ?? ''),
        }
      : undefined,
  };
}

function endpointOf(problems: Problems, written: string): string {
  const local = URL.canParse(written) && new URL(written).protocol === 'http:';
  if (!local) return readAddress(problems, 'OTEL_EXPORTER_OTLP_ENDPOINT', written, false);
  return written.replace(/\/+$/, '');
}

/** `name=value,name=value`, percent-encoded: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
function readHeaders(problems: Problems, written: string): Record<string, string> {
  const pairs = written.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const [name = '', ...rest] = pair.split('=');
      const text = rest.join('=').trim();
      if (name.trim() === '' || text === '') {
        problems.add('OTEL_EXPORTER_OTLP_HEADERS', 'is not of the form name=value,name=value');
        return [];
      }
      return [[name.trim(), decodeURIComponent(text)]];
    }),
  );
}
