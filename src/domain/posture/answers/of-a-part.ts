// An answer to what was understood of a longer question: what is said of it stands, and no plain yes or no above it.
import type { Answer } from './answer.ts';
import { isYesOrNo } from './states.ts';

export function ofAPart(answer: Answer): Answer {
  const { head, ...rest } = answer;
  return head && isYesOrNo(head) ? rest : answer;
}
