// A project team: each person's steps, one decision, and an end for all of them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import { choiceOf, type Drawbridge, textOf } from '../../support/drawbridge.ts';
import { cardOf, guestsIn, membersOf, readCard } from '../story.ts';
import { askForTeam, projectTeamStory, TEAM } from './project-team.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('who is not found is told by address, in the form', async () => {
  const told = JSON.stringify(
    await askForTeam(drawbridge, 'nils', [...TEAM, 'no.body@contoso.example', 'jane@x.example']),
  );
  expect(told).toContain('Nobody was found with the address no.body@contoso.example.');
  expect(told).toContain('Not an address of one of our tenants: jane@x.example.');
  expect(told).toContain('marta.kowalska@fabrikam.example');
});

test('the whole story', async () => {
  const before = await membersOf(drawbridge, 'fabrikam', 'Project Aurora');
  const { approval, waiting, active } = await projectTeamStory(drawbridge, 'nils');
  expect(approval).toContain(
    'Team access to Project Aurora for Alex Meyer, Priya Nair, and Marta Kowalska',
  );
  expect(approval).toContain('Alex Meyer is a guest (alex.meyer@contoso.example) and a member');
  expect(approval).toContain('Marta Kowalska is a member, as marta.kowalska@fabrikam.example');
  expect(waiting).toContain('Waiting for acceptance');
  expect(active).toContain('Active since');
  expect(await membersOf(drawbridge, 'fabrikam', 'Project Aurora')).toHaveLength(before.length + 3);

  const { messages } = await drawbridge.say('alex', 'my access');
  const card = messages.at(-1);
  if (!card) throw new Error('Nothing was answered.');
  expect(textOf(card)).toContain('Team access to Project Aurora');
  const { messages: opened } = await drawbridge.press('alex', card.id, 'Open');
  expect(JSON.stringify(opened)).not.toContain('End it');

  // Alex is done before the others, and Nils takes Priya out: Marta keeps theirs.
  const looked = opened.at(-1);
  if (!looked) throw new Error('Nothing was opened.');
  const given = JSON.stringify(await drawbridge.press('alex', looked.id, 'Give back my part'));
  expect(given).not.toContain('End it');
  await drawbridge.advance('PT1M');
  const own = await cardOf(drawbridge, 'nils');
  expect(textOf(own)).toMatch(
    /The part of Alex Meyer was given back by Alex Meyer, .*read back as gone/,
  );
  const { dialog } = await drawbridge.press('nils', own.id, 'End one person’s part…');
  if (!dialog) throw new Error('No dialog opened.');
  const person = choiceOf(dialog.card, 'person', 'Priya Nair (priya.nair@contoso.example)');
  await drawbridge.press('nils', dialog.id, 'End their part', { person });
  await drawbridge.advance('PT1M');
  const afterwards = await readCard(drawbridge, 'nils');
  expect(afterwards).toContain('Team access to Project Aurora for Marta Kowalska');
  expect(afterwards).toMatch(/Not any more:\s+Alex Meyer and Priya Nair/);
  expect(await membersOf(drawbridge, 'fabrikam', 'Project Aurora')).toHaveLength(before.length + 1);
  expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain('alex.meyer@contoso.example');
  const { messages: mine } = await drawbridge.say('alex', 'my access');
  expect(JSON.stringify(mine)).not.toContain('Team access to Project Aurora');

  await drawbridge.advance('P8D');
  expect(await readCard(drawbridge, 'nils')).toContain('Read back as gone');
  expect(await membersOf(drawbridge, 'fabrikam', 'Project Aurora')).toEqual(before);
  const guests = await guestsIn(drawbridge, 'fabrikam');
  expect(guests).not.toContain('alex.meyer@contoso.example');
  expect(guests).toContain('priya.nair@contoso.example');
});

test('an owner who would get it does not decide', async () => {
  const ines = 'ines.roth@fabrikam.example';
  // Alex owns Fabrikam with another account, so nobody would be left.
  const nobodyLeft = JSON.stringify(await askForTeam(drawbridge, 'nils', [...TEAM, ines]));
  expect(nobodyLeft).toContain('Everybody who could decide about this in Fabrikam asks for it or');
  await askForTeam(drawbridge, 'nils', [...TEAM.slice(1), ines]);
  const card = await readCard(drawbridge, 'ines');
  expect(card).toContain('You ask for this or would get it, so another owner decides.');
  expect(card).toContain('Why no buttons');
});
