// What the rule asked of whoever wants the access, and what they answered: their words, and their ticket.

import type { AccessRequest } from '../domain/access/request.ts';
import type { TicketStanding } from '../domain/access/ticket.ts';
import { plain } from './text.ts';

const TICKET: Readonly<Record<TicketStanding, string>> = {
  known: 'known there and open when this was asked',
  form: 'not looked up; only the form of the number was checked',
  'not-verified': 'not verified, since the system did not answer',
};

export function asksOf({ personal, plan, ticket }: AccessRequest) {
  const said = (personal?.said ?? []).map(({ label, answer }) => ({
    label: `${plain(label, 120)} `,
    text: plain(answer),
  }));
  return plan.ticket && ticket
    ? [
        ...said,
        {
          label: 'Ticket: ',
          text: plain(`${plan.ticket.number} in ${plan.ticket.system} (${TICKET[ticket]})`),
        },
      ]
    : said;
}
