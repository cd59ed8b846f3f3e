// A setting between tenants is approved after a fresh sign-in, over HTTP: asked for, cancelled, given.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, until } from '../support/drawbridge.ts';
import { askSetting } from './kinds/settings.ts';
import { TRUST } from './kinds/trust.story.ts';
import { cardOf, readCard } from './story.ts';

const AGREED = /Omar Diaz for Northwind, \w{3} \d/;

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('a silent token is not enough, closing the prompt decides nothing, signing in approves', async () => {
  await askSetting(drawbridge, 'alex', TRUST);
  const card = await cardOf(drawbridge, 'omar');

  const prompted = await drawbridge.press('omar', card.id, 'Approve', {}, { signIn: false });
  expect(prompted.signIn?.text).toContain('counts once you have signed in again');
  expect(prompted.notice).toBeUndefined();
  expect(await readCard(drawbridge, 'alex')).not.toMatch(AGREED);

  const approved = await drawbridge.press('omar', card.id, 'Approve');
  expect(approved.signIn).toBeUndefined();
  expect(approved.error).toBeUndefined();
  await until('it counts', async () => AGREED.test(await readCard(drawbridge, 'alex')));
  // Signed in a moment ago, and for another request: once for each.
  await askSetting(drawbridge, 'alex', { ...TRUST, pair: 'From Contoso into Northwind' });
  const next = await cardOf(drawbridge, 'omar');
  const again = await drawbridge.press('omar', next.id, 'Approve', {}, { signIn: false });
  expect(again.signIn?.text).toContain('counts once you have signed in again');
});
