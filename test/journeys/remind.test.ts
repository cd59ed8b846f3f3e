// Whoever asked has those reminded whose answer is missing, by a button alone, and the reminder tells how it went.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { ask, decide, FINANCE, readCard } from './story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const said = async (who: string) => (await drawbridge.chat(who)).map((message) => textOf(message));
const reminders = async (who: string) =>
  (await said(who)).filter((text) => !text.includes('· rule ') && text.includes('decision'));

test('"remind them" shows the button, which reminds once a day, until nobody waits', async () => {
  await ask(drawbridge, 'nils', FINANCE);
  const { messages } = await drawbridge.say('nils', 'remind them');
  const look = messages.at(-1);
  if (!look) throw new Error('Nothing was answered.');
  expect(textOf(look)).toContain('“Remind them” on this card reminds');
  expect(await reminders('ines')).toEqual([]);

  await drawbridge.press('nils', look.id, 'Remind them');
  expect(await reminders('ines')).toEqual([
    expect.stringContaining('Nils Berg reminds you that your decision is wanted: Guest access to'),
  ]);
  const card = await readCard(drawbridge, 'nils');
  expect(card).toMatch(/Reminded: \n?Ines Roth/);
  // It lapses within a day, so there is no second time.
  expect(card).not.toContain('Again from');
  await expect(decide(drawbridge, 'nils', 'Remind them')).rejects.toThrow();
  const again = (await drawbridge.say('nils', 'remind them')).messages.at(-1);
  expect(JSON.stringify(again)).toContain('There is nobody whom you could remind at present');

  await decide(drawbridge, 'ines', 'Approve');
  expect(await reminders('ines')).toEqual([
    expect.stringMatching(/approved it.* Nobody waits for your decision any more\./),
  ]);
});
