// What a rule asks besides the kind: its questions and its ticket, as inputs of the form and as read from it.
import { inputField } from '../../shared/input-field.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { wholeText } from '../../shared/whole-text.ts';
import type { PolicyRule } from '../estate/estate.ts';
import type { RuleQuestion, TicketRule } from '../estate/rule-asks.ts';
import { readInputs } from './inputs.ts';
import type { Input } from './kind.ts';
import { exampleOf, LONGEST_TICKET, readTicket, TICKET_FIELD, type TicketRef } from './ticket.ts';

/** An answer with the question as it was asked then. */
export interface Said {
  readonly id: string;
  readonly label: string;
  readonly answer: string;
}

export interface RuleAnswers {
  readonly said: readonly Said[];
  readonly ticket?: TicketRef;
}

type Asking = Pick<PolicyRule, 'questions' | 'ticket'>;

/** Apart from the inputs of kinds, which may have the same names. */
export const questionInput = (id: string): string => `rule-${id}`;

export const asksMore = ({ questions, ticket }: Asking): boolean =>
  ticket !== undefined || (questions ?? []).length > 0;

/**
 * What the form asks while any of these rules may turn out to be the one: with several, only what
 * is read at the end is demanded.
 */
export function ruleInputs(rules: readonly Asking[]): Input[] {
  const sole = rules.length === 1;
  const inputs = rules.flatMap(({ questions, ticket }) => [
    ...(questions ?? []).map((question) => inputOf(question, sole)),
    ...(ticket ? [ticketInput(ticket, sole)] : []),
  ]);
  return [...new Map(inputs.map((input) => [input.id, input])).values()];
}

const inputOf = (
  { id, label, type, choices, required, longest }: RuleQuestion,
  sole: boolean,
): Input => ({
  id: questionInput(id),
  label,
  type,
  ...(choices && { choices: choices.map((choice) => ({ title: choice, value: choice })) }),
  ...(longest !== undefined && { longest }),
  required: required && sole,
});

function ticketInput(rule: TicketRule, sole: boolean): Input {
  const { system, needed } = rule;
  const example = exampleOf(rule);
  return {
    id: TICKET_FIELD.replace(/^input-/, ''),
    label: `Ticket in ${system}${needed === 'optional' ? ' (if there is one)' : ''}`,
    type: 'text',
    required: needed === 'demanded' && sole,
    ...(example && { placeholder: example }),
  };
}

/** `fields` is what came with the activity: unknown until it has been read. */
export function readRuleAnswers(
  rule: Asking,
  fields: Readonly<Record<string, unknown>>,
): Result<RuleAnswers, readonly Refusal[]> {
  const questions = rule.questions ?? [];
  const read = readInputs(ruleInputs([{ questions }]), fields);
  const given = fields[TICKET_FIELD];
  const typed = typeof given === 'string' ? wholeText(given) : '';
  const ticket = rule.ticket
    ? readTicket(rule.ticket, typed.slice(0, 2 * LONGEST_TICKET))
    : ok(undefined);
  if (!read.ok || !ticket.ok) {
    return refused([...(read.ok ? [] : read.error), ...(ticket.ok ? [] : [ticket.error])]);
  }
  const said = questions.flatMap(({ id, label }) =>
    (read.value[questionInput(id)] ?? []).map((answer) => ({ id, label, answer })),
  );
  return ok({ said, ...(ticket.value && { ticket: ticket.value }) });
}

/** The answers of an earlier request as fields of a new form. */
export const answersAgain = (said: readonly Said[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(said.map(({ id, answer }) => [inputField(questionInput(id)), answer]));
