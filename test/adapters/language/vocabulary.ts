// The checks as the grammar is told of them: the catalogue itself.
import type { CheckWords } from '../../../src/adapters/language/vocabulary.ts';
import { checks } from '../../../src/domain/posture/checks/index.ts';

export const vocabulary: readonly CheckWords[] = checks.map(({ id, title, area, words }) => ({
  id,
  title,
  area,
  words,
}));
