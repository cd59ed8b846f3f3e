// Reads a few questions for nothing at the start: what they are read with is built when it is first used.
import type { Estate } from '../../domain/estate/estate.ts';
import type { Instant } from '../../domain/facts.ts';
import { readWords } from './grammar.ts';
import { type CheckWords, createVocabulary } from './vocabulary.ts';

const SAID: readonly string[] = [
  'how many guests are there in all tenants?',
  'what should I fix first?',
  'who is a standing global admin?',
  'why does automatic redemption matter?',
  'what changed since yesterday?',
  'how fresh is everything?',
  'no words that anybody knows',
];

/** One question with each step, so that others have their turn in between. */
export function* rehearse(
  vocabulary: readonly CheckWords[],
  estate: Estate,
  now: Instant,
): Iterable<void> {
  const known = createVocabulary(vocabulary);
  yield;
  const home = estate.tenants[0]?.id ?? '';
  for (const text of SAID) {
    readWords({ text, estate, home, now, timeZone: null, before: undefined }, known);
    yield;
  }
}
