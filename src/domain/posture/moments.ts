// Times as Graph writes them: a moment, or nothing where it says none or the year 1.
import type { Instant } from '../facts.ts';
import type { Maybe } from './facts/areas.ts';

export function momentOf(text: Maybe<string>): Instant | undefined {
  const moment = Date.parse(text ?? '');
  return Number.isFinite(moment) && moment > 0 ? moment : undefined;
}
