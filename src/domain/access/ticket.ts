// The ticket that a request refers to: read from the form, looked up where that can be done, told to PIM.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { wholeForm } from '../../shared/whole-form.ts';
import type { TicketRule } from '../estate/rule-asks.ts';

/** Bound to the plan: what is told to the directory is what was approved. */
export interface TicketRef {
  /** Of the form that the rule asks for, so it holds nobody's words. */
  readonly number: string;
  readonly system: string;
}

/** What its system says; `form`: nobody was asked, and only its form was looked at. */
export type TicketAnswer = 'known' | 'unknown' | 'closed' | 'unreachable' | 'form';

/** What a request keeps of it. */
export type TicketStanding = 'known' | 'form' | 'not-verified';

export const LONGEST_TICKET = 64;

/** Where it stands in the form. */
export const TICKET_FIELD = 'input-rule-ticket';

const EXAMPLES = ['INC0012345', 'CHG0012345', 'PROJ-123'];

/** A made-up number of the form that is wanted, where one of the usual ones has it. */
export function exampleOf({ pattern }: Pick<TicketRule, 'pattern'>): string | undefined {
  return EXAMPLES.find(wholeForm(pattern));
}

/** The number as the rule wants it; `undefined` where none is given and none is demanded. */
export function readTicket(
  { needed, system, pattern }: TicketRule,
  given: string,
): Result<TicketRef | undefined, Refusal> {
  const number = given.trim();
  if (number === '') {
    return needed === 'demanded'
      ? refused(
          wrong('ticket-missing', `The number of a ticket in ${system} is missing.`, 'Fill it in.'),
        )
      : ok(undefined);
  }
  const isForm = wholeForm(pattern);
  const example = exampleOf({ pattern });
  // Most systems write capitals, and people do not.
  const fits = [number, number.toUpperCase()].find(
    (one) => one.length <= LONGEST_TICKET && isForm(one),
  );
  return fits === undefined
    ? refused(
        wrong(
          'ticket-form',
          `That is not the form of a ticket number in ${system}.`,
          `Copy the number as it stands there${example ? `, such as ${example}` : ''}.`,
        ),
      )
    : ok({ number: fits, system });
}

/** What the answer of its system comes to under this rule. */
export function ticketStanding(
  { needed, whenUnreachable }: TicketRule,
  { number, system }: TicketRef,
  answer: TicketAnswer,
): Result<TicketStanding, Refusal> {
  switch (answer) {
    case 'known':
    case 'form':
      return ok(answer);
    case 'unknown':
      return refused(
        wrong('ticket-unknown', `${system} does not know ${number}.`, 'Check the number.'),
      );
    case 'closed':
      return refused(
        wrong(
          'ticket-closed',
          `${number} is closed in ${system}.`,
          'Name a ticket that is open, or have it opened again.',
        ),
      );
    case 'unreachable':
      return needed === 'optional' || whenUnreachable === 'accept'
        ? ok('not-verified')
        : refused(
            wrong(
              'ticket-not-verified',
              `${system} did not answer, so it could not be checked whether ${number} is an open ticket.`,
              'Nothing was sent. Send it again in a few minutes.',
            ),
          );
  }
}

const wrong = (code: string, sentence: string, next: string): Refusal =>
  refusal(code, sentence, next, TICKET_FIELD);
