// A channel is subscribed, told in counts, and told no more once somebody is in it who may not read that.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lintCard } from '../cards/lint.ts';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Answer, type Drawbridge, type Message, textOf } from '../support/drawbridge.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(async () => {
  const changes = await drawbridge.changes();
  await drawbridge.stop();
  expect(changes).toEqual([]);
});

const say = (as: string, text: string) =>
  drawbridge.call<Answer>('POST', '/sandbox/channel/messages', { as, text });
const members = (...names: string[]) =>
  drawbridge.call('PUT', '/sandbox/channel/members', { members: names });
const weekOn = () => drawbridge.advance('P7D');
/** To an hour before the next weekly digests: what was read then is not old when they come. */
const toMonday = async () => {
  const clock = await drawbridge.call<{ now: string }>('GET', '/sandbox/clock');
  const now = Date.parse(clock.now);
  const days = (8 - new Date(now).getUTCDay()) % 7 || 7;
  const monday = new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  await drawbridge.call('POST', '/sandbox/clock', { to: `${monday}T06:00:00Z` });
};
const posted = async (): Promise<Message[]> =>
  (await drawbridge.call<{ messages: Message[] }>('GET', '/sandbox/channel/messages')).messages;
const last = (messages: readonly Message[]): string => {
  const message = messages.at(-1);
  if (!message) throw new Error('Nothing was said.');
  const card = message.attachments[0]?.content;
  if (card) expect(lintCard(card)).toEqual([]);
  return textOf(message);
};

test('from the first words to the end of the channel', async () => {
  // Omar does not read Fabrikam, so the channel learns nothing of it.
  expect(last((await say('sam', '@Drawbridge subscribe weekly')).messages)).toContain('own chat');
  expect(last(await drawbridge.chat('sam'))).toContain('Not everybody in that channel');
  const question = '@Drawbridge how many guests are in Contoso?';
  expect(last((await say('omar', question)).messages)).toMatch(/Contoso has \d+ guests/);

  await toMonday();
  await say('omar', question);
  const begun = await say('sam', '@Drawbridge subscribe weekly to Contoso');
  expect(last(begun.messages)).toContain('This channel will get a weekly digest');
  await weekOn();
  const told = await posted();
  expect(last(told)).toContain('All quiet this week');
  const alone = (await drawbridge.chat('sam')).length;

  await members('sam', 'omar', 'nora');
  await weekOn();
  expect(await posted()).toHaveLength(told.length);
  const heard = (await drawbridge.chat('sam')).slice(alone);
  expect(heard.map(textOf).join()).toContain('Your channel was not told: weekly digest');
  // Nora is of another organisation: she is a reader of the channel, and nobody to be answered.
  expect(last((await say('nora', question)).messages)).toContain('That did not work');

  await drawbridge.call('DELETE', '/sandbox/channel');
  await weekOn();
  const ended = (await drawbridge.chat('sam')).map(textOf).join();
  expect(ended).toContain('The weekly digest for your channel ended');
});
