// What a rule of the grammar says about a line.
import type { Question, Understood } from '../../domain/posture/question.ts';

export type Reading = Understood;

export const one = (question: Question): Reading => ({ as: 'question', question });

/** `leftOut`: what was said besides and is not in it, if anything. */
export const part = (question: Question, leftOut: string | undefined): Reading =>
  leftOut === undefined ? one(question) : { as: 'question', question, leftOut: [leftOut] };

export const choice = (readings: readonly Question[]): Reading => {
  const [first] = readings;
  return readings.length === 1 && first ? one(first) : { as: 'choice', readings };
};

export type Because = Extract<Understood, { as: 'unanswerable' }>['because'];

export const unanswerable = (because: Because, words?: string): Reading => ({
  as: 'unanswerable',
  because,
  ...(words !== undefined && words !== '' && { words }),
});
