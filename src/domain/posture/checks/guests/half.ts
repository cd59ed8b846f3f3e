// One of two things that have to be right together.
import type { Evidence } from '../../result.ts';

export interface Half {
  readonly is: 'good' | 'bad' | 'unsaid';
  readonly text: string;
  readonly evidence: readonly Evidence[];
}
