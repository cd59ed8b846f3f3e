// Holds back a pass that rests on areas of which one was not read, or not wholly.
import { cannotTell, missingOf, type TenantView } from './check.ts';
import type { AreaName } from './facts/areas.ts';
import { hedged, type Quantity } from './hedge.ts';
import type { Verdict } from './result.ts';

/**
 * What is wrong is wrong whatever else could not be read. That all is well, or that there is nothing
 * to judge, is said only where everything was seen. `doubts`: why it may be otherwise, in plain words.
 */
export function onlyIfRead(
  view: TenantView,
  areas: readonly AreaName[],
  verdict: Verdict,
  { doubts = [], quantity = 'every' }: { doubts?: readonly string[]; quantity?: Quantity } = {},
): Verdict {
  const whole = hedged(view, areas, quantity, verdict);
  if (whole.state !== 'pass' && whole.state !== 'not-applicable') return whole;
  const missing = missingOf(view, areas);
  const seen = [`From what could be read: ${verdict.reason}.`];
  const notes = [...(verdict.notes ?? []), ...seen];
  if (missing.length > 0)
    return { ...verdict, ...cannotTell(missing), evidence: verdict.evidence, notes };
  const [doubt] = doubts;
  if (doubt === undefined) return whole;
  return { ...verdict, state: 'unknown', reason: `cannot be told for sure: ${doubt}`, notes };
}
