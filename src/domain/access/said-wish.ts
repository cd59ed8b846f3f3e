// Free words after "request" in their parts: what is asked for, for how long, and why.
import { parseDuration } from '../../shared/duration.ts';

export interface SaidWish {
  /** As it was typed, without the time and the reason. */
  readonly asked: string;
  readonly durationMs?: number;
  readonly justification?: string;
  /** Somebody else seems to be meant, whoever that is. */
  readonly forOther?: true;
}

const DURATION =
  /\bfor\s+((?:\d{1,5}\s*|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w))\b/i;
const REASON = /\b(?:because(?: of)?|so that|in order to|to be able to|reason:)\s+(.+)$/is;

/** A name, or whom one would say in its place; what it is for comes after `for` as well, and is no name. */
const OTHER =
  /\bfor (?!I\b|(?:[Mm]e|[Mm]yself)\b)(?:\p{Lu}[\p{L}'.-]+|him|her|them|others?|somebody|someone|(?:my|a|the) (?:[\p{L}-]+ )?(?:colleagues?|boss|manager|team|intern|assistant|contractor|consultant)|our [\p{L}-]+)(?![\p{L}])/u;

export function readSaidWish(text: string): SaidWish {
  const justification = REASON.exec(text)?.[1]?.trim();
  const said = DURATION.exec(text)?.[1];
  const durationMs = said ? parseDuration(said) : undefined;
  const asked = text.replace(REASON, ' ').replace(DURATION, ' ').replace(/\s+/g, ' ').trim();
  return {
    asked,
    ...(OTHER.test(asked) && { forOther: true }),
    ...(durationMs !== undefined && { durationMs }),
    ...(justification && { justification }),
  };
}
