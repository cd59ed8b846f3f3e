// How many requests may be under way at once, and how long none may: learned from the answers.
import type { Priority } from './gate.ts';
import { backoff, type Timing } from './timing.ts';

/** What an answer told about the service. */
export interface Seen {
  /** It was a 429; `retryAfter` says until when to stay away, where the service says it. */
  readonly throttled?: boolean;
  readonly retryAfter?: number | undefined;
  /** `x-ms-throttle-limit-percentage`: 0.8 and more of the limit is used. */
  readonly fullness?: number | undefined;
  /** `x-ms-resource-unit`: what it really cost. */
  readonly units?: number | undefined;
  /** `x-ms-throttle-scope`: `Tenant_Application/Write/…`. */
  readonly scope?: string | null;
}

export interface Pace {
  /** Milliseconds to stay away. */
  pause(now: number): number;
  places(priority: Priority): number;
  learn(seen: Seen, now: number): void;
}

/**
 * As many at once as the service allows; half of it after each 429, and one more again for each round
 * of answers without complaint. From 0.8 of a limit on the number falls in step with what is left, so
 * that the limit itself is seldom met.
 */
export function createPace(most: number, timing: Timing): Pace {
  let window = most;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let strikes = 0;

  return {
    pause: (now) => Math.max(0, pausedUntil - now),
    places(priority) {
      const all = Math.max(1, Math.round(window));
      return priority === 'person' ? all : Math.max(1, Math.floor(all * 0.75));
    },
    learn({ throttled, retryAfter, fullness = 0 }, now) {
      if (throttled) {
        // Several requests that were under way meet the same limit: it counts once.
        if (now >= pausedUntil) {
          window = Math.max(1, window / 2);
          strikes += 1;
        }
        pausedUntil = Math.max(pausedUntil, now + (retryAfter ?? backoff(timing, strikes + 2)));
      } else if (fullness >= 0.8) {
        const left = Math.min(1, Math.max(0.25, (1 - fullness) / 0.2));
        window = Math.min(window, Math.max(1, most * left));
      } else {
        strikes = 0;
        window = Math.min(most, window + 1 / window);
      }
    },
  };
}
