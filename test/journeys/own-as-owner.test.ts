// Whoever asks with the account that owns the tenant as well: one card, with what a requestor can do.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, type Message, textOf } from '../support/drawbridge.ts';
import { askSetting, endSetting } from './kinds/settings.ts';
import { ask, cardOf, decide, REPORTS } from './story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const cardsOf = async (who: string) =>
  (await drawbridge.chat(who)).filter((message) => textOf(message).includes('· rule '));
const canPress = (message: Message | undefined, title: string) =>
  JSON.stringify(message?.attachments).includes(`"title":"${title}"`);

test('an owner who asks has one card of it, and can withdraw and give back there', async () => {
  await ask(drawbridge, 'ines', REPORTS);
  await cardOf(drawbridge, 'alex-admin');
  const own = await cardsOf('ines');
  expect(own).toHaveLength(1);
  expect(canPress(own[0], 'Withdraw')).toBe(true);
  const number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(textOf(await cardOf(drawbridge, 'ines')))?.[0];
  const { messages } = await drawbridge.say('ines', `status ${number}`);
  expect(canPress(messages.at(-1), 'Withdraw')).toBe(true);
  await decide(drawbridge, 'alex-admin', 'Approve');
  for (const card of await cardsOf('ines')) {
    expect(canPress(card, 'Give back')).toBe(true);
    expect(canPress(card, 'Revoke access')).toBe(false);
  }
});

test('an owner who asks for a setting has one card of it, on which she withdraws it and looks after it later', async () => {
  const wish = {
    kind: 'Inbound trust',
    pair: 'From Contoso into Fabrikam',
    inputs: { claims: ['hybrid joined'] },
  };
  const settings = async () =>
    (await cardsOf('ines')).filter((message) => textOf(message).includes('Inbound trust'));
  await askSetting(drawbridge, 'ines', wish);
  await cardOf(drawbridge, 'alex-admin');
  const [asked, ...others] = await settings();
  expect(others).toEqual([]);
  expect(textOf(asked as Message)).toContain('Who decides: ');
  expect(canPress(asked, 'Withdraw')).toBe(true);
  for (const who of ['alex-admin', 'sam']) await decide(drawbridge, who, 'Approve');
  const inPlace = await settings();
  expect(inPlace).toHaveLength(1);
  expect(canPress(inPlace[0], 'Review now')).toBe(true);
  await endSetting(drawbridge, 'ines', 'Inbound trust');
  const [over, ...more] = await settings();
  expect(more).toEqual([]);
  expect(textOf(over as Message)).toContain('Read back as gone');
});
