// A request in two stages over HTTP, with an answer that does not come, and a colleague in somebody's stead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import type { Drawbridge } from '../support/drawbridge.ts';
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
