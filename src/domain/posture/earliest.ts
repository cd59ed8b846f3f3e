// The earliest of many moments: of a thousand tenants there are too many to be arguments of one call.
import type { Instant } from '../facts.ts';

export function earliest(moments: Iterable<Instant | undefined>): Instant | undefined {
  let first: Instant | undefined;
  for (const moment of moments) {
    if (moment !== undefined && (first === undefined || moment < first)) first = moment;
  }
  return first;
}
