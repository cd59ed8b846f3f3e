// Asks an HTTP service of the organisation about a ticket; whatever it does, an answer comes in time.
import { randomUUID } from 'node:crypto';
import type { TicketAnswer } from '../../domain/access/ticket.ts';
import type { Log } from '../../ports/log.ts';
import type { TicketCheck } from '../../ports/ticket-check.ts';
import type { SignedAddress } from '../../shared/signature.ts';
import { signedPost } from './signed-post.ts';

/** Somebody waits for the form. */
const WITHIN_MS = 3_000;

const ANSWERS: readonly TicketAnswer[] = ['known', 'unknown', 'closed'];

/** The service is sent `{number, system}` and says `{"ticket": "known"}`, or unknown, or closed. */
export const createTicketCheck = (
  address: SignedAddress,
  log: Log,
  withinMs = WITHIN_MS,
): TicketCheck => ({
  async ask({ number, system }) {
    const message = {
      id: randomUUID(),
      type: 'application/json',
      content: { number, system },
    };
    const posted = await signedPost(address, message, withinMs);
    const answer = posted.status === 200 ? answerIn(posted.text) : undefined;
    if (answer === undefined) {
      log.warn('ticket-check.no-answer', { why: posted.status ?? posted.why });
    }
    return answer ?? 'unreachable';
  },
});

function answerIn(text: string): TicketAnswer | undefined {
  try {
    const said = (JSON.parse(text) as { ticket?: unknown } | null)?.ticket;
    return ANSWERS.find((answer) => answer === said);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
