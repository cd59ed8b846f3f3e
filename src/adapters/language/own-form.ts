// One sentence of Drawbridge: what it looks like in a line of words, and the question it stands for.
import type { Question, Scope, Since } from '../../domain/posture/question.ts';

export const T = '(@\\d+)';

export const oneOf = (of: Readonly<Record<string, unknown>>): string =>
  `(${Object.keys(of).join('|')})`;

type Parts = readonly string[];

export interface Heard {
  tenant(sign: string | undefined): string;
  scope(text: string | undefined): Scope;
  checks(text: string | undefined): readonly string[];
  /** What was quoted: at this place among all that was. */
  text(sign: string | undefined, at?: number): string;
  area(text: string | undefined): string | undefined;
  since: Since | undefined;
}

export type Own = readonly [RegExp, (parts: Parts, heard: Heard) => Question | undefined];

export const own = (pattern: string, make: Own[1]): Own => [
  new RegExp(`^ ${pattern}(?: \\?)? $`),
  make,
];
