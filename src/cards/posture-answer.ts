// An answer about posture as a card: the point first, then what it rests on, ten lines of it at a time.

import type { Instant } from '../domain/facts.ts';
import type { Answer, Row } from '../domain/posture/answers/answer.ts';
import type { Card } from '../shared/card.ts';
import { MINUTE } from '../shared/duration.ts';
import { execute, openDialog, say } from './actions.ts';
import { withHeard } from './heard.ts';
import { barsOf, matricesOf } from './posture-figures.ts';
import { blindLines, notesOf } from './posture-foot.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayDistance, sayMoment } from './times.ts';

export const PAGE = 10;

export interface AnswerCardInput {
  readonly answer: Answer;
  /** The question in words. */
  readonly words: string;
  /** How the words that were typed were taken, where that is not plain. */
  readonly taken: readonly string[];
  /** What was said besides, as typed, and is not heeded. */
  readonly leftOut?: readonly string[];
  /** Words of further questions. */
  readonly next: readonly string[];
  /** The typed question as it comes back with a button. */
  readonly question: string;
  readonly purpose?: string;
  /** Counted from 0. */
  readonly page: number;
  readonly reader: Reader;
  readonly now: Instant;
}

/** Characters of a card; each takes two bytes on its way, and Teams refuses what is too large. */
const LARGEST = 13_000;
/** What is drawn stands in the rows in words as well, so it is what goes first. */
const SCALES = [
  { by: 1, drawn: true },
  { by: 1, drawn: false },
  { by: 0.6, drawn: false },
  { by: 0.3, drawn: false },
];

/** Pictures are left out, and then texts cut further, where the card would be too large. */
export function answerCard(input: AnswerCardInput): Card {
  let card: Card = {};
  for (const { by, drawn } of SCALES) {
    card = cardOf(input, drawn, (length) => Math.ceil(length * by));
    if (JSON.stringify(card).length <= LARGEST) break;
  }
  return card;
}

function cardOf(input: AnswerCardInput, drawn: boolean, cut: (length: number) => number): Card {
  const { answer, words, taken, page, reader, now } = input;
  const { head, rows = [], blind = [], todo = [], asOf } = answer;
  const figures = drawn && page === 0 ? (answer.figures ?? []) : [];
  const shown = rows.slice(page * PAGE, (page + 1) * PAGE);
  return renderCard('answer', {
    fallback: plain(answerSummary(answer, input.leftOut), 400),
    head: { word: plain(head?.word ?? '', 40), color: head?.tone ?? 'default' },
    headline: escaped(words, cut(300)),
    leftOut: escaped(sayLeftOut(input.leftOut), 400),
    taken: texts(taken, cut(200)),
    sentence: plain(answer.sentence, cut(900)),
    more: texts((answer.more ?? []).slice(0, 6), cut(500)),
    matrices: matricesOf(figures, cut),
    bars: barsOf(figures, cut),
    rowsTitle: shown.length > 0 ? escaped(titleOf(answer, page, rows.length), 160) : '',
    rows: shown.map((row) => ({ runs: runsOf(row, cut) })),
    blindTitle: 'What could not be seen',
    blind: blindLines(blind, reader, cut),
    todoTitle: 'What to do',
    todo: texts(todo.slice(0, 3), cut(400)),
    notes: texts(notesOf(answer), cut(400)),
    foot:
      asOf === undefined
        ? ''
        : plain(
            `As of ${sayMoment(asOf, reader)}${ageOf(asOf, now)}, the oldest of the facts behind this.`,
          ),
    next: page === 0 ? buttonsOf(input.next) : [],
    actions: actionsOf(input, rows.length),
  });
}

/** How old it was when it was told: that stays so, however long the answer stands in the chat. */
const ageOf = (asOf: number, now: number): string =>
  now - asOf < MINUTE ? '' : ` (${sayDistance(asOf, now).replace(/ ago$/, ' before this answer')})`;

/** For a notification, and for whoever hears the card instead of seeing it. */
export const answerSummary = ({ head, sentence }: Answer, leftOut?: readonly string[]): string =>
  plain([sayLeftOut(leftOut), head ? `${head.word}.` : '', sentence].join(' ').trim(), 400);

/** Never dropped silently: an answer to less than was asked says so before anything else. */
export function sayLeftOut(leftOut: readonly string[] = []): string {
  if (leftOut.length === 0) return '';
  const shown = leftOut.slice(0, 3).map((words) => `“${plain(words, 80)}”`);
  const more = leftOut.length > 3 ? ' and more' : '';
  return `Left out, because it was not understood: ${shown.join(', ')}${more}. What follows does not heed it.`;
}

const texts = (list: readonly string[], longest: number) =>
  list.map((text) => ({ text: plain(text, longest) }));

/** What a button says has to be whole to be understood again, so long words have none. */
const buttonsOf = (next: readonly string[]) =>
  next
    .filter((words) => words.length <= 240)
    .slice(0, 3)
    .map((words) => say(plain(words, 240), words));

function titleOf({ rowsAre = 'Evidence' }: Answer, page: number, total: number): string {
  if (total <= PAGE) return rowsAre;
  const [from, to] = [page * PAGE + 1, Math.min(total, (page + 1) * PAGE)];
  return `${rowsAre}: ${from} to ${to} of ${total.toLocaleString('en')}`;
}

const STATE_WORDS = {
  fail: ['Not in order', 'attention'],
  partial: ['In part', 'warning'],
  unknown: ['Not known', 'warning'],
  unlicensed: ['No licence', 'default'],
  pass: ['In order', 'good'],
  'not-applicable': ['Does not apply', 'default'],
} as const;

function runsOf({ text, detail, tenant, state, marks = [] }: Row, cut: (length: number) => number) {
  const [word, color] = state ? STATE_WORDS[state] : [];
  return [
    ...(word ? [{ type: 'TextRun', text: `${word}  `, weight: 'Bolder', color }] : []),
    { type: 'TextRun', text: plain(text, cut(160)), weight: 'Bolder' },
    ...(tenant ? [{ type: 'TextRun', text: `  ${plain(tenant, cut(60))}` }] : []),
    ...(detail ? [{ type: 'TextRun', text: `  ${plain(detail, cut(320))}`, isSubtle: true }] : []),
    ...marks
      .slice(0, 3)
      .map((mark) => ({ type: 'TextRun', text: `  (${plain(mark, cut(160))})`, italic: true })),
  ];
}

function actionsOf(input: AnswerCardInput, total: number) {
  const { question, purpose, page, answer } = input;
  const data = {
    question,
    ...(purpose && { purpose: plain(purpose, 200) }),
    ...withHeard(input),
  };
  const last = Math.ceil(total / PAGE) - 1;
  const turn = (title: string, to: number) =>
    execute(title, 'posture-page', { ...data, page: String(to) });
  return [
    ...(page > 0 ? [turn('Back', page - 1)] : []),
    ...(page < last
      ? [turn(page === 0 ? `Show all ${total.toLocaleString('en')}` : 'Next', page + 1)]
      : []),
    ...(answer.draft ? [openDialog('Open the draft…', { ...data, verb: 'posture-draft' })] : []),
    ...(total > 1 ? [openDialog('Export…', { ...data, verb: 'posture-export' })] : []),
  ];
}
