// Turns words into a typed question: a grammar, and a model behind it where one is set up.
import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { Asked, Understood } from '../domain/posture/question.ts';

export interface Words {
  readonly text: string;
  readonly estate: Estate;
  /** Home tenant of the asker: what "we", "our" and "us" mean. */
  readonly home: string;
  readonly now: Instant;
  /** IANA zone of the asker, for "yesterday"; null: UTC. */
  readonly timeZone: string | null;
  readonly before: Asked | undefined;
}

export interface Understanding {
  /** Undefined: these words are about nothing that can be known here. */
  understand(
    words: Words,
  ): Promise<(Understood & { readonly by: 'grammar' | 'model' }) | undefined>;
}
