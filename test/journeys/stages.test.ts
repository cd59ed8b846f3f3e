// A request in two stages over HTTP, with an answer that does not come, and a colleague in somebody's stead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import type { Drawbridge } from '../support/drawbridge.ts';
import { managerStory, officeStory } from './kinds/stages.story.ts';
import { ask, decide, FINANCE, readCard } from './story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('an owner of the group, then one of the tenant, then security since nobody answered', () =>
  officeStory(drawbridge));

test('a manager says whether it is needed, before an owner lets anybody in', () =>
  managerStory(drawbridge));

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
