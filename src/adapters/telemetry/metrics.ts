// The numbers: every one that exists, what it means, and those that are counted in this process.
import type { CounterName, GaugeName, HistogramName, Meters } from '../../ports/telemetry.ts';

export type MetricName = CounterName | HistogramName | GaugeName;

export const METRICS: Readonly<
  Record<MetricName, { readonly type: 'counter' | 'histogram' | 'gauge'; readonly help: string }>
> = {
  drawbridge_requests: { type: 'gauge', help: 'Requests by state.' },
  drawbridge_decision_seconds: {
    type: 'gauge',
    help: 'From the question to the decision, of those decided in the last seven days.',
  },
  drawbridge_proof_seconds: {
    type: 'gauge',
    help: 'From the end of an access to its proof, of those that ended in the last seven days.',
  },
  drawbridge_proof_overdue_seconds: {
    type: 'gauge',
    help: 'How long the longest access is past its end without being proven as gone.',
  },
  drawbridge_work_open: { type: 'gauge', help: 'Work that waits for its time or is being done.' },
  drawbridge_work_overdue: { type: 'gauge', help: 'Work that fell due and is not done.' },
  drawbridge_work_overdue_seconds: { type: 'gauge', help: 'How long the oldest work is overdue.' },
  drawbridge_audit_unsealed_seconds: {
    type: 'gauge',
    help: 'Age of the oldest audit entry that is not sealed.',
  },
  drawbridge_turns_total: { type: 'counter', help: 'Turns with people, by outcome.' },
  drawbridge_turn_seconds: { type: 'histogram', help: 'How long a turn took.' },
  drawbridge_work_total: { type: 'counter', help: 'Work that was taken in hand, by kind.' },
  drawbridge_graph_calls_total: { type: 'counter', help: 'Exchanges with Graph, by outcome.' },
  drawbridge_graph_throttled_total: {
    type: 'counter',
    help: 'Answers of Graph that asked to slow down, by identity.',
  },
  drawbridge_graph_seconds: { type: 'histogram', help: 'How long Graph took to answer.' },
  drawbridge_deliveries_total: { type: 'counter', help: 'Cards and messages, by outcome.' },
};

export const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

export type Labels = Readonly<Record<string, string>>;

export interface Counted {
  readonly name: CounterName;
  readonly labels: Labels;
  readonly value: number;
}

export interface Measured {
  readonly name: HistogramName;
  readonly labels: Labels;
  /** For each bound, and one beyond: how many were at most so long, not counted into the next. */
  readonly buckets: readonly number[];
  readonly sum: number;
  readonly count: number;
}

export interface MeterReadings {
  readonly counters: readonly Counted[];
  readonly histograms: readonly Measured[];
}

export interface ReadableMeters extends Meters {
  read(): MeterReadings;
}

/** Labels are of few values each: whoever puts ids into them fills the memory. */
export function createMeters(): ReadableMeters {
  const counters = new Map<string, { name: CounterName; labels: Labels; value: number }>();
  const histograms = new Map<
    string,
    { name: HistogramName; labels: Labels; buckets: number[]; sum: number; count: number }
  >();
  return {
    count(name, labels) {
      const key = keyOf(name, labels);
      const known = counters.get(key) ?? { name, labels, value: 0 };
      known.value += 1;
      counters.set(key, known);
    },
    seconds(name, labels, value) {
      const key = keyOf(name, labels);
      const buckets = Array.from({ length: BOUNDS.length + 1 }, () => 0);
      const known = histograms.get(key) ?? { name, labels, buckets, sum: 0, count: 0 };
      const found = BOUNDS.findIndex((bound) => value <= bound);
      const at = found < 0 ? BOUNDS.length : found;
      known.buckets[at] = (known.buckets[at] ?? 0) + 1;
      known.sum += value;
      known.count += 1;
      histograms.set(key, known);
    },
    read: () => ({ counters: [...counters.values()], histograms: [...histograms.values()] }),
  };
}

const keyOf = (name: string, labels: Labels): string =>
  [name, ...Object.entries(labels).flat()].join('|');
