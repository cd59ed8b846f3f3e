// A guest from outside: the sponsor never sees the link, nobody decides for themselves, and it ends.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { guestsIn, membersOf } from '../story.ts';
import {
  askForJane,
  externalGuestStory,
  JANE,
  JANE_ROE,
  mailedLink,
} from './external-guest.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('what cannot be is told in the form, and nothing is kept of it', async () => {
  const told = async (inputs: Record<string, string>) =>
    JSON.stringify(await askForJane(drawbridge, { ...JANE_ROE, ...inputs }));
  expect(await told({ 'input-address': 'Jane <jane@partner.example>' })).toContain(
    'not one plain mail address',
  );
  expect(await told({ 'input-address': 'jane@p\u0430rtner.example' })).toContain('beyond a to z');
  expect(await told({ 'input-address': 'priya.nair@contoso.example' })).toContain(
    'belongs to Contoso, which is one of our tenants',
  );
  expect(await told({ 'input-name': 'see http://x' })).toContain('signs that do not belong');
  const { messages } = await drawbridge.say('alex', 'my requests');
  expect(JSON.stringify(messages)).toContain('You have not asked for anything yet');
});

test('the whole story', async () => {
  const before = await membersOf(drawbridge, 'fabrikam', 'Project Aurora');
  const { approval, waiting, active, over } = await externalGuestStory(drawbridge);
  expect(approval).toContain('Guest access to Project Aurora for Jane Roe');
  expect(approval).toContain(`Jane Roe (${JANE})`);
  expect(approval).toContain('Alex Meyer answers for this person');
  expect(approval).toContain('Nobody has checked who is behind partner.example.');
  expect(approval).toContain('Partner Ltd');
  expect(waiting).toContain('Waiting for acceptance');
  expect(active).toContain('Active since');
  expect(over).toContain('Read back as gone');
  expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(JANE);
  expect(await membersOf(drawbridge, 'fabrikam', 'Project Aurora')).toEqual(before);

  const link = await mailedLink(drawbridge, JANE);
  for (const who of ['alex', 'ines']) {
    expect(JSON.stringify(await drawbridge.chat(who))).not.toContain(link);
  }
  expect(drawbridge.productLog()).not.toContain(JANE);
});
