// Words about how tenants stand: understood, allowed, answered; or a choice, a wish, or a way forward.

import type { Estate } from '../domain/estate/estate.ts';
import { concernsOf } from '../domain/posture/answers/index.ts';
import { ofAPart } from '../domain/posture/answers/of-a-part.ts';
import { notYours, readableBy, whyNotRead } from '../domain/posture/authority.ts';
import { describe } from '../domain/posture/describe.ts';
import { asKnownTo } from '../domain/posture/known-names.ts';
import type { Question, Understood } from '../domain/posture/question.ts';
import { whyUnanswered } from '../domain/posture/unanswerable.ts';
import type { Understanding } from '../ports/understanding.ts';
import { accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import {
  type AnswerDeps,
  type Answered,
  type Asker,
  answerQuestion,
  knownBefore,
  noteRefusal,
} from './answer-question.ts';
import { readOnce } from './read-once.ts';
import { runStudy } from './run-study.ts';

export interface AskDeps extends AnswerDeps {
  readonly understanding: Understanding;
}

export interface Suggestion {
  readonly words: string;
  readonly question: Question;
}

/** How the words were taken, where that is not plain. */
export interface Taken {
  readonly by: 'grammar' | 'model';
  readonly fromContext: boolean;
  readonly corrected: ReadonlyArray<{ readonly typed: string; readonly taken: string }>;
  /** What was said besides, as typed: the answer does not heed it. */
  readonly leftOut: readonly string[];
}

export type Outcome =
  | (Answered & { readonly taken: Taken })
  | {
      readonly is: 'choice';
      readonly readings: readonly Suggestion[];
      readonly leftOut: readonly string[];
    }
  | { readonly is: 'wish'; readonly wish: string }
  /** `reads`: whoever asks may ask how some tenant stands. */
  | { readonly is: 'unanswerable'; readonly refusal: Refusal; readonly reads: boolean };

export interface Asking {
  /** Where it was asked: what was asked before is of that place. */
  readonly place: 'alone' | 'shared';
  answer(deps: AskDeps, asker: Asker, question: Question): Promise<Answered>;
}

const ALONE: Asking = { place: 'alone', answer: answerQuestion };

/** Undefined: these words are about nothing that can be known here. */
export async function askPosture(
  given: AskDeps,
  asker: Asker,
  text: string,
  { place, answer }: Asking = ALONE,
): Promise<Outcome | undefined> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const found = await understood(deps, asker, text, place);
  if (!found) return undefined;
  if (found.as === 'request') return { is: 'wish', wish: found.wish };
  if (found.as === 'unanswerable') return unanswered(deps, asker, found);
  if (found.as === 'choice') return choose(deps, asker, found, answer);
  const taken: Taken = {
    by: found.by,
    fromContext: found.fromContext ?? false,
    corrected: found.corrected ?? [],
    leftOut: found.leftOut ?? [],
  };
  const answered = await answer(deps, asker, found.question);
  return { ...(taken.leftOut.length > 0 ? toAPart(answered) : answered), taken };
}

/** Something of the words was not heeded. */
export const toAPart = (answered: Answered): Answered =>
  answered.is === 'answer' ? { ...answered, answer: ofAPart(answered.answer) } : answered;

