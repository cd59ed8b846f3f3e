// A line of the history: when it was asked for and when it was over, each said once.
import { expect, test } from 'vitest';
import { STATES } from '../../src/adapters/language/history-terms.ts';
import { type HistoryCardInput, historyCard, whoseHistoryCard } from '../../src/cards/history.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest, RequestState } from '../../src/domain/access/request.ts';
import { DAY } from '../../src/shared/duration.ts';
import { NOW, pending } from '../fakes/access.ts';
import { AWAY } from '../fakes/estate.ts';
import { lintCard } from './lint.ts';

const card = (request: AccessRequest, change: Partial<HistoryCardInput> = {}) =>
  historyCard({
    query: {},
    page: { requests: [request], earlier: false, later: false },
    unsure: false,
    wide: false,
    self: false,
    kindTitles: new Map(),
    tenantNames: new Map([[AWAY, 'Away']]),
    reader: readerFrom(null, null),
    now: NOW,
    ...change,
  });
const asked = { ...pending(), askedAt: Date.UTC(2026, 10, 3, 9, 30) };
const closed = (closedAt: number): AccessRequest => ({ ...asked, state: 'denied', closedAt });

test('what was over at once says its moment once', () => {
  const shown = card(closed(asked.askedAt + 5_000));
  expect(lintCard(shown)).toEqual([]);
  expect(JSON.stringify(shown)).toContain(
    `Away · asked and closed Tue 3 Nov 2026, 09:30 · ${asked.id}`,
  );
});

test('what was over later says both moments, the earlier one first', () => {
  expect(JSON.stringify(card(closed(asked.askedAt + DAY)))).toContain(
    `Away · asked Tue 3 Nov 2026, 09:30 · closed Wed 4 Nov 2026, 09:30 · ${asked.id}`,
  );
});

test('what I decided is told as mine, and what somebody else did by their name', () => {
  const query = { person: { keys: [], part: 'decided', name: 'O. Wner' } } as const;
  const mine = JSON.stringify(card(asked, { query, self: true }));
  expect(mine).toContain('My history');
  expect(mine).toContain('What you decided');
  const theirs = JSON.stringify(card(asked, { query }));
  expect(theirs).toContain('History of O. Wner');
  expect(theirs).toContain('What they decided');
  const ofMine = JSON.stringify(card(asked, { query: { ...query, mine: true } }));
  expect(ofMine).toContain('My history');
  expect(ofMine).toContain('Your own that O. Wner decided');
});

test('states are told by the word that stands for them, not one by one', () => {
  const about = (states: readonly RequestState[]) =>
    JSON.stringify(
      card(asked, {
        query: { person: { keys: [], part: 'decided', name: 'O. Wner' }, states },
        self: true,
      }),
    );
  expect(about(STATES.approved)).toContain('"What you decided · approved"');
  expect(about(['denied'])).toContain('"What you decided · denied"');
  expect(about(['pending', 'active'])).toContain('waiting for a decision and active');
  // Of all words that a history is asked for in, none comes out as a list of more than two.
  for (const [, states] of STATES.words) expect(about(states)).toMatch(/decided · [a-z ]+"/);
});

test('that an unknown name or tenant finds nothing is said where one was given', () => {
  const none = (change: Partial<HistoryCardInput>) =>
    JSON.stringify(
      card(asked, { page: { requests: [], earlier: false, later: false }, ...change }),
    );
  const person = { keys: [], part: 'decided', name: 'O. Wner' } as const;
  const known = 'A name or a tenant that Drawbridge does not know';
  expect(none({ query: { person } })).toContain(known);
  expect(none({ query: { tenants: [] } })).toContain(known);
  expect(none({ query: { person, tenants: [AWAY] }, self: true })).toContain(known);
  for (const change of [
    { query: { person }, self: true },
    { query: { states: STATES.approved } },
  ]) {
    expect(none(change)).toContain('Nothing was found that you may see.');
    expect(none(change)).not.toContain(known);
  }
});

test('whom a name may mean is asked, and that more are called so is said where it is so', () => {
  const people = [1, 2].map((n) => ({ name: `Zoe ${n}`, query: {}, where: 'Home' }));
  const shown = whoseHistoryCard(people, true);
  expect(lintCard(shown)).toEqual([]);
  expect(JSON.stringify(shown)).toContain('More people are called so.');
  expect(JSON.stringify(whoseHistoryCard(people, false))).not.toContain('More people');
});
