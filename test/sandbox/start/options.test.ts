import { expect, test } from 'vitest';
import { readOptions } from '../../../src/sandbox/start/options.ts';

test('options: an estate is made where tenants are asked for, with the rest left out', () => {
  expect(readOptions(['--tenants', '50'], {}).generate).toEqual({
    tenants: 50,
    guests: 5000,
    seed: 1,
  });
  const words = ['--tenants', '1000', '--guests', '100000', '--seed', '7', '--write', 'out'];
  expect(readOptions(words, {}).generate).toEqual({
    tenants: 1000,
    guests: 100_000,
    seed: 7,
    write: 'out',
  });
  expect(readOptions([], {}).generate).toBeUndefined();
});

test.each([
  [['--tenants', 'many'], '--tenants is "many"; it must be a number from 1 to 10000.'],
  [['--tenants', '0'], '--tenants is "0"; it must be a number from 1 to 10000.'],
  [['--tenants', '5', '--seed', '1.5'], '--seed is "1.5"'],
  [['--guests', '5'], '--guests goes with --tenants, which says how many.'],
  [['--tenants', '5', '--scenario', 'x'], 'Choose one of them.'],
])('options: %j is refused with a sentence', (words, sentence) => {
  expect(() => readOptions(words, {})).toThrow(sentence);
});
