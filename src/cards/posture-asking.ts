// What is asked back: which reading was meant, and what a question about a person is for.
import type { Card } from '../shared/card.ts';
import type { Refusal } from '../shared/refusal.ts';
import { execute, say } from './actions.ts';
import { type Heard, withHeard } from './heard.ts';
import { notice } from './notices.ts';
import { sayLeftOut } from './posture-answer.ts';
import { renderCard } from './render.ts';
import { escaped, plain } from './text.ts';

const READINGS = 5;
/** Cut words would be understood as something else. */
const LONGEST = 300;

/** Each button is a whole question, so that what it says is what is answered. */
export const whichReadingCard = (
  readings: readonly string[],
  leftOut: readonly string[] = [],
): Card =>
  notice(
    'Which do you mean?',
    [
      { label: '', text: 'What you asked can be read in more than one way.' },
      ...(leftOut.length > 0 ? [{ label: '', text: sayLeftOut(leftOut) }] : []),
    ],
    readings
      .filter((words) => words.length <= LONGEST)
      .slice(0, READINGS)
      .map((words) => say(plain(words, LONGEST), words)),
  );

/** Not an error: why there is no answer, and what would have one. */
export const noAnswerCard = ({ sentence, next }: Refusal): Card =>
  notice('I cannot answer that', [
    { label: '', text: sentence },
    { label: 'What you can do: ', text: next },
  ]);

export const purposeCard = (
  words: string,
  question: string,
  missing: boolean,
  heard: Partial<Heard> = {},
): Card =>
  renderCard('answer-purpose', {
    fallback: plain(`What for? ${words}`, 300),
    headline: escaped(words, 300),
    about:
      `${escaped(sayLeftOut(heard.leftOut), 400)} This tells about people, so it is answered for a purpose. What you write is kept with the question in the audit.`.trim(),
    errors: missing ? [{ text: 'Write a few words about what it is for.' }] : [],
    actions: [
      execute(
        'Show it',
        'posture-purpose',
        { question, ...withHeard(heard) },
        { style: 'positive' },
      ),
    ],
  });

export interface TextCardInput {
  readonly words: string;
  /** What was said besides, as typed, and is not heeded. */
  readonly leftOut?: readonly string[];
  readonly about: string;
  readonly label: string;
  readonly text: string;
  readonly foot: string;
}

/** For copying: a card cannot hand over a file. */
export const textCard = ({ words, leftOut, about, label, text, foot }: TextCardInput): Card =>
  renderCard('answer-text', {
    fallback: plain(words, 300),
    headline: escaped(words, 300),
    about: `${plain(sayLeftOut(leftOut), 400)} ${plain(about, 400)}`.trim(),
    label: plain(label, 100),
    text: plain(text, 11_000),
    foot: plain(foot, 300),
  });
