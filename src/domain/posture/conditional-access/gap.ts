// What keeps a policy from being the control that is looked for.
import type { Exclusion } from './exclusions.ts';
import type { Policy } from './policy.ts';

export interface Gap {
  /**
   * `weaker`: another control than the wanted one. `narrower`: not for everybody or everything.
   * `exclusion`: somebody or something is left out that the estate does not declare.
   * `unsaid`: it could not be told; the policy may well be right.
   */
  readonly kind: 'weaker' | 'narrower' | 'exclusion' | 'unsaid';
  /** Follows the policy's name: `is not for all applications`. */
  readonly text: string;
  readonly exclusion?: Exclusion;
}

/** A policy of the kind that is looked for, and what it lacks. */
export interface Candidate {
  readonly policy: Policy;
  readonly gaps: readonly Gap[];
}

export const isWhole = ({ gaps }: Candidate): boolean => gaps.length === 0;
/** Nothing is known against it, and not everything is known. */
export const isUnsaid = ({ gaps }: Candidate): boolean =>
  gaps.length > 0 && gaps.every(({ kind }) => kind === 'unsaid');

/** The only thing against it is one exclusion that nobody declared. */
export function soleExclusion({ gaps }: Candidate): Exclusion | undefined {
  const [first, ...others] = gaps;
  return first && others.length === 0 && first.kind === 'exclusion' ? first.exclusion : undefined;
}

const WEIGHT = { unsaid: 1, exclusion: 10, narrower: 100, weaker: 1000 } as const;
const weight = ({ gaps }: Candidate): number =>
  gaps.reduce((sum, { kind }) => sum + WEIGHT[kind], 0);

/**
 * The policy that comes nearest. `gapsOf` answers undefined for a policy that is something else.
 * One policy has to do it: what several leave out together is not reckoned.
 */
export function nearest(
  policies: readonly Policy[],
  gapsOf: (policy: Policy) => readonly Gap[] | undefined,
): Candidate | undefined {
  const candidates = policies.flatMap((policy): Candidate[] => {
    const gaps = gapsOf(policy);
    return gaps ? [{ policy, gaps }] : [];
  });
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best && weight(best) <= weight(one) ? best : one),
    undefined,
  );
}
