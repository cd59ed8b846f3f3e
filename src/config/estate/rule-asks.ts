// What a rule asks, checked and built: few questions that can be answered, and a ticket whose form is known.
import type { RuleQuestion, TicketRule } from '../../domain/estate/rule-asks.ts';
import { whyNoForm } from '../../shared/read-form.ts';
import { wholeForm } from '../../shared/whole-form.ts';
import type { Finding } from './findings.ts';
import type { Path } from './places.ts';
import type { QuestionEntry, TicketEntry } from './rule-asks-schema.ts';

interface Asking {
  readonly questions?: readonly QuestionEntry[] | undefined;
  readonly ticket?: TicketEntry | undefined;
}

const MOST_QUESTIONS = 4;
const LONGEST_ANSWER = 1000;

/** How their numbers look, where the file does not say. */
const PATTERNS: Readonly<Record<string, string>> = {
  servicenow: '(INC|CHG|REQ|RITM|PRB|TASK|SCTASK|CS)[0-9]{7,10}',
  jira: '[A-Z][A-Z0-9_]{1,20}-[1-9][0-9]{0,8}',
};

export function checkRuleAsks(
  { questions = [], ticket }: Asking,
  at: (...rest: Array<string | number>) => Path,
): Finding[] {
  const tooMany =
    questions.length > MOST_QUESTIONS
      ? [{ path: at('questions'), problem: `asks more than ${MOST_QUESTIONS}; remove some` }]
      : [];
  return [
    ...tooMany,
    ...questions.flatMap((question, q) => checkQuestion(questions, q, question, at)),
    ...(ticket ? checkTicket(ticket, at) : []),
  ];
}

function checkQuestion(
  all: readonly QuestionEntry[],
  q: number,
  { id, type, choices, longest }: QuestionEntry,
  at: (...rest: Array<string | number>) => Path,
): Finding[] {
  const tell = (problem: string, ...rest: string[]) => ({
    path: at('questions', q, ...rest),
    problem,
  });
  const doubled = new Set(choices).size !== (choices ?? []).length;
  return [
    ...(id === 'ticket' ? [tell('is kept for the ticket; choose another name', 'id')] : []),
    ...(all.findIndex((other) => other.id === id) < q
      ? [tell(`is "${id}" like a question before it; choose another name`, 'id')]
      : []),
    ...(type === 'choice' && (choices ?? []).length < 2
      ? [tell('offers no choice; write choices: [one, another]')]
      : []),
    ...(type === 'text' && choices ? [tell('has choices; write type: choice', 'choices')] : []),
    ...(doubled ? [tell('names a choice twice; remove one', 'choices')] : []),
    ...(type === 'choice' && longest !== undefined
      ? [tell('is for a text only; remove it', 'longest')]
      : []),
    ...(longest !== undefined && (longest < 1 || longest > LONGEST_ANSWER)
      ? [tell(`must be between 1 and ${LONGEST_ANSWER}`, 'longest')]
      : []),
  ];
}

function checkTicket(
  { system, pattern }: TicketEntry,
  at: (...rest: Array<string | number>) => Path,
): Finding[] {
  const known = PATTERNS[system.toLowerCase()];
  if (pattern === undefined) {
    return known
      ? []
      : [
          {
            path: at('ticket'),
            problem: `needs pattern, since the numbers of ${system} are not known; write how they look, such as [A-Z]+-[0-9]+`,
          },
        ];
  }
  const problem = whyNoPattern(pattern);
  return problem === undefined ? [] : [{ path: at('ticket', 'pattern'), problem }];
}

function whyNoPattern(pattern: string): string | undefined {
  const why = whyNoForm(pattern);
  if (why !== undefined) return `is not a regular expression that can be used (${why})`;
  return wholeForm(pattern)('')
    ? 'fits an empty number as well; write what must be there'
    : undefined;
}

/** Only for a rule in which nothing was found. */
export const buildRuleAsks = ({
  questions,
  ticket,
}: Asking): {
  questions?: readonly RuleQuestion[];
  ticket?: TicketRule;
} => ({
  ...(questions && { questions: questions.map(questionOf) }),
  ...(ticket && {
    ticket: {
      needed: ticket.needed,
      system: ticket.system,
      pattern: ticket.pattern ?? PATTERNS[ticket.system.toLowerCase()] ?? '[^\\s\\S]',
      whenUnreachable: ticket.whenUnreachable,
    },
  }),
});

const questionOf = ({
  id,
  ask,
  type,
  choices,
  required,
  longest,
}: QuestionEntry): RuleQuestion => ({
  id,
  label: ask,
  type,
  ...(choices && { choices }),
  required,
  ...(longest !== undefined && { longest }),
});
