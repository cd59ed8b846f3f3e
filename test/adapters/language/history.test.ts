// What "history …" is understood as.
import { describe, expect, test } from 'vitest';
import { createHistoryReader } from '../../../src/adapters/language/history.ts';
import { STATES } from '../../../src/adapters/language/history-terms.ts';
import { sayStates } from '../../../src/cards/say-states.ts';
import { kinds } from '../../../src/domain/access/kinds/index.ts';
import { FINAL, GRANTED } from '../../../src/domain/access/request.ts';
import type { Part } from '../../../src/domain/record/history.ts';
import { OPEN } from '../../../src/shared/state-groups.ts';
import { AWAY, estate, HOME, tenant } from '../../fakes/estate.ts';

const of = estate({
  tenants: [
    tenant({ name: 'contoso', id: HOME, displayName: 'Contoso', domains: ['contoso.example'] }),
    tenant({ name: 'fabrikam', displayName: 'Fabrikam', domains: ['fabrikam.example'] }),
  ],
  people: [
    { name: 'may.parker', displayName: 'May Parker', accounts: [] },
    { name: 'omar.diaz', displayName: 'Omar Diaz', accounts: [] },
  ],
});
const NOW = Date.UTC(2026, 10, 20, 10);
const read = createHistoryReader(kinds);
const hear = (text: string) => read({ text, estate: of, now: NOW, timeZone: 'UTC' });
const me = (part: Part) => ({ me: true, part });
const any = (said: string) => ({ said, part: 'any' });

describe('history', () => {
  test.each<[string, unknown]>([
    ['history of Alex Meyer', { person: any('Alex Meyer'), query: {} }],
    ['history Alex', { person: any('Alex'), query: {} }],
    ['history of No Body', { person: any('No Body'), query: {} }],
    ['history in fabrikam', { query: { tenants: [AWAY] } }],
    ['show history in Fabrikam and Contoso', { query: { tenants: [AWAY, HOME] } }],
    ['history since 2026-10-01', { query: { from: Date.UTC(2026, 9, 1) } }],
    ['history before 2026-10-01', { query: { to: Date.UTC(2026, 9, 1) } }],
    ['history until last month', { query: { to: Date.UTC(2026, 10, 1) } }],
    [
      'history of Alex since 2026-10-01 until 2026-10-10',
      { person: any('Alex'), query: { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 9, 11) } },
    ],
    [
      'history of guest access in fabrikam last month',
      {
        query: {
          tenants: [AWAY],
          kinds: ['guest-access'],
          from: Date.UTC(2026, 9, 1),
          to: Date.UTC(2026, 10, 1),
        },
      },
    ],
    ['my history since Monday', { query: { from: Date.UTC(2026, 10, 16), mine: true } }],
    [
      'history of May Parker in May',
      {
        person: any('May Parker'),
        query: { from: Date.UTC(2026, 4, 1), to: Date.UTC(2026, 5, 1) },
      },
    ],
    [
      'history denied by Omar Diaz',
      { person: { said: 'Omar Diaz', part: 'decided' }, query: { states: ['denied'] } },
    ],
    [
      'history of PIM eligibility for Alex Meyer',
      { person: { said: 'Alex Meyer', part: 'gets' }, query: { kinds: ['pim-eligibility'] } },
    ],
    [
      'history asked by a.meyer@contoso.example in fabrikam',
      { person: { said: 'a.meyer@contoso.example', part: 'asked' }, query: { tenants: [AWAY] } },
    ],
    [
      'history of "Finance April" in Contoso',
      { person: any('Finance April'), query: { tenants: [HOME] } },
    ],
    ['history of what failed in fabrikam', { query: { tenants: [AWAY], states: ['failed'] } }],
    // The same as for a tenant that is there and not theirs: nothing is found.
    ['history in fabrikm', { query: { tenants: [] } }],
    ['history of me', { query: { mine: true } }],
    ['my history', { query: { mine: true } }],
    ['history denied by me', { person: me('decided'), query: { states: ['denied'] } }],
    ['history decided by me', { person: me('decided'), query: {} }],
    ['my history decided on by myself', { person: me('decided'), query: {} }],
    [
      'history of guest access in fabrikam approved by me',
      {
        person: me('decided'),
        query: { tenants: [AWAY], kinds: ['guest-access'], states: STATES.approved },
      },
    ],
    ['history asked by me', { person: me('asked'), query: {} }],
    ['history for me', { person: me('gets'), query: {} }],
    ['history of what I denied', { person: me('decided'), query: { states: ['denied'] } }],
    ["history of everything I've decided", { person: me('decided'), query: {} }],
    [
      'history: what did I approve since 2026-10-01?',
      { person: me('decided'), query: { states: STATES.approved, from: Date.UTC(2026, 9, 1) } },
    ],
    ['history of my decisions', { person: me('decided'), query: {} }],
    ['history of my approvals', { person: me('decided'), query: { states: STATES.approved } }],
    ['history of what I asked for', { person: me('asked'), query: {} }],
    ['history of my requests in Contoso', { person: me('asked'), query: { tenants: [HOME] } }],
    ['history of what I was given', { person: me('gets'), query: {} }],
    ['history since 11/1/2026', { query: {}, unclear: 'date' }],
    // What is excepted would be all that is told.
    ['history in fabrikam except denied', { query: {}, unclear: 'except' }],
    ['my history without guest access', { query: {}, unclear: 'without' }],
    ['history of requests not approved by Omar Diaz', { query: {}, unclear: 'not' }],
    ['history approved by Omar not', { query: {}, unclear: 'not' }],
    ["history of what wasn't denied", { query: {}, unclear: 'not' }],
    ['history approved by nobody', { query: {}, unclear: 'nobody' }],
    ['history not closed in fabrikam', { query: { tenants: [AWAY], states: OPEN } }],
    ['history of next week', { query: {}, unclear: 'date' }],
  ])('%s', (text, expected) => {
    expect(hear(text)).toEqual(expected);
  });

  test('of what is closed or was approved leaves no state out', () => {
    const closed = hear('history closed in fabrikam').query.states ?? [];
    expect([...closed].sort()).toEqual([...FINAL].sort());
    const approved = [...GRANTED, ...FINAL].filter(
      (state) => !['denied', 'withdrawn', 'lapsed'].includes(state),
    );
    expect([...STATES.approved].sort()).toEqual(approved.sort());
    expect(sayStates(closed)).toBe('closed');
    expect(sayStates(STATES.approved)).toBe('approved');
    expect(hear('history observed in fabrikam').query.states).toEqual(['observed']);
  });

  test('of two people at once is not guessed', () => {
    expect(hear('history of Alex in Fabrikam and Berta').unclear).toBeDefined();
    expect(hear('history for Alex that I approved').unclear).toBeDefined();
    expect(hear('history for Omar Diaz that I approved').unclear).toBeDefined();
    expect(hear('history of Alex approved by me').unclear).toBeDefined();
  });

  test('never throws, whatever follows', () => {
    for (const rest of [
      '"',
      '()',
      '<at>x</at>',
      '@',
      '%',
      '“„',
      'in in in',
      '\u0000',
      '& > !',
      'x'.repeat(5_000),
    ])
      expect(() => hear(`history ${rest}`)).not.toThrow();
  });
});
