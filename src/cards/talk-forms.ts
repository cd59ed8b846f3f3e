// The dialogs of a request that waits: a question, an answer, a comment, and whom it is handed to.
import type { AccessRequest } from '../domain/access/request.ts';
import type { Card } from '../shared/card.ts';
import type { Refusal } from '../shared/refusal.ts';
import { nameOf } from './names.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { saidBy, wordsOf } from './request-talk.ts';
import { escaped, plain } from './text.ts';

export interface RemarkFormInput {
  readonly request: AccessRequest;
  readonly kind: 'question' | 'answer' | 'comment';
  /** It is written by whoever asked for it. */
  readonly own: boolean;
  /** Id of the question. */
  readonly to: string;
  readonly formId: string;
  readonly text: string;
  readonly errors: readonly Refusal[];
}

const WORDS = {
  question: { title: 'Ask back', send: 'Ask' },
  answer: { title: 'Answer', send: 'Answer' },
  comment: { title: 'Comment', send: 'Add' },
} as const;

export const remarkTitle = (kind: RemarkFormInput['kind']): string => WORDS[kind].title;

const lines = (errors: readonly Refusal[]) =>
  errors.map(({ sentence, next }) => ({ sentence: plain(sentence), next: plain(next) }));

export function remarkForm(input: RemarkFormInput): Card {
  const { request, kind, own, to, formId, text, errors } = input;
  const asker = nameOf(request, request.requestor, 'The person who asked');
  const readers = own
    ? 'everybody who decides reads it'
    : `${asker} and everybody who decides read it`;
  const question = kind === 'answer' ? request.remarks?.find(({ id }) => id === to) : undefined;
  const label = {
    question: `Your question: ${readers}.`,
    answer: 'Your answer: everybody who decides reads it.',
    comment: `Your comment: ${readers} on the card; nobody is notified.`,
  }[kind];
  return renderCard('remark-form', {
    fallback: WORDS[kind].title,
    headline: escaped(headlineOf(request)),
    lines: question
      ? [
          {
            label: `${saidBy(request, question)}: `,
            text: plain(`“${wordsOf(request, question)}”`),
          },
        ]
      : [],
    errors: lines(errors),
    label: plain(label, 240),
    placeholder: 'In a sentence or two',
    send: WORDS[kind].send,
    verb: `submit-${kind}`,
    requestId: request.id,
    to: plain(to, 10),
    formId: plain(formId, 64),
    values: { text: plain(text, 1_100) },
  });
}

export interface PassOnFormInput {
  readonly request: AccessRequest;
  /** Empty where they are too many for a list: then the name is written. */
  readonly people: ReadonlyArray<{ readonly name: string; readonly displayName: string }>;
  readonly person: string;
  readonly errors: readonly Refusal[];
}

export const passOnForm = ({ request, people, person, errors }: PassOnFormInput): Card =>
  renderCard('pass-on-form', {
    fallback: 'Hand a decision over',
    headline: escaped(headlineOf(request)),
    lines: [
      {
        label: '',
        text: 'Nothing changes until they accept. After that your yes or theirs counts, once.',
      },
    ],
    errors: lines(errors),
    people: people.map(({ name, displayName }) => ({
      title: plain(displayName, 120),
      value: plain(name, 120),
    })),
    requestId: request.id,
    values: { person: plain(person, 200) },
  });
