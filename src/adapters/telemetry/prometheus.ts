// The numbers as text, as Prometheus and everything like it reads them.
// https://prometheus.io/docs/instrumenting/exposition_formats/
import type { Gauge } from '../../ports/telemetry.ts';
import { BOUNDS, type Labels, METRICS, type MeterReadings, type MetricName } from './metrics.ts';

export function prometheusText(
  { counters, histograms }: MeterReadings,
  gauges: readonly Gauge[],
): string {
  const lines = (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
    const { type, help } = METRICS[name];
    const samples = [
      ...[...counters, ...gauges]
        .filter((one) => one.name === name)
        .map(({ labels, value }) => line(name, labels, value)),
      ...histograms
        .filter((one) => one.name === name)
        .flatMap(({ labels, buckets, sum, count }) => [
          ...summed(buckets).map((upTo, i) =>
            line(`${name}_bucket`, { ...labels, le: String(BOUNDS[i] ?? '+Inf') }, upTo),
          ),
          line(`${name}_sum`, labels, sum),
          line(`${name}_count`, labels, count),
        ]),
    ];
    return samples.length === 0
      ? []
      : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples];
  });
  return `${lines.join('\n')}\n`;
}

function summed(buckets: readonly number[]): number[] {
  let sum = 0;
  return buckets.map((count) => {
    sum += count;
    return sum;
  });
}

function line(name: string, labels: Labels, value: number): string {
  const written = Object.entries(labels).map(
    ([label, text]) =>
      `${label}="${text.replaceAll(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`,
  );
  return `${name}${written.length > 0 ? `{${written.join(',')}}` : ''} ${value}`;
}