/** Names of tenants that are not theirs to know are words like any others, so that none is found out. */
async function understood(
  deps: AskDeps,
  { account, timeZone }: Asker,
  text: string,
  place: Asking['place'],
): ReturnType<Understanding['understand']> {
  const { estate, clock, understanding, asked } = deps;
  const words = {
    text,
    home: account.tenantId,
    now: clock.now(),
    timeZone,
    before: await asked.last(accountKey(account), place),
  };
  const found = await understanding.understand({ ...words, estate });
  if (!found || found.as === 'request') return found;
  const readable = await runStudy(readableBy(estate, account), deps.facts);
  if (!readable.ok || readable.value.tenants.length === 0) {
    return understanding.understand({
      ...words,
      estate: asStrangersKnow(estate, account.tenantId),
    });
  }
  const known = asKnownTo(estate, readable.value, account.tenantId);
  if (known.tenants.length === estate.tenants.length) return found;
  const without = await understanding.understand({ ...words, estate: known });
  if (JSON.stringify(without) === JSON.stringify(found)) return found;
  const seen = await deps.postureStore.latest(readable.value.tenants);
  const met = asKnownTo(estate, readable.value, account.tenantId, seen.values());
  const again =
    met.tenants.length === known.tenants.length
      ? without
      : await understanding.understand({ ...words, estate: met });
  return JSON.stringify(again) === JSON.stringify(found) ? found : unlessElsewhere(again);
}

/** A name that is not theirs to know was taken for words, or for a part of one that is: that would be another tenant. */
function unlessElsewhere(understood: Heard): Heard {
  if (understood?.as !== 'question' && understood?.as !== 'choice') return understood;
  const asked = understood.as === 'question' ? [understood.question] : understood.readings;
  const isOpen = asked.every(
    (one) => one.ask === 'guidance' || (one.ask === 'person' && one.who === 'me'),
  );
  // Without it, it is about theirs all the same.
  if (understood.leftOut?.some((words) => EXCEPTS.test(words))) return understood;
  return isOpen ? understood : { as: 'unanswerable', because: 'unknown-tenant', by: understood.by };
}

type Heard = Awaited<ReturnType<Understanding['understand']>>;

const EXCEPTS = /^(?:all (?:\w+ )?)?(?:except|excluding|besides|but|other than|apart from)\b/i;

/** Where they are at home they know; who else there is, they do not. */
const asStrangersKnow = (estate: Estate, home: string): Estate => ({
  ...estate,
  tenants: estate.tenants.filter(({ id }) => id === home),
  people: [],
});

async function unanswered(
  deps: AskDeps,
  asker: Asker,
  { because, words }: Extract<Understood, { as: 'unanswerable' }>,
): Promise<Outcome> {
  const readable = await runStudy(readableBy(deps.estate, asker.account), deps.facts);
  const refusal = readable.ok
    ? whyUnanswered(deps.estate, readable.value, because, words)
    : readable.error;
  await noteRefusal(deps, asker, { because: refusal.code });
  const reads = readable.ok && readable.value.tenants.length > 0;
  return { is: 'unanswerable', refusal, reads };
}

/** Only readings that the asker may have answered: the others would tell that they are readings. */
async function choose(
  deps: AskDeps,
  asker: Asker,
  { readings, leftOut = [] }: Extract<Understood, { as: 'choice' }>,
  answer: Asking['answer'],
): Promise<Outcome> {
  const { estate, checks } = deps;
  const readable = await runStudy(readableBy(estate, asker.account), deps.facts);
  const none: Taken = { by: 'grammar', fromContext: false, corrected: [], leftOut };
  if (!readable.ok) {
    await noteRefusal(deps, asker, { because: readable.error.code });
    return { is: 'refused', refusal: readable.error, taken: none };
  }
  const known = knownBefore(deps);
  const open = readings.filter((question) => {
    const { tenants, nothing } = concernsOf(question, known);
    return nothing || !whyNotRead(estate, readable.value, tenants);
  });
  const [only] = open;
  if (!only) {
    const refusal = notYours(estate, readable.value);
    await noteRefusal(deps, asker, { because: refusal.code });
    return { is: 'refused', refusal, taken: none };
  }
  if (open.length === 1) {
    const answered = await answer(deps, asker, only);
    return {
      ...(leftOut.length > 0 ? toAPart(answered) : answered),
      taken: { ...none, fromContext: true },
    };
  }
  const titleOf = (id: string) => checks.find((check) => check.id === id)?.title;
  return {
    is: 'choice',
    leftOut,
    readings: open.map((question) => ({ question, words: describe(question, estate, titleOf) })),
  };
}
