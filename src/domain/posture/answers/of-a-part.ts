// An answer to what was understood of a longer question: what is said of it stands, and no yes or no above it.
import type { Answer } from './answer.ts';
import { isYesOrNo } from './states.ts';

/** Nor what could be read as a yes: what is not in order is worth saying, whatever else was asked. */
export function ofAPart(answer: Answer): Answer {
  const { head, ...rest } = answer;
  return head && (head.verdict === 'yes' || isYesOrNo(head)) ? rest : answer;
}
