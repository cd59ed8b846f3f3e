// How it was on a day that has been: `what was the state on 12 November`, as against what changed since.
import type { Question } from '../../domain/posture/question.ts';
import { DAY } from '../../shared/duration.ts';
import type { Said } from './said.ts';

const WAS =
  / (?:was|were|did|had|stood|looked|used to|back then|as it was|state|status|situation|posture|passed|failed) /;

/** The end of that day; words such as `since Monday` are about what came after, and are left alone. */
export function asThen(said: Said, question: Question): Question {
  if (question.ask !== 'check' && question.ask !== 'area' && question.ask !== 'list')
    return question;
  const [time, other] = said.times;
  if (time === undefined || time === 'future' || other !== undefined) return question;
  const raw = said.line.tokens.find(({ text }) => text === '%')?.raw ?? '';
  const stated = /^as of\b/i.test(raw);
  if (!stated && (time.to === undefined || !WAS.test(said.line.s))) return question;
  const end = stated ? time.from + DAY : (time.to ?? time.from);
  const then = Math.min(end, said.words.now);
  return then >= said.words.now - DAY / 24 ? question : { ...question, asOf: then };
}
