// What the results of one tenant come to: made once for as long as they stand, so that a thousand are put together quickly.
import type { Instant } from '../../facts.ts';
import type { Check, TenantView } from '../check.ts';
import type { Result } from '../result.ts';
import type { Blind } from './answer.ts';
import type { Asking } from './asking.ts';
import { ageOf, assess, blindIn, type Found } from './results.ts';

export interface OpenFinding extends Found {
  /** How many objects speak against it. */
  readonly objects: number;
}

export interface Summary {
  readonly open: readonly OpenFinding[];
  readonly unknown: number;
  readonly accepted: number;
  readonly asOf: Instant | undefined;
  readonly blind: readonly Blind[];
}

type Seeing = Pick<Asking, 'judge' | 'estate'>;

/** By the results themselves: whatever changes makes new ones. */
const made = new WeakMap<readonly Result[], Summary>();

export function summaryOf(asking: Seeing, checks: readonly Check[], view: TenantView): Summary {
  const results = asking.judge.all?.(checks, view);
  if (!results) return summed(assess(asking, checks, [view]), asking);
  const known = made.get(results);
  if (known) return known;
  const found = checks.flatMap((check, i): Found[] => {
    const result = results[i];
    return result ? [{ check, result, view }] : [];
  });
  const summary = summed(found, asking);
  made.set(results, summary);
  return summary;
}

export const isOpen = ({ result }: Found): boolean =>
  (result.state === 'fail' || result.state === 'partial') && !result.accepted;

export function summed(found: readonly Found[], asking: Seeing): Summary {
  return {
    open: found.filter(isOpen).map((one) => ({
      ...one,
      objects: one.result.evidence.filter(({ good }) => !good).length,
    })),
    unknown: found.filter(({ result }) => result.state === 'unknown').length,
    accepted: found.filter(({ result }) => result.accepted).length,
    asOf: ageOf(found),
    blind: blindIn(found, asking),
  };
}

/** The same list each time, by which their results are kept together. */
const ofTenants = new WeakMap<readonly Check[], readonly Check[]>();

export function tenantChecksOf(checks: readonly Check[]): readonly Check[] {
  const known = ofTenants.get(checks) ?? checks.filter(({ scope }) => scope === 'tenant');
  ofTenants.set(checks, known);
  return known;
}
