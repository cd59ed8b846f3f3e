// A question about how tenants stand: from words, from a button of its answer, or from a dialog that takes it away.

import { answerCard, answerSummary } from '../cards/posture-answer.ts';
import { noAnswerCard, purposeCard, textCard, whichReadingCard } from '../cards/posture-asking.ts';
import { csvOf } from '../cards/posture-csv.ts';
import { plain } from '../cards/text.ts';
import { readerFrom, sayMoment } from '../cards/times.ts';
import type { Question } from '../domain/posture/question.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import {
  type Answered,
  type AnswerOptions,
  type Asker,
  answerQuestion,
} from '../usecases/answer-question.ts';
import {
  type AskDeps,
  askPosture,
  type Outcome,
  type Taken,
  toAPart,
} from '../usecases/ask-posture.ts';
import { readQuestion } from '../usecases/read-question.ts';
import type { InboundDeps } from './deps.ts';
import { launch } from './launch.ts';
import { readHeard } from './read-heard.ts';
import { say } from './say.ts';
import {
  type ActionReply,
  type Actor,
  type DialogReply,
  type Fields,
  type Reply,
  textField,
} from './types.ts';

/** Undefined: it is about nothing that can be known here, or nothing is known here, or it does not `fit`. */
export async function askedAbout(
  deps: InboundDeps,
  actor: Actor,
  text: string,
  fits: (outcome: Outcome) => boolean = () => true,
): Promise<Reply | undefined> {
  const ready = postureDepsOf(deps);
  if (!ready) return undefined;
  const outcome = await askPosture(ready, askerOf(actor), text);
  if (!outcome || !fits(outcome)) return undefined;
  // Whoever may not ask how tenants stand is not told what of that they could ask.
  if (outcome.is === 'unanswerable' && !outcome.reads && outcome.refusal.code === NOT_UNDERSTOOD) {
    return undefined;
  }
  return draw(deps, actor, outcome);
}

const NOT_UNDERSTOOD = 'posture-not-understood';

const EXEMPLIFIED: ReadonlySet<string> = new Set([
  'posture-other-language',
  'posture-out-of-scope',
]);

/** Examples of questions are for those to whom they would be answered. */
const withoutExamples = (why: Refusal): Refusal =>
  EXEMPLIFIED.has(why.code)
    ? refusal(why.code, why.sentence, 'Type "help" to see what can be said here.')
    : why;

export async function draw(deps: InboundDeps, actor: Actor, outcome: Outcome): Promise<Reply> {
  switch (outcome.is) {
    case 'wish':
      return launch(deps, actor, outcome.wish, 'order');
    case 'choice':
      return {
        card: whichReadingCard(
          outcome.readings.map(({ words }) => words),
          outcome.leftOut,
        ),
        summary: 'Which do you mean?',
      };
    case 'unanswerable': {
      const why = outcome.reads ? outcome.refusal : withoutExamples(outcome.refusal);
      return { card: noAnswerCard(why), summary: why.sentence };
    }
    default:
      return drawAnswered(deps, actor, outcome, {
        page: 0,
        taken: sayTaken(outcome.taken),
        leftOut: outcome.taken.leftOut,
      });
  }
}

function drawAnswered(
  deps: InboundDeps,
  actor: Actor,
  found: Answered,
  shown: {
    readonly page: number;
    readonly taken?: readonly string[];
    readonly leftOut?: readonly string[];
    readonly purpose?: string;
  },
): { readonly card: ReturnType<typeof answerCard>; readonly summary: string } {
  const { page, taken = [], leftOut = [], purpose } = shown;
  if (found.is === 'refused') {
    return { card: noAnswerCard(found.refusal), summary: found.refusal.sentence };
  }
  if (found.is === 'purpose') {
    const missing = purpose !== undefined;
    return {
      card: purposeCard(found.words, JSON.stringify(found.question), missing, { taken, leftOut }),
      summary: 'What for?',
    };
  }
  const { answer, words, next } = found;
  const card = answerCard({
    answer,
    words,
    taken,
    leftOut,
    next: next.map((one) => one.words),
    question: JSON.stringify(answer.question),
    ...(purpose && { purpose }),
    page,
    reader: readerFrom(actor.locale, actor.timeZone),
    now: deps.clock.now(),
  });
  return { card, summary: answerSummary(answer, leftOut) };
}

