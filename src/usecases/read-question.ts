// A typed question as it came back with a button: anybody could have written it, so it is checked like any input.
import type { Estate } from '../domain/estate/estate.ts';
import type { Question } from '../domain/posture/question.ts';
import { validQuestion } from '../domain/posture/valid-question.ts';

const LONGEST = 60_000;

export function readQuestion(text: string, estate: Estate): Question | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    return validQuestion(JSON.parse(text), estate);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
