// The form of who decides: in stages, so many of each group, and what happens when nobody answers.
import * as z from 'zod/v4';
import { duration, guid, list, slug, words } from './fields.ts';

export const decider = z.union([words, z.strictObject({ group: guid, in: words, name: words })], {
  error:
    'must be a word such as tenant-owners, the name of a role or a person, or { group: <object id>, in: <tenant>, name: <what cards call it> }',
});

const needs = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be 1 or more: without a yes nothing is given' });

const patience = {
  remindAfter: list(duration).max(5, { error: 'reminds five times at most' }).optional(),
  escalateAfter: duration.optional(),
  escalateTo: list(decider).optional(),
};

const stage = z.strictObject({
  groups: list(
    z.strictObject({
      name: words.optional(),
      deciders: list(decider).min(1, { error: 'names nobody, and an empty list denies' }),
      needs: needs.optional(),
    }),
  ).min(1, { error: 'must have at least one group of deciders' }),
  ...patience,
});

export const ruleDeciders = {
  approvers: list(decider).optional(),
  alsoApprovers: list(decider).optional(),
  stages: list(stage).min(1, { error: 'must have at least one stage' }).optional(),
  fallback: list(decider).optional(),
  ...patience,
};

/** Where somebody asks for longer while they have it. */
export const renewal = z.strictObject({
  longest: duration.optional(),
  approvers: list(decider).min(1, { error: 'names nobody, and an empty list denies' }).optional(),
  atMost: z
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must be 0 or more: so many renewals in a row' })
    .optional(),
});

/** By name, the names of the people in it. */
export const roles = z.record(slug, list(words)).optional();

export type DeciderEntry = z.output<typeof decider>;
export type StageEntry = z.output<typeof stage>;
