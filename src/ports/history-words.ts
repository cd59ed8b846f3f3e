// Turns what follows "history" into what is looked for.
import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { HistoryWords } from '../domain/record/history.ts';

export type ReadHistory = (words: {
  readonly text: string;
  readonly estate: Estate;
  readonly now: Instant;
  /** IANA zone of the asker; null: UTC. */
  readonly timeZone: string | null;
}) => HistoryWords;
