// Every kind of question and the file that answers it. Nothing else knows them one by one.
import type { Question } from '../question.ts';
import type { Answer } from './answer.ts';
import {
  type Ask,
  type Asking,
  type Concerns,
  type Kind,
  type Known,
  wasUnkept,
} from './asking.ts';
import { area } from './kinds/area.ts';
import { changes } from './kinds/changes.ts';
import { check } from './kinds/check.ts';
import { compare } from './kinds/compare.ts';
import { decisionRecord } from './kinds/decision-record.ts';
import { fact } from './kinds/fact.ts';
import { first } from './kinds/first.ts';
import { freshness } from './kinds/freshness.ts';
import { guidance } from './kinds/guidance.ts';
import { impact } from './kinds/impact.ts';
import { list } from './kinds/list.ts';
import { matrix } from './kinds/matrix.ts';
import { outsiders } from './kinds/outsiders.ts';
import { person } from './kinds/person.ts';
import { reach } from './kinds/reach.ts';
import { relation } from './kinds/relation.ts';
import { score } from './kinds/score.ts';
import { standingAgainstEligible } from './kinds/standing.ts';
import { why } from './kinds/why.ts';
import { sentence } from './say.ts';
import { sayTenants, viewsOf } from './scope.ts';

const KINDS: { readonly [A in Ask]: Kind<A> } = {
  fact,
  check,
  area,
  why,
  list,
  compare,
  relation,
  reach,
  matrix,
  changes,
  impact,
  person,
  outsiders,
  freshness,
  first,
  'decision-record': decisionRecord,
  score,
  'standing-against-eligible': standingAgainstEligible,
  guidance,
};

/** A question goes to the kind of its own name, which is what the types cannot follow. */
interface AnyKind {
  concerns(question: Question, known: Known): Concerns;
  answer(question: Question, asking: Asking): Answer;
}

const kindOf = ({ ask }: Question): AnyKind => KINDS[ask] as unknown as AnyKind;

export const concernsOf = (question: Question, known: Known): Concerns =>
  kindOf(question).concerns(question, known);

export const answerTo = (question: Question, asking: Asking): Answer =>
  nothingKept(question, asking) ?? kindOf(question).answer(question, asking);

/** Of a past of which nothing was kept there is nothing to count or judge, not even what is declared today. */
function nothingKept(question: Question, asking: Asking): Answer | undefined {
  if (!('asOf' in question) || question.asOf === undefined) return undefined;
  const views = viewsOf(asking, question.tenants);
  if (!views.every(wasUnkept)) return undefined;
  const { asOf: then, ...now } = question;
  return {
    question,
    head: { verdict: 'cannot-tell', word: 'Cannot be told', tone: 'warning' },
    sentence: sentence(
      `how it was ${asking.moment(then)} cannot be told: nothing was kept of ${sayTenants(asking, views, question.tenants)} before then`,
    ),
    notes: ['Drawbridge keeps what it reads from the day it was put into service.'],
    next: [now],
  };
}
