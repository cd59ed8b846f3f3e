// A matrix on a phone: every column it may have stands beside names that can still be read.
import { expect, test } from 'vitest';
import { matricesOf } from '../../src/cards/posture-figures.ts';

/** What is left for text in a card in a chat that is 390 pixels wide. */
const PHONE = 324;
/** Words of ten letters in small bold type. */
const NAMES = 80;

test('six columns leave room for the names on a phone', () => {
  const names = ['Contoso', 'Fabrikam', 'Northwind', 'Contoso Labs', 'FabrikamSaaS', 'Litware'];
  const cell = { word: 'None', short: 'None', tone: 'default' } as const;
  const [matrix] = matricesOf(
    [
      {
        figure: 'matrix',
        legend: 'None: no claim.',
        columns: names,
        rows: names.map((name) => ({ name, cells: names.map(() => cell) })),
      },
    ],
    (length) => length,
  );
  expect(matrix?.rows).toHaveLength(7);
  for (const { cells } of matrix?.rows ?? []) {
    const [first, ...others] = cells as ReadonlyArray<{ width: string; spacing?: string }>;
    expect(first?.width).toBe('stretch');
    expect(others.every(({ spacing }) => spacing === 'None')).toBe(true);
    const taken = others.reduce((sum, { width }) => sum + Number.parseInt(width, 10), 0);
    expect(PHONE - taken).toBeGreaterThanOrEqual(NAMES);
  }
});
