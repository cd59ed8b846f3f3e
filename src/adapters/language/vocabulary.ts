// The checks that can be asked about, found by their number, by their words or by those of their title.
import { fold } from './clean.ts';
import { Line } from './line.ts';
import { sayItOurWay } from './phrases.ts';

export interface CheckWords {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly words: readonly string[];
}

export interface Vocabulary {
  readonly checks: readonly CheckWords[];
  readonly areas: ReadonlySet<string>;
  checkId(typed: string): string | undefined;
  /** The checks whose own words stand in the line, or whose title it nearly repeats. */
  search(line: string): readonly string[];
}

const SMALL = new Set(
  'a an and are as at be besides by every for from has have hold holds in is it its no not of on only or other out than that the their them they to with does do who which what how any all our we'.split(
    ' ',
  ),
);

export function createVocabulary(checks: readonly CheckWords[]): Vocabulary {
  const byId = new Map(checks.map((check) => [check.id.toLowerCase(), check.id]));
  const entries = checks.map((check) => ({
    id: check.id,
    phrases: check.words.map(asWeSay).filter((phrase) => phrase.trim().length > 3),
    title: new Set(telling(asWeSay(check.title))),
  }));
  const spread = new Map<string, number>();
  for (const { title } of entries)
    for (const word of title) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight = (word: string) =>
    Math.log(1 + checks.length / (spread.get(word) ?? checks.length));

  return {
    checks,
    areas: new Set(checks.map(({ area }) => area)),
    checkId: (typed) => byId.get(fold(typed)),
    search(line) {
      const phrased = entries
        .map(({ id, phrases }) => ({
          id,
          score: Math.max(
            0,
            ...phrases.map((phrase) => (line.includes(phrase) ? phrase.length : 0)),
          ),
        }))
        .filter(({ score }) => score > 0);
      if (phrased.length > 0) return best(phrased);
      const said = new Set(telling(line));
      const titled = entries.map(({ id, title }) => {
        const shared = [...title].filter((word) => said.has(word));
        const all = [...title].reduce((sum, word) => sum + weight(word), 0);
        const score = shared.reduce((sum, word) => sum + weight(word), 0) / (all || 1);
        return { id, score: shared.length > 1 && score > 0.5 ? score : 0 };
      });
      return best(titled.filter(({ score }) => score > 0));
    },
  };
}

function best(found: ReadonlyArray<{ id: string; score: number }>): string[] {
  const most = Math.max(0, ...found.map(({ score }) => score));
  return found.filter(({ score }) => score === most).map(({ id }) => id);
}

function asWeSay(text: string): string {
  const line = new Line(text);
  sayItOurWay(line);
  return line.s;
}

const telling = (line: string): string[] =>
  line
    .split(' ')
    .filter((word) => word.length > 1 && !SMALL.has(word) && !/^[@#~%?:,()]/.test(word));
