// What ticks a step of a story off, what does not, and what is said when a request takes another way.
import { beforeEach, expect, test } from 'vitest';
import { type Play, startPlay } from '../../../src/sandbox/web/client/story-play.ts';
import type { Message, Step, Story } from '../../../src/sandbox/web/client/types.ts';

const steps: Step[] = [
  { text: 'ask', done: { kind: 'said', who: 'ada', like: '^request' } },
  { text: 'send', done: { kind: 'asked' } },
  { text: 'approve', done: { kind: 'stands', as: ['Waiting for acceptance', 'Active', 'Ended'] } },
  { text: 'look', done: { kind: 'looked' } },
  { text: 'end', done: { kind: 'stands', as: ['Ended'], saying: '^Expired' } },
];
const story: Story = {
  id: 's',
  title: 'S',
  summary: '',
  cast: ['ada', 'bo'],
  asker: 'ada',
  what: 'Guest access',
  where: 'Zeta',
  steps,
};

let play: Play;
beforeEach(() => {
  play = startPlay(story, new Set(['OLD1-OLD1']));
});

interface Told {
  id?: string;
  where?: string;
  headline?: string;
  more?: string;
}
function card(state: string, of: Told = {}): Message {
  const { id = 'AAAA-1111', where = 'Zeta', headline = 'Guest access to Finance', more = '' } = of;
  const run = (...texts: string[]) => ({
    type: 'RichTextBlock',
    inlines: texts.map((text) => ({ type: 'TextRun', text })),
  });
  const body = [
    { type: 'TextBlock', text: state },
    { type: 'TextBlock', text: headline },
    run('Where: ', where),
    run(more),
    { type: 'Container', items: [run(`${id} · rule some-rule`)] },
  ];
  return {
    id: 'm',
    order: 1,
    changed: 1,
    at: '',
    text: '',
    from: { name: 'Drawbridge', role: 'bot' },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { body } }],
  };
}
const say = (who: string, what: string) => play.hear({ kind: 'said', who, what });
const show = (state: string, of: Told = {}, who = 'ada') =>
  play.hear({ kind: 'shown', who, message: card(state, of) });
const tab = (id: string | undefined) => play.hear({ kind: 'tab', tab: id });
const ticked = () => steps.filter(play.isDone).map(({ text }) => text);

test('play: the right words of the right person', () => {
  say('bo', 'request');
  say('ada', 'help');
  expect(ticked()).toEqual([]);
  say('ada', 'Request access');
  expect(ticked()).toEqual(['ask']);
});

test('play: a request that was asked for by a button has been asked for', () => {
  show('Waiting for a decision');
  expect(ticked()).toEqual(['ask', 'send']);
});

test('play: requests of before, of others, and cards that are none do not count', () => {
  show('Waiting for a decision', { id: 'OLD1-OLD1' });
  show('Waiting for a decision', {}, 'bo');
  play.hear({ kind: 'shown', who: 'ada', message: { ...card('x'), attachments: [] } });
  expect(ticked()).toEqual([]);
  expect(play.detour()).toBeUndefined();
});

test('play: looking counts once there is something to look at, also when the tab was open before', () => {
  tab('changes');
  show('Waiting for a decision');
  expect(ticked()).toEqual(['ask', 'send']);
  show('Waiting for acceptance');
  expect(ticked()).toEqual(['ask', 'send', 'approve', 'look']);
});

test('play: what was not looked at stays open, whatever comes after it', () => {
  tab('guide');
  show('Active');
  show('Ended', { more: 'Expired, Fri 4 Dec 2026, 18:00' });
  expect(ticked()).toEqual(['ask', 'send', 'approve', 'end']);
  expect(play.now()?.text).toBe('look');
  tab('changes');
  expect(play.now()).toBeUndefined();
});

test('play: a request for another tenant is named, and the right one goes on', () => {
  show('Waiting for a decision', { where: 'Acme' });
  expect(ticked()).toEqual([]);
  expect(play.detour()).toContain('“Guest access to Finance” in Acme');
  expect(play.detour()).toContain('needs Guest access in Zeta');
  show('Waiting for a decision', { id: 'BBBB-2222' });
  expect(play.detour()).toBeUndefined();
  expect(ticked()).toEqual(['ask', 'send']);
});

test('play: another kind of access is not the story either', () => {
  show('Waiting for a decision', { headline: 'PIM eligibility as Reader' });
  expect(play.detour()).toContain('“PIM eligibility as Reader”');
});

test.each([
  ['Denied', 'was denied'],
  ['Withdrawn', 'was withdrawn'],
  ['Lapsed', 'Nobody decided'],
  ['Ended', 'ended in another way'],
])('play: %s is said, and a new request begins anew', (state, words) => {
  show('Waiting for a decision');
  show(state, { more: 'Revoked by Bo, today' });
  expect(play.detour()).toContain(words);
  expect(ticked()).not.toContain('end');
  show('Waiting for a decision', { id: 'BBBB-2222' });
  expect(play.detour()).toBeUndefined();
  expect(ticked()).toEqual(['ask', 'send']);
});
