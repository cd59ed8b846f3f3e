// What time it is. Deadlines run on this clock; network time-outs do not.
import type { Instant } from '../domain/facts.ts';

export interface Clock {
  now(): Instant;
}
