// Matrices out of columns and bars out of signs, so that they are drawn wherever a card is, on a phone as well.
import type { Cell, Figure } from '../domain/posture/answers/answer.ts';
import { escaped, plain } from './text.ts';

const NARROW = '40px';
/** A cell that says nothing still takes its place. */
const EMPTY = '\u00A0';

type Cut = (length: number) => number;
type Matrix = Extract<Figure, { figure: 'matrix' }>;
type Bars = Extract<Figure, { figure: 'bars' }>;

/** Columns have letters, since names would not fit above them; each row begins with its own name. */
export const matricesOf = (figures: readonly Figure[], cut: Cut) =>
  figures
    .filter((figure): figure is Matrix => figure.figure === 'matrix')
    .map(({ columns, rows, legend }) => ({
      columns: plain(columns.map((name, i) => `${letter(i)} ${name}`).join(' · '), cut(600)),
      legend: plain(legend, cut(300)),
      rows: [
        {
          cells: [cell(EMPTY, 'stretch'), ...columns.map((_, i) => narrow(letter(i), BOLD))],
        },
        ...rows.map(({ name, cells }) => ({
          cells: [
            cell(escaped(prefixed(name, columns), cut(60)), 'stretch', BOLD),
            ...cells.map(({ short, tone }) => narrow(short, toned(tone))),
          ],
        })),
      ],
    }));

const letter = (at: number): string => String.fromCharCode(65 + at);

/** A row that is one of the columns has the same letter. */
function prefixed(name: string, columns: readonly string[]): string {
  const at = columns.indexOf(name);
  return at < 0 ? name : `${letter(at)} ${name}`;
}

/** With nothing in it that a client takes for granted: a matrix has many. */
const cell = (text: string, width: string, look: Readonly<Record<string, string>> = {}) => ({
  type: 'Column',
  width,
  items: [{ type: 'TextBlock', wrap: true, size: 'Small', text, ...look }],
});

/** Side by side without a gap: on a phone six of them leave a third of the width to the names. */
const narrow = (text: string, look: Readonly<Record<string, string>>) => ({
  ...cell(text, NARROW, look),
  spacing: 'None',
});

const toned = (tone: Cell['tone']) => (tone === 'default' ? {} : { color: tone });
const BOLD = { weight: 'Bolder' };

export const barsOf = (figures: readonly Figure[], cut: Cut) =>
  figures
    .filter((figure): figure is Bars => figure.figure === 'bars')
    .map(({ title, whole, bars }) => ({
      title: plain(title, 100),
      bars: bars.map(({ name, value, words }) => ({
        name: plain(name, cut(80)),
        words: plain(words, cut(60)),
        ...partsOf(whole > 0 ? value / whole : 0),
      })),
    }));

const STEPS = 20;

/** Two signs that differ in shape, not in colour alone; the figure stands beside them in words. */
function partsOf(share: number) {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * STEPS);
  return { filled: '█'.repeat(filled), left: '░'.repeat(STEPS - filled) };
}