/** Where words were mended, or were turned into a question by a model, a misreading has to show. */
export const sayTaken = ({ by, corrected }: Taken): string[] => [
  ...(by === 'model'
    ? ['Understood by a language model as the question above; the answer is not its own.']
    : []),
  ...corrected.map(({ typed, taken }) => `Took “${typed}” for ${taken}.`),
];

export async function turnPage(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const heard = readHeard(textField(fields, 'heard'));
  const found = heard && (await again(deps, actor, fields));
  if (!found) return say(notAQuestion);
  const { leftOut } = heard;
  const page = Math.max(0, Number.parseInt(textField(fields, 'page').slice(0, 6), 10) || 0);
  const answered = leftOut.length > 0 ? toAPart(found.answered) : found.answered;
  const { card } = drawAnswered(deps, actor, answered, { page, purpose: found.purpose, ...heard });
  return { card };
}

export async function takeAway(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const heard = readHeard(textField(fields, 'heard'));
  const found = heard && (await again(deps, actor, fields, { exports: true }));
  if (!found) return say(notAQuestion);
  const { leftOut } = heard;
  const { answered: answer } = found;
  if (answer.is === 'refused') return say(answer.refusal);
  if (answer.is === 'purpose') return say(noPurpose);
  const draft = textField(fields, 'verb') === 'posture-draft';
  const {
    words,
    answer: { rows = [], draft: text = '' },
  } = answer;
  const csv = csvOf(rows);
  const card = draft
    ? textCard({
        words,
        leftOut,
        about: 'A draft to be worked over; nothing of it has been decided.',
        label: 'Draft',
        text,
        foot: '',
      })
    : textCard({
        words,
        leftOut,
        about:
          csv.count < rows.length
            ? `${csv.count} of ${rows.length} lines; the rest does not fit here.`
            : `${rows.length} lines, all there are.`,
        label: 'Comma-separated, to be copied',
        text: csv.text,
        foot: 'Whoever runs Drawbridge gets everything as files with "npm run posture -- report".',
      });
  return { dialog: { title: draft ? 'Draft' : 'Export', card } };
}

/** The question as it comes back with a button: answered anew, for whoever pressed it. */
async function again(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
  options: AnswerOptions = {},
): Promise<{ readonly answered: Answered; readonly purpose: string } | undefined> {
  const ready = postureDepsOf(deps);
  const question: Question | undefined = readQuestion(textField(fields, 'question'), deps.estate);
  if (!ready || !question) return undefined;
  const purpose = plain(textField(fields, 'purpose'), 200).trim();
  const answer = await answerQuestion(ready, askerOf(actor), question, {
    ...options,
    ...(purpose.length >= 3 && { purpose }),
  });
  return { answered: answer, purpose };
}

export function askerOf({ tenantId, objectId, locale, timeZone }: Actor): Asker {
  const reader = readerFrom(locale, timeZone);
  return {
    account: { tenantId, objectId },
    timeZone,
    moment: (at) => sayMoment(at, reader),
  };
}

export function postureDepsOf(deps: InboundDeps): AskDeps | undefined {
  const { postureStore, asked, surveyor, understanding, checks, judgements } = deps;
  if (!postureStore || !asked || !surveyor || !understanding || !checks) return undefined;
  if (!judgements) return undefined;
  return {
    ...deps,
    postureStore,
    asked,
    surveyor,
    understanding,
    checks,
    judgements,
    ownApplications: deps.ownApplications ?? [],
    freshWithin: () => deps.freshWithin?.() ?? deps.deadline(),
  };
}

const notAQuestion = refusal(
  'question-unreadable',
  'That button is not one that an answer of Drawbridge carries.',
  'Ask again in words.',
);

const noPurpose = refusal(
  'purpose-missing',
  'This tells about people, so it is taken away for a purpose only.',
  'Ask again, and say what it is for.',
);
