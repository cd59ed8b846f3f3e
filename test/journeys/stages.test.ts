// A request in two stages over HTTP, with an answer that does not come, and a colleague in somebody's stead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { managerStory, OFFICE, officeStory } from './kinds/stages.story.ts';
import { ask, cardOf, decide, FINANCE, readCard } from './story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('an owner of the group, then one of the tenant, then security since nobody answered', () =>
  officeStory(drawbridge));

test('a manager says whether it is needed, before an owner lets anybody in', () =>
  managerStory(drawbridge));

test('the first stage shortens, the second agrees to that, and it ends by that time', async () => {
  await ask(drawbridge, 'greta', { ...OFFICE, duration: 'P14D' });
  const shown = await cardOf(drawbridge, 'alex');
  await drawbridge.press('alex', shown.id, 'Approve for this time', { time: 'P1D' });
  const line = 'Alex Meyer shortens it from 14 days to 1 day';
  for (const who of ['greta', 'omar']) expect(await readCard(drawbridge, who)).toContain(line);
  await decide(drawbridge, 'omar', 'Approve');
  const done = await readCard(drawbridge, 'greta');
  expect(done).toContain('Asked for: Guest access to Merger Office, for 14 days');
  expect(done).toContain(line);
  expect(done).toContain('Approved by Omar Diaz');
  await drawbridge.advance('P1DT1H');
  expect(await readCard(drawbridge, 'greta')).toContain('Expired');
});

test('a delegate who has accepted decides in the stead of whoever is away', async () => {
  await drawbridge.say('ines', 'away until tomorrow delegate Omar Diaz');
  const asked = (await drawbridge.chat('omar')).at(-1);
  if (!asked) throw new Error('Nobody asked Omar.');
  await drawbridge.press('omar', asked.id, 'Accept');
  await ask(drawbridge, 'nils', FINANCE);
  expect(await readCard(drawbridge, 'omar')).toContain('You decide in the stead of Ines Roth');
  await decide(drawbridge, 'omar', 'Approve');
  expect(await readCard(drawbridge, 'nils')).toContain('Omar Diaz in the stead of Ines Roth');
});

test('"delegate to" somebody shows whom and until when, and only a button asks them', async () => {
  const last = async (words?: string) => {
    const messages = words ? (await drawbridge.say('greta', words)).messages : undefined;
    const card = (messages ?? (await drawbridge.chat('greta'))).at(-1);
    if (!card) throw new Error('Nothing was answered.');
    return card;
  };
  const before = (await drawbridge.chat('omar')).length;
  const which = await last('delegate to Omar');
  expect(textOf(which)).toContain('Whom do you mean?');
  await drawbridge.press('greta', which.id, 'This one');
  const when = await last();
  expect(textOf(when)).toContain('away until <day> delegate Omar Diaz');
  expect(await drawbridge.chat('omar')).toHaveLength(before);
  const [, button = ''] = /"title":"(Ask Omar Diaz, until [^"]+)"/.exec(JSON.stringify(when)) ?? [];
  await drawbridge.press('greta', when.id, button);
  expect(textOf(await last())).toContain('Omar Diaz is asked to decide in your stead');
  expect((await drawbridge.chat('omar')).length).toBe(before + 1);
});
