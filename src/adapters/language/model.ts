// Asks a model which question is meant. It sees the words and the vocabulary, never a fact or a secret.
import type { Estate } from '../../domain/estate/estate.ts';
import type { Question } from '../../domain/posture/question.ts';
import type { Words } from '../../ports/understanding.ts';
import { cleanText } from './clean.ts';
import { modelPrompt, QUESTION_SCHEMA } from './model-prompt.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ModelPrompt {
  readonly instruction: string;
  /** What was typed: data, never an instruction. */
  readonly words: string;
  /** JSON schema of the answer. */
  readonly schema: object;
}

/** What the model wrote; undefined: it did not answer, in whatever way. Never throws. */
export type AskModel = (prompt: ModelPrompt) => Promise<string | undefined>;

const LONGEST_ANSWER = 4_000;

export async function askModel(
  model: { ask: AskModel; valid: (value: unknown, estate: Estate) => Question | undefined },
  words: Words,
  vocabulary: Vocabulary,
): Promise<Question | undefined> {
  const answer = await model.ask({
    instruction: modelPrompt(words, vocabulary),
    words: cleanText(words.text),
    schema: QUESTION_SCHEMA,
  });
  if (answer === undefined || answer.length > LONGEST_ANSWER) return undefined;
  const value = parsed(answer);
  return value === undefined ? undefined : model.valid(bySlug(value, words.estate), words.estate);
}

function parsed(answer: string): unknown {
  try {
    const value: unknown = JSON.parse(answer.replace(/^\s*```(?:json)?|```\s*$/g, ''));
    return typeof value === 'object' && value !== null && 'question' in value
      ? withoutNulls(value.question)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Constrained output has to name every property; what it has nothing to say about is null. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, withoutNulls(part)]),
  );
}

/** The model knows tenants by their short names only. */
function bySlug(value: unknown, estate: Estate): unknown {
  const ids = new Map(estate.tenants.map(({ name, id }) => [name, id]));
  const id = (part: unknown) => (typeof part === 'string' ? (ids.get(part) ?? part) : part);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (key === 'tenants') return [key, Array.isArray(part) ? part.map(id) : part];
      return ['at', 'of', 'from', 'to', 'a', 'b', 'tenant', 'partner'].includes(key) &&
        !(
          key === 'of' &&
          value &&
          'ask' in value &&
          (value.ask === 'list' || value.ask === 'matrix')
        )
        ? [key, id(part)]
        : [key, part];
    }),
  );
}
