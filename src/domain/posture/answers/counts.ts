// What of an answer may stand where others read along: numbers, and words of ours. Rows are counted, never shown.
import type { PostureState } from '../result.ts';
import type { Answer } from './answer.ts';

export interface Counts {
  /** The verdict in a word of ours; empty: there is none. */
  readonly word: string;
  readonly lines: readonly string[];
  /** In so many tenants not everything could be seen. */
  readonly blind: number;
}

const WORDS: ReadonlyArray<readonly [PostureState, string]> = [
  ['fail', 'not in order'],
  ['partial', 'in part'],
  ['unknown', 'not known'],
  ['unlicensed', 'without the licence for it'],
  ['pass', 'in order'],
];

/** Undefined: an answer of another kind, which is told in names. */
export function countsIn(answer: Answer): Counts | undefined {
  const { question, head, rows = [], blind = [] } = answer;
  const seen = { word: head?.word ?? '', blind: new Set(blind.map((one) => one.tenantId)).size };
  if (question.ask === 'list') {
    // Asked for a number, the sentence is one; names of tenants are all that stands beside it.
    return question.count ? { ...seen, lines: [answer.sentence] } : undefined;
  }
  if (question.ask !== 'check' && question.ask !== 'area') return undefined;
  const judged = WORDS.flatMap(([state, word]) => {
    const count = rows.filter((row) => row.state === state).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  const evidence = rows.filter(({ state }) => state === undefined).length;
  const lines =
    judged.length > 0
      ? [`${judged.join(', ')}.`]
      : evidence > 0
        ? [`${evidence} ${evidence === 1 ? 'thing' : 'things'} to show for it.`]
        : [];
  return { ...seen, lines };
}
