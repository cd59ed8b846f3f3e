// Words that point back: whose tenants `it`, `there` and `and …` mean, after what was asked before.
import type { Question } from '../../domain/posture/question.ts';
import { areaBefore, scopeBefore } from './follow-up.ts';
import { one, type Reading } from './readings.ts';
import { type Said, signsIn } from './said.ts';

/** `its guests`, `who owns it`, `what changed there`: the tenant of the question before. */
const POINTS =
  /(?<= )(?:it|its|it 's|they|them|their|theirs|that tenant|this tenant|that one|this one|those tenants|these tenants|the tenant|both of them|same tenant|in there|over there|there)(?= (?:% )?(?:\? )?$)|(?<= )(?:its|their|they|that tenant(?: 's)?|this tenant(?: 's)?|those tenants)(?= )/;

export function leanOn(said: Said): void {
  const scope = said.before && scopeBefore(said.before);
  if (!said.before || !scope || scope === 'all' || signsIn(said.line.s).length > 0) return;
  const match = POINTS.exec(said.line.s);
  // `Is there`, `which guests are there`: that they exist, not where.
  const exists =
    match?.[0] === 'there' &&
    / (?:is|are) there(?: |$)/.test(said.line.s.slice(0, match.index + 8)) &&
    (!/ there (?:\? )?$/.test(said.line.s) ||
      / (?:what|which|how many) (?:\S+ )+are there (?:\? )?$/.test(said.line.s));
  if (!match || exists) return;
  const sign = said.point(scope, match[0]);
  said.line.replace(new RegExp(POINTS.source, 'g'), () =>
    /^(?:its|their)/.test(match[0]) ? `${sign} 's` : sign,
  );
}

/** `How fresh is that`: what was just asked about. */
const pointsBack = (said: Said, question: Question): boolean =>
  question.ask === 'freshness' &&
  said.before !== undefined &&
  signsIn(said.line.s).length === 0 &&
  !/ tenants? /.test(said.line.s);

/** `Who turned that on`: where it is that was asked about. */
const pointsAt = (said: Said, question: Question): boolean =>
  question.ask === 'changes' &&
  said.before !== undefined &&
  signsIn(said.line.s).length === 0 &&
  / (?:that|this|it|those|these|them) /.test(` ${said.line.heard.join(' ')} `);

export const leans = (said: Said): boolean => said.pointed();

/** Begins like a continuation and names no tenant: it is about the same ones as before. */
const inherits = (said: Said): boolean =>
  said.before !== undefined &&
  signsIn(said.line.s).length === 0 &&
  /^ (?:and|what about|how about|only|also|but|or|same|just|as for|then|ok)(?: |$)/.test(
    ` ${said.line.heard.join(' ')} `,
  );

export function inherited(said: Said, question: Question): Reading {
  const scope = said.before && scopeBefore(said.before);
  const placed =
    scope && 'tenants' in question && question.tenants === 'all'
      ? { ...question, tenants: scope }
      : question;
  const about = said.before && areaBefore(said, said.before);
  return one(placed.ask === 'changes' && !placed.about && about ? { ...placed, about } : placed);
}

/** Its tenants are those of the question before. */
export const isOfBefore = (said: Said, question: Question): boolean =>
  inherits(said) || pointsBack(said, question) || pointsAt(said, question);
