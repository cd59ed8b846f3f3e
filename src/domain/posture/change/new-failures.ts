// What is worse than it was: new failures first, then what was mended.
import type { PostureState, Result } from '../result.ts';

export interface Turned {
  readonly result: Result;
  /** Undefined: there was no result before. */
  readonly before: PostureState | undefined;
}

const BAD: ReadonlySet<PostureState> = new Set(['fail', 'partial']);
const WORSE: Readonly<Partial<Record<PostureState, number>>> = { fail: 2, partial: 1 };

const keyOf = ({ checkId, tenantId }: Result): string => `${checkId} ${tenantId ?? ''}`;

/**
 * Failed now and did not before. What could not be told before is new only in so far as it is known
 * now, and comes after what was surely in order; what was accepted is no news.
 */
export function newFailures(before: readonly Result[], after: readonly Result[]): Turned[] {
  const was = new Map(before.map((result) => [keyOf(result), result.state]));
  return after
    .map((result): Turned => ({ result, before: was.get(keyOf(result)) }))
    .filter(({ result, before: state }) => !result.accepted && worsened(state, result.state))
    .sort((a, b) => rank(b) - rank(a) || keyOf(a.result).localeCompare(keyOf(b.result)));
}

/** Failed before and is in order now. */
export function mended(before: readonly Result[], after: readonly Result[]): Turned[] {
  const was = new Map(before.map((result) => [keyOf(result), result.state]));
  return after
    .map((result): Turned => ({ result, before: was.get(keyOf(result)) }))
    .filter(
      ({ result, before: state }) =>
        result.state === 'pass' && state !== undefined && BAD.has(state),
    );
}

const worsened = (before: PostureState | undefined, after: PostureState): boolean =>
  (WORSE[after] ?? 0) > (before === undefined ? 0 : (WORSE[before] ?? 0));

const rank = ({ result, before }: Turned): number =>
  (WORSE[result.state] ?? 0) * 2 + (before === 'pass' || before === 'partial' ? 1 : 0);
