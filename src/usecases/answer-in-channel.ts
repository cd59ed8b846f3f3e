// A question that may be answered with numbers in a channel: everybody in it may read every tenant that it is about.
import { type Counts, countsIn } from '../domain/posture/answers/counts.ts';
import { concernsOf } from '../domain/posture/answers/index.ts';
import { readableBy } from '../domain/posture/authority.ts';
import { isOurs } from '../domain/posture/estate-view.ts';
import type { Question } from '../domain/posture/question.ts';
import type { Roster } from '../ports/roster.ts';
import type { ChannelRef } from '../shared/channel.ts';
import {
  type AnswerDeps,
  type Answered,
  type Asker,
  answerQuestion,
  knownBefore,
} from './answer-question.ts';
import type { Outcome } from './ask-posture.ts';
import { runStudy } from './run-study.ts';
import { whoReadsAlong } from './who-reads-along.ts';

export interface InChannelDeps extends AnswerDeps {
  readonly roster: Roster;
}

export interface Counted {
  readonly answered: Answered;
  readonly tenants: readonly string[];
}

/** Of the answer as it is told in the end. Undefined: there is nothing in it that could be counted. */
export const countsOf = (outcome: Answered | Outcome): Counts | undefined =>
  outcome.is === 'answer' ? countsIn(outcome.answer) : undefined;

/** Undefined: it is for whoever asked, alone. Nothing of a tenant was read. */
export async function answerInChannel(
  deps: InChannelDeps,
  asker: Asker,
  channel: ChannelRef,
  asked: Question,
): Promise<Counted | undefined> {
  const countable = asCounted(asked);
  if (!countable) return undefined;
  const { estate, facts } = deps;
  const { tenants: scope, also = [], personal } = concernsOf(countable, knownBefore(deps));
  if (personal) return undefined;
  const may = await runStudy(readableBy(estate, asker.account), facts);
  if (!may.ok) return undefined;
  const readable = may.value.tenants;
  const about = scope === 'all' ? readable : scope;
  const ours = also.filter((id) => estate.tenants.some((one) => one.id === id && isOurs(one)));
  const tenants = [...new Set([...about, ...ours])];
  if (tenants.length === 0 || !tenants.every((id) => readable.includes(id))) return undefined;
  const along = await whoReadsAlong(deps, channel, asker.account, tenants);
  if (along.state !== 'allowed') return undefined;
  const question = { ...countable, tenants: about };
  const answered = await answerQuestion(deps, asker, question, { within: tenants });
  return { answered, tenants: about };
}

type Countable = Extract<Question, { ask: 'check' | 'area' | 'list' }>;

/** Other questions are about how and why, which is told in names. */
function asCounted(question: Question): Countable | undefined {
  if (question.ask === 'list') return { ...question, count: true };
  return question.ask === 'check' || question.ask === 'area' ? question : undefined;
}
