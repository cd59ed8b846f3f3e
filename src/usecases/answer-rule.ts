// What the rule asks was answered: read, and the ticket looked up where its system can be asked.
import { readRuleAnswers, type Said } from '../domain/access/rule-asks.ts';
import { type TicketRef, type TicketStanding, ticketStanding } from '../domain/access/ticket.ts';
import type { PolicyRule } from '../domain/estate/estate.ts';
import type { TicketCheck } from '../ports/ticket-check.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';

export interface AnsweredRule {
  readonly said: readonly Said[];
  readonly ticket?: TicketRef & { readonly standing: TicketStanding };
}

/** `tickets` absent: no system can be asked, so the form of the number is all that is looked at. */
export async function answerRule(
  { tickets }: { readonly tickets?: TicketCheck },
  rule: PolicyRule,
  fields: Readonly<Record<string, unknown>>,
): Promise<Result<AnsweredRule, readonly Refusal[]>> {
  const read = readRuleAnswers(rule, fields);
  if (!read.ok) return read;
  const { said, ticket } = read.value;
  if (!ticket || !rule.ticket) return ok({ said });
  const answer = tickets ? await tickets.ask(ticket) : 'form';
  const standing = ticketStanding(rule.ticket, ticket, answer);
  return standing.ok
    ? ok({ said, ticket: { ...ticket, standing: standing.value } })
    : refused([standing.error]);
}
