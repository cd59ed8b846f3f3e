// The faults that a write may meet once, each of which must come to the same end as fair weather.
export interface Weather {
  readonly name: string;
  readonly fault: Readonly<Record<string, unknown>>;
}

export const WEATHERS: readonly Weather[] = [
  { name: '429 without Retry-After', fault: { kind: 'throttle' } },
  { name: '429 with Retry-After', fault: { kind: 'throttle', retryAfter: 1 } },
  { name: '503', fault: { kind: 'error', status: 503 } },
  { name: '504', fault: { kind: 'error', status: 504 } },
  { name: 'a connection reset before it took effect', fault: { kind: 'reset-before' } },
  { name: 'a connection reset after it took effect', fault: { kind: 'reset-after' } },
  { name: 'an expired token', fault: { kind: 'expired-token' } },
  { name: 'malformed JSON', fault: { kind: 'malformed' } },
];

/** What a kill meets: a write that nobody has answered yet, or one that took effect unseen. */
export const UNANSWERED = { kind: 'slow', ms: 1_500 };
export const TAKEN = { kind: 'reset-after' };
