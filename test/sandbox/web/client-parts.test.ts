// Parts of the web client that need no browser: distances in time, actions of cards.
import { expect, test } from 'vitest';
import {
  defaultInputs,
  inputIds,
  listActions,
  nthOf,
  titleOf,
} from '../../../src/sandbox/personas/press/list-actions.ts';
import { sameDay, span } from '../../../src/sandbox/web/client/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('time: a distance is said in the two largest units that matter', () => {
  expect(span(14 * DAY)).toBe('14 days');
  expect(span(DAY + 4 * HOUR + 5 * MINUTE)).toBe('1 day 4 hours');
  expect(span(2 * HOUR)).toBe('2 hours');
  expect(span(HOUR + MINUTE)).toBe('1 hour 1 minute');
  expect(span(-3 * MINUTE)).toBe('3 minutes');
  expect(span(20_000)).toBe('less than a minute');
  expect(span(HOUR - 1_000)).toBe('1 hour');
});

test('time: midnight divides days', () => {
  const noon = new Date(2026, 10, 20, 12).getTime();
  expect(sameDay(noon, noon + 11 * HOUR)).toBe(true);
  expect(sameDay(noon, noon + 12 * HOUR)).toBe(false);
});

const card = {
  type: 'AdaptiveCard',
  body: [
    { type: 'Input.Text', id: 'a', value: 'x' },
    { type: 'Input.Toggle', id: 't', valueOff: 'no' },
    {
      type: 'Container',
      selectAction: { type: 'Action.Execute', verb: 'open', data: { type: 'Action.Fake' } },
      items: [{ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Go', verb: '1' }] }],
    },
  ],
  actions: [
    {
      type: 'Action.ShowCard',
      title: 'More',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'b', value: 'y' }],
        actions: [{ type: 'Action.Submit', title: 'Go', data: {} }],
      },
    },
    {
      type: 'Action.Execute',
      title: 'None',
      associatedInputs: 'None',
      fallback: { type: 'Action.Submit', title: 'Never' },
    },
  ],
};

test('cards: actions are found wherever they stand, data and fallbacks are not searched', () => {
  expect(listActions(card).map(titleOf)).toEqual(['open', 'Go', 'More', 'Go', 'None']);
});

test('cards: an action sends the inputs of the cards around it', () => {
  const [, go, , inner, none] = listActions(card);
  if (!go || !inner || !none) throw new Error('an action is missing');
  expect(defaultInputs(go)).toEqual({ a: 'x', t: 'no' });
  expect(defaultInputs(inner)).toEqual({ a: 'x', t: 'no', b: 'y' });
  expect([...inputIds(inner)]).toEqual(['a', 't', 'b']);
  expect(defaultInputs(none)).toEqual({});
});

test('cards: actions of one name are counted', () => {
  const all = listActions(card);
  expect(all.map((_one, at) => nthOf(all, at))).toEqual([0, 0, 0, 1, 0]);
});
