// Holds a verdict back where what it rests on was read only in part.
import type { TenantView } from './check.ts';
import type { AreaName } from './facts/areas.ts';
import { readingOf } from './reading.ts';
import type { PostureState, Verdict } from './result.ts';

/** `every`: one more object could only spoil a pass. `some`: one more object could also be the wanted one. */
export type Quantity = 'every' | 'some';

export function hedged(
  view: TenantView,
  areas: readonly AreaName[],
  quantity: Quantity,
  verdict: Verdict,
): Verdict {
  const gaps = areas.flatMap((area) => {
    const reading = readingOf(view.facts, area);
    return reading.state === 'read' ? (reading.gaps ?? []) : [];
  });
  const unsure: readonly PostureState[] =
    quantity === 'every'
      ? ['pass', 'not-applicable']
      : ['pass', 'not-applicable', 'partial', 'fail'];
  if (gaps.length === 0 || !unsure.includes(verdict.state)) return verdict;
  return {
    ...verdict,
    state: 'unknown',
    reason: `cannot be told for sure, since not everything could be read: ${gaps[0]}`,
    notes: [...(verdict.notes ?? []), `From what could be read: ${verdict.reason}.`],
  };
}
