// Answers questions about directories, with the reader's identity and no other.
import type { Fact, FactQuery } from '../domain/facts.ts';

export interface FactReader {
  /** Answers in the order of the questions. What cannot be read is an unknown fact, not an error. */
  read(queries: readonly FactQuery[], signal?: AbortSignal): Promise<Array<Fact<unknown>>>;
}
