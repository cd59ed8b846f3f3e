// Understands what is asked: by the grammar, and where that has no reading by a model, if one is set up.
import type { Estate } from '../../domain/estate/estate.ts';
import type { Question, Understood } from '../../domain/posture/question.ts';
import type { Understanding, Words } from '../../ports/understanding.ts';
import { cleanText } from './clean.ts';
import { readWords } from './grammar.ts';
import { type AskModel, askModel } from './model.ts';
import { type CheckWords, createVocabulary } from './vocabulary.ts';

export interface UnderstandingDeps {
  /** The checks that can be asked about. */
  readonly vocabulary: readonly CheckWords[];
  /** Absent: the grammar is all there is. */
  readonly model?: {
    readonly ask: AskModel;
    /** What a model wrote is input like any other. */
    readonly valid: (value: unknown, estate: Estate) => Question | undefined;
  };
}

export function createUnderstanding({ vocabulary, model }: UnderstandingDeps): Understanding {
  const known = createVocabulary(vocabulary);
  return {
    async understand(words) {
      const read = readWords(words, known);
      if (!model || !couldBeMore(words, read)) return read && { ...read, by: 'grammar' };
      const question = await askModel(model, words, known);
      if (question) return { as: 'question', question, by: 'model' };
      return read && { ...read, by: 'grammar' };
    },
  };
}

/** Words that a model may make sense of: not understood, or not recognised as a question at all. */
function couldBeMore(words: Words, read: Understood | undefined): boolean {
  if (read) return read.as === 'unanswerable' && read.because === 'not-understood';
  return cleanText(words.text).split(' ').length > 3;
}
