// What a check observed, object by object, brought together into one verdict.
import type { Unseen } from '../../between/settings.ts';
import type { EvidenceKind, PostureState, Verdict } from '../../result.ts';

export type Level = 'fail' | 'partial' | 'unknown' | 'good';

export interface Observation {
  readonly level: Level;
  readonly kind: EvidenceKind;
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

const ORDER: readonly Level[] = ['fail', 'partial', 'unknown', 'good'];

export const stateOf = (observations: readonly Observation[]): PostureState => {
  const worst = ORDER.find((level) => observations.some((one) => one.level === level));
  return worst === undefined || worst === 'good' ? 'pass' : worst;
};

/** The worst of all decides; what is not known never outweighs what is wrong, and never passes. */
export function conclude(
  observations: readonly Observation[],
  reason: (state: PostureState) => string,
  notes: readonly string[] = [],
): Verdict {
  const state = stateOf(observations);
  const sorted = [...observations].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  return {
    state,
    reason: reason(state),
    evidence: sorted.map(({ level, kind, id, name, detail }) => ({
      kind,
      id,
      name,
      detail,
      ...(level === 'good' && { good: true }),
      ...(level === 'unknown' && { unsure: true as const }),
    })),
    ...(notes.length > 0 && { notes }),
  };
}

export const ofLevel = (observations: readonly Observation[], level: Level): Observation[] =>
  observations.filter((one) => one.level === level);

/** `1 partner`, `3 partners`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `Fabrikam, Northwind and 3 more`. */
export function someNames(observations: readonly Observation[], most = 3): string {
  const names = [...new Set(observations.map(({ name }) => name))];
  const shown = names.slice(0, most);
  const last = names.length > most ? `${names.length - most} more` : shown.pop();
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : (last ?? '');
}

export const unseenSentence = (unseen: readonly Unseen[]): string =>
  unseen[0]?.sentence ?? 'Graph did not say it';
