// Free words after "request" in their parts: what is asked for, for how long, and why.
import { parseDuration } from '../../shared/duration.ts';

export interface SaidWish {
  /** As it was typed, without the time and the reason. */
  readonly asked: string;
  readonly durationMs?: number;
  readonly justification?: string;
}

const DURATION =
  /\bfor\s+((?:\d{1,5}\s*|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w))\b/i;
const REASON = /\b(?:because(?: of)?|so that|in order to|to be able to|reason:)\s+(.+)$/is;

export function readSaidWish(text: string): SaidWish {
  const justification = REASON.exec(text)?.[1]?.trim();
  const said = DURATION.exec(text)?.[1];
  const durationMs = said ? parseDuration(said) : undefined;
  return {
    asked: text.replace(REASON, ' ').replace(DURATION, ' ').replace(/\s+/g, ' ').trim(),
    ...(durationMs !== undefined && { durationMs }),
    ...(justification && { justification }),
  };
}
