// A "no" with its reason and a way forward, in words that can be shown as they are.

export interface Refusal {
  /** Stable, for tests and metrics. */
  readonly code: string;
  /** What happened and what it means for the reader. */
  readonly sentence: string;
  /** What to do next. */
  readonly next: string;
  /** The input of the form that it is about, where it is about one. */
  readonly field?:
    | 'resource'
    | 'duration'
    | 'start'
    | `input-${string}`
    | 'justification'
    | 'reason'
    | 'text'
    | 'person';
}

export const refusal = (
  code: string,
  sentence: string,
  next: string,
  field?: Refusal['field'],
): Refusal => ({ code, sentence, next, ...(field && { field }) });
