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
  /** Milliseconds that would be taken, where a length of time is too long. */
  readonly atMostMs?: number;
}

export const refusal = (
  code: string,
  sentence: string,
  next: string,
  field?: Refusal['field'],
): Refusal => ({ code, sentence, next, ...(field && { field }) });

/** A length of time that is too long: the form comes back with the longest that is taken. */
export const tooLongRefusal = (
  code: string,
  sentence: string,
  next: string,
  atMostMs: number,
): Refusal => ({ ...refusal(code, sentence, next, 'duration'), atMostMs });
