// The properties of a request's life, tried a few hundred times.
import { describe, test } from 'vitest';
import { keepsWhatIsOpen, leavesNothingBehind } from './lifecycle-properties.ts';

describe('any sequence of requests, decisions, ends, troubles and kills', () => {
  test('leaves nothing behind, and what was there before', () => leavesNothingBehind(300, 30));
  test('while a grant is open, its access is there', () => keepsWhatIsOpen(150, 25));
});
