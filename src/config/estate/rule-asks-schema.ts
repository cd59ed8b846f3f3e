// The fields of a rule for what it asks besides who decides: questions of its own, and a ticket.
import * as z from 'zod/v4';
import { count, list, oneOf, words, yesOrNo } from './fields.ts';

/** Of a name that stands in a form and in the audit. */
const questionId = z.string({ error: 'must be a short name' }).regex(/^[a-z][a-z-]{0,29}$/, {
  error: 'must be a short name of small letters and hyphens, such as cost-centre',
});

const label = words.max(120, { error: 'must be 120 characters or fewer' });

export const questions = list(
  z.strictObject({
    id: questionId,
    ask: label,
    type: oneOf('text', 'choice').default('text'),
    choices: list(words.max(100, { error: 'must be 100 characters or fewer' })).optional(),
    required: yesOrNo.default(true),
    longest: count.optional(),
  }),
);

export const ticket = z.strictObject({
  needed: oneOf('optional', 'demanded'),
  system: words.max(40, { error: 'must be 40 characters or fewer' }),
  pattern: words.max(200, { error: 'must be 200 characters or fewer' }).optional(),
  whenUnreachable: oneOf('refuse', 'accept').default('refuse'),
});

export type QuestionEntry = z.output<typeof questions>[number];
export type TicketEntry = z.output<typeof ticket>;
