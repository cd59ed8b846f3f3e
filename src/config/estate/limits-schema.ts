// The fields for how much is let through: what a rule approves by itself, what goes together, and what is prepared for emergencies.
import * as z from 'zod/v4';
import { duration, list, slug, words, yesOrNo } from './fields.ts';

const atLeastOne = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be 1 or more' });

export const automatic = z.strictObject({
  longest: duration,
  atMost: z.strictObject({ perPerson: atLeastOne, perRule: atLeastOne, in: duration }),
});

export const atOnce = atLeastOne;

const assignment = z.strictObject({ kind: words, tenant: words, resource: words });

export const incompatible = list(
  z.strictObject({
    id: slug,
    between: z.tuple(
      [
        list(assignment).min(1, { error: 'must name at least one' }),
        list(assignment).min(1, { error: 'must name at least one' }),
      ],
      { error: 'must be two lists of { kind, tenant, resource }' },
    ),
    because: words,
  }),
);

export const breakGlass = list(
  z.strictObject({
    id: slug,
    title: words.max(80, { error: 'must be 80 characters or fewer' }),
    kind: words,
    tenant: words,
    resource: words,
    people: list(words).optional(),
    oncall: yesOrNo.optional(),
    longest: duration,
    atMost: z.strictObject({ count: atLeastOne, in: duration }),
    tell: list(words).min(1, { error: 'must name at least one person of security' }),
    because: words,
  }),
);
