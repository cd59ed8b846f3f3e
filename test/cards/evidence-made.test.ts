// The record for an audit: which days it has, what narrows it, and the way back.
import { expect, test } from 'vitest';
import { evidenceCard } from '../../src/cards/evidence-made.ts';
import type { HistoryQuery } from '../../src/domain/record/history.ts';
import { lintCard } from './lint.ts';

const card = (query: HistoryQuery, wider = false) =>
  evidenceCard({
    query,
    count: 25,
    from: Date.UTC(2026, 10, 3),
    to: Date.UTC(2026, 11, 3),
    tenants: [{ name: 'fabrikam', displayName: 'Fabrikam' }],
    wider,
  });
const told = (query: HistoryQuery) => JSON.stringify(card(query));

test('names its days as people read them, the last one included, and as the command takes them', () => {
  expect(lintCard(card({}))).toEqual([]);
  expect(told({})).toContain(
    '25 requests were open at some time from Tue 3 Nov 2026 to Wed 2 Dec 2026, in Fabrikam.',
  );
  expect(told({})).toContain('--from 2026-11-03 --to 2026-12-03 --tenant fabrikam');
});

test('says which days were taken where none were named', () => {
  expect(told({})).toContain('the 30 up to now');
  expect(told({ from: Date.UTC(2026, 10, 3) })).not.toContain('the 30 up to now');
});

test('says that a narrower search makes no narrower record, and leads back to it', () => {
  expect(told({})).not.toContain('Whole: ');
  expect(told({ states: ['denied'] })).toContain('Whole: ');
  expect(told({ states: ['denied'] })).toContain('Back to the history');
});

test('says that it is made for other tenants than the search named', () => {
  expect(told({ tenants: [] })).not.toContain('Tenants: ');
  expect(JSON.stringify(card({ tenants: [] }, true))).toContain('Tenants: ');
  expect(lintCard(card({ tenants: [] }, true))).toEqual([]);
});
