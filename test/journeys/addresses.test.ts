// Whom an invitation reaches, over HTTP: the person who was approved, whatever stands in their mail.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import type { Drawbridge } from '../support/drawbridge.ts';
import { editUser, guestOf, userWith } from './by-hand.ts';
import { ask, decide, FINANCE, readCard } from './story.ts';

const ALEX = 'alex.meyer@contoso.example';
const SOMEBODY_ELSE = 'somebody.else@mail.example';
let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('another person’s address in mail is not invited', async () => {
  const alex = await userWith(drawbridge, 'contoso', ALEX);
  await editUser(drawbridge, alex?.id ?? '', { mail: SOMEBODY_ELSE }, 'contoso');
  await ask(drawbridge, 'alex', FINANCE);
  const card = await readCard(drawbridge, 'ines');
  expect(card).toContain(`Alex Meyer (${ALEX}, at home in Contoso)`);
  expect(card).toContain(`Guest account for ${ALEX}`);
  expect(card).not.toContain(SOMEBODY_ELSE);

  await decide(drawbridge, 'ines', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Waiting for acceptance');
  expect(await guestOf(drawbridge, ALEX)).toBeDefined();
  expect(await guestOf(drawbridge, SOMEBODY_ELSE)).toBeUndefined();
});
