// What people read names nothing of the sample estate: in theirs nobody and nothing is called so.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOMS = 'src/{cards,domain,effects,inbound,usecases}/**/*.ts';

/** Display names of the sample, and what else its examples are about. */
const sample = readFileSync('estate/estate.yaml', 'utf8');
const names = [
  ...[...sample.matchAll(/displayName: (.+)/g)].map(([, name = '']) => name),
  ...[...sample.matchAll(/^ {2}- name: (\S+)/gm)].map(([, name = '']) => name),
  'Berlin',
];

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');

test('no sentence, card or example of the product names somebody or something of the sample', () => {
  expect(names.length).toBeGreaterThan(10);
  const named = new RegExp(`\\b(?:${names.join('|').replaceAll('.', '\\.')})\\b`, 'i');
  const found = globSync(ROOMS).flatMap((file) =>
    withoutComments(readFileSync(file, 'utf8'))
      .split('\n')
      .filter((line) => named.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
