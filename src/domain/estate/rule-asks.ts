// What a rule asks of a request besides who decides: answers to questions of its own, and a ticket.

/** A question of the rule's own, answered in the form and read by whoever decides. */
export interface RuleQuestion {
  /** Small letters and hyphens. */
  readonly id: string;
  readonly label: string;
  /** One of the choices, or a text. */
  readonly type: 'text' | 'choice';
  readonly choices?: readonly string[];
  readonly required: boolean;
  /** Of a text: how many characters it may have, if more than a line holds. */
  readonly longest?: number;
}

/** A reference to a ticket elsewhere. */
export interface TicketRule {
  readonly needed: 'optional' | 'demanded';
  /** `ServiceNow`: what people call it, and what PIM is told. */
  readonly system: string;
  /** A regular expression over the whole number. */
  readonly pattern: string;
  /** What happens to a demanded ticket while its system does not answer. */
  readonly whenUnreachable: 'refuse' | 'accept';
}
