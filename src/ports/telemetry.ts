// What is told about the running of things: operations with one id each, and numbers. Never names, words or secrets.

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Operations {
  /**
   * Runs as part of the operation under way, or begins one. `continues`: the one that led here earlier,
   * such as the message behind a piece of work.
   */
  run<T>(
    name: string,
    attributes: Attributes,
    work: () => Promise<T>,
    continues?: string | undefined,
  ): Promise<T>;
  /** Of the operation under way: 32 hexadecimal digits; undefined outside of any. */
  current(): string | undefined;
}

export interface Meters {
  count(name: CounterName, labels: Readonly<Record<string, string>>): void;
  seconds(name: HistogramName, labels: Readonly<Record<string, string>>, value: number): void;
}

export type CounterName =
  | 'drawbridge_turns_total'
  | 'drawbridge_work_total'
  | 'drawbridge_graph_calls_total'
  | 'drawbridge_graph_throttled_total'
  | 'drawbridge_deliveries_total';

export type HistogramName = 'drawbridge_turn_seconds' | 'drawbridge_graph_seconds';

/** Read from the database when somebody asks for the numbers. */
export type GaugeName =
  | 'drawbridge_requests'
  | 'drawbridge_decision_seconds'
  | 'drawbridge_proof_seconds'
  | 'drawbridge_proof_overdue_seconds'
  | 'drawbridge_work_open'
  | 'drawbridge_work_overdue'
  | 'drawbridge_work_overdue_seconds'
  | 'drawbridge_audit_unsealed_seconds';

export interface Gauge {
  readonly name: GaugeName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** How an operation shows in an error card: short enough to be read out. */
export const referenceOf = (operation: string): string => operation.slice(0, 8);

/** The same id in the form that Graph's `client-request-id` has. */
export const asGuid = (operation: string): string =>
  operation.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
