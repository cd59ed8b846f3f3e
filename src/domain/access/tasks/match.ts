// Finds the tasks that somebody's words mean, small typing mistakes included; the best come first.
import { TASKS } from './index.ts';
import type { Task } from './task.ts';
import { taskWords } from './words.ts';

export interface Match {
  readonly task: Task;
  /** Up to 1. */
  readonly score: number;
  /** Nearly everything that was said is in the task, and more than a single word of it. */
  readonly sure: boolean;
}

/** Whom or what everything is about: tells tasks apart only a little. */
const COMMON = new Map([
  ['person', 0.3],
  ['read', 0.5],
  ['change', 0.5],
]);
const AREA_COUNTS = 0.5;
const TYPO_COUNTS = 0.8;
const FOUND = 0.4;
const HALF = 0.5;
const CONTRADICTED = 0.8;
const CHANGING = ['assign', 'change', 'create', 'delete', 'reset'];
const SURE = 0.75;
const WHOLE = 0.95;

interface Indexed {
  readonly task: Task;
  readonly words: ReadonlySet<string>;
  readonly area: ReadonlySet<string>;
  /** Found by, and no part of the words. */
  readonly also: ReadonlySet<string>;
}

const indexed: readonly Indexed[] = TASKS.map((task) => ({
  task,
  words: new Set(taskWords(task.words)),
  area: new Set(taskWords(task.area)),
  also: new Set(taskWords(task.also ?? '')),
}));

/** Rare words tell more. */
const weights: ReadonlyMap<string, number> = (() => {
  const counts = new Map<string, number>();
  for (const { words, area, also } of indexed) {
    for (const word of new Set([...words, ...area, ...also]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weigh = (word: string, count: number): number =>
    (COMMON.get(word) ?? 1) * (1 + Math.log(indexed.length / count) / 4);
  return new Map([...counts].map(([word, count]) => [word, weigh(word, count)]));
})();

const vocabulary = [...weights.keys()];

export function matchTasks(text: string): readonly Match[] {
  const said = new Map<string, number>();
  for (const word of taskWords(text)) {
    const known = weights.has(word) ? word : nearest(word);
    // What no task speaks of names a place or a reason.
    if (known) said.set(known, Math.max(said.get(known) ?? 0, known === word ? 1 : TYPO_COUNTS));
  }
  const all = sum([...said.keys()].map(weightOf));
  if (all === 0) return [];
  return indexed
    .map((one) => scored(one, said, all))
    .filter(({ score }) => score >= FOUND)
    .sort((a, b) => b.score - a.score);
}

function scored(
  { task, words, area, also }: Indexed,
  said: Map<string, number>,
  all: number,
): Match {
  const hits = [...said].filter(([word]) => words.has(word));
  const alike = [...said].filter(([word]) => !words.has(word) && also.has(word));
  const near = [...said].filter(([word]) => !words.has(word) && !also.has(word) && area.has(word));
  const inAlso = sum(alike.map(([word, count]) => weightOf(word) * count));
  const inWords = sum(hits.map(([word, count]) => weightOf(word) * count));
  const inArea = sum(near.map(([word, count]) => weightOf(word) * count * AREA_COUNTS));
  const covered = (inWords + inAlso + inArea) / all;
  const exact = inWords / sum([...words].map(weightOf));
  const telling = [...hits, ...alike].filter(([word]) => !COMMON.has(word)).length;
  return {
    task,
    score: (0.7 * covered + 0.3 * exact) * (contradicts(said, words) ? CONTRADICTED : 1),
    sure: covered >= SURE && exact >= HALF && (telling >= 2 || exact >= WHOLE),
  };
}

/** Who wants to change something is not served by reading it, nor the other way round. */
const contradicts = (said: ReadonlyMap<string, number>, words: ReadonlySet<string>): boolean =>
  (said.has('read') && !words.has('read')) ||
  (words.has('read') && CHANGING.some((word) => said.has(word)));

const weightOf = (word: string): number => weights.get(word) ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The known word that is one slip away, or two in a long word. */
function nearest(word: string): string | undefined {
  if (word.length < 4) return undefined;
  const slips = word.length < 8 ? 1 : 2;
  return vocabulary.find((known) => known.length > 3 && slipsBetween(word, known, slips) <= slips);
}

/** Letters too many, missing, wrong or swapped; counted no further than needed. */
function slipsBetween(a: string, b: string, atMost: number): number {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
