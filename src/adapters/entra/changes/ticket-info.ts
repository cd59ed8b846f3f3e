// The ticket of a request as PIM keeps it beside a schedule request.
import type { TicketInfo } from '@microsoft/microsoft-graph-types';
import type { TicketRef } from '../../../domain/access/ticket.ts';

/** https://learn.microsoft.com/graph/api/resources/ticketinfo; nothing at all where there is none. */
export const ticketInfo = (ticket: TicketRef | undefined): { ticketInfo?: TicketInfo } =>
  ticket ? { ticketInfo: { ticketNumber: ticket.number, ticketSystem: ticket.system } } : {};
