// A partner falls due by the clock, over HTTP: its owners are asked, reminded, answered for, and asked again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, type Message, textOf } from '../support/drawbridge.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

/** Messages about whether somebody is still needed, oldest first. */
const about = async (who: string, partner: string): Promise<Message[]> =>
  (await drawbridge.chat(who)).filter((one) =>
    new RegExp(`${partner} (is )?(still|no longer) needed in`).test(textOf(one)),
  );

const newestOf = async (who: string, partner: string): Promise<Message> => {
  const newest = (await about(who, partner)).at(-1);
  if (!newest) throw new Error(`${who} was not asked about ${partner}.`);
  return newest;
};

const offers = (message: Message): string[] =>
  [
    ...JSON.stringify(message.attachments).matchAll(/"title":"([^"]*needed[^"]*|Ask for[^"]*)"/g),
  ].map(([, title = '']) => title);

test('180 days after its review its owners are asked, and only the newest asking has buttons', async () => {
  // Tenants are read when somebody asks; by schedule it would have been before.
  await drawbridge.say('sam', 'what would break if we removed Adatum from Contoso?');
  await drawbridge.say('sam', 'does Fabrikam trust our MFA?');
  await drawbridge.call('POST', '/sandbox/clock', { to: '2027-03-29T06:00:00Z' });
  const asked = await newestOf('omar', 'Adatum');
  expect(textOf(asked)).toContain('Is Adatum still needed in Contoso?');
  expect(textOf(asked)).toContain('reviewed Wed 30 Sept 2026 as the estate declares');
  expect(textOf(asked)).toMatch(/guests of theirs here: \d+/);

  await drawbridge.advance('P2D');
  const all = await about('omar', 'Adatum');
  expect(all).toHaveLength(3);
  expect(all.map((one) => offers(one).length > 0)).toEqual([false, false, true]);
  expect(textOf(await newestOf('omar', 'Adatum'))).toContain('Not answered yet');
});

test('"still needed" takes a reason, is said on the card, and is asked again in as many days', async () => {
  const { dialog } = await drawbridge.press(
    'omar',
    (await newestOf('omar', 'Adatum')).id,
    'Still needed',
  );
  const empty = await drawbridge.press('omar', dialog?.id ?? '', 'Still needed', { reason: ' ' });
  expect(JSON.stringify(empty.dialog?.card)).toContain('Whoever asks next time reads why');
  await drawbridge.press('omar', empty.dialog?.id ?? '', 'Still needed', {
    reason: 'They audit us',
  });
  const answered = textOf(await newestOf('omar', 'Adatum'));
  expect(answered).toContain('Adatum is still needed in Contoso');
  expect(answered).toContain('They audit us');
  expect(answered).toContain('Asked again: \nMon 27 Sept 2027');
  expect(offers(await newestOf('omar', 'Adatum'))).toEqual([]);

  await drawbridge.advance('P30D');
  expect(await about('omar', 'Adatum')).toHaveLength(3);
});

test('"no longer needed" opens the form of the separation, and changes nothing by itself', async () => {
  const asked = await newestOf('ines', 'Microsoft support');
  const said = await drawbridge.press('ines', asked.id, 'No longer needed');
  expect(said.notice).toContain('a separation cannot be asked for here');
  const card = await newestOf('ines', 'Microsoft support');
  expect(textOf(card)).toContain('Have its entry removed in the Entra admin centre');
  expect(offers(card)).toEqual(['Still needed after all']);
  // What Entra ends by itself in these months was not sent by anybody.
  expect((await drawbridge.changes()).filter(({ method }) => method !== '')).toEqual([]);
});
