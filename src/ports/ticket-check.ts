// Asks the system that a ticket is in whether it knows it, and whether it is open.
import type { TicketAnswer, TicketRef } from '../domain/access/ticket.ts';

export interface TicketCheck {
  /** Never rejects: a system that does not answer in time is `unreachable`. */
  ask(ticket: TicketRef): Promise<TicketAnswer>;
}
