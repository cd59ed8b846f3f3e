// Questions that need no answer any more: the messages in which they were asked lose their button.
import { openQuestions } from '../../shared/open-questions.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import type { AccessRequest } from './request.ts';

export function questionsOver(
  before: AccessRequest,
  after: AccessRequest,
  dueAt: Instant,
): DueWork[] {
  const still = openIn(after);
  return openIn(before)
    .filter((question) => !still.includes(question))
    .map((question) => ({
      work: {
        kind: 'tell',
        account: after.requestor,
        audience: 'requestor',
        news: 'question',
        question,
        quiet: true,
      },
      dueAt,
    }));
}

const openIn = ({ state, remarks }: AccessRequest): string[] =>
  state === 'pending' ? openQuestions(remarks).map(({ id }) => id) : [];
