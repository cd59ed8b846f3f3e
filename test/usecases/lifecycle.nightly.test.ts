// The properties of a request's life, tried many thousand times and with longer histories.
import { describe, test } from 'vitest';
import { keepsWhatIsOpen, leavesNothingBehind } from './lifecycle-properties.ts';

describe('any long sequence of requests, decisions, ends, troubles and kills', () => {
  test('leaves nothing behind, and what was there before', () => leavesNothingBehind(20_000, 60));
  test('while a grant is open, its access is there', () => keepsWhatIsOpen(10_000, 50));
});
