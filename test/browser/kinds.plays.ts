// Every other kind of access, played in the web client from the form to the proof of its end.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { PERSONAL, type Play, SETTINGS } from './kinds-played.ts';
import { approve, cardSays, chatOf, newestCard, press, say, walkUntil } from './play.ts';
import type { Window } from './window.ts';

let house: Window;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function choose(dialog: Locator, search: string): Promise<void> {
  const field = dialog.getByRole('combobox').first();
  await field.fill(search);
  await dialog.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
}

async function fillIn(page: Page, play: Play): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await choose(dialog, play.search);
  const more = dialog.getByRole('button', { name: 'Continue' });
  if ((await more.count()) > 0) await more.click();
  await dialog.getByRole('button', { name: 'Send request' }).waitFor();
  for (const tick of play.ticks ?? []) {
    await dialog.getByText(tick, { exact: false }).first().click();
  }
  for (const [label, value] of Object.entries(play.fields ?? {})) {
    await dialog.getByLabel(new RegExp(label, 'i')).first().fill(value);
  }
  await dialog.locator('textarea').last().fill('The two tenants work on one product');
}

/** Not more than three chats stand side by side; the one that is looked for is brought in sight. */
async function show(page: Page, who: string): Promise<void> {
  if (!(await chatOf(page, who).isVisible())) {
    await page.locator(`.person[data-persona="${who}"]`).click();
  }
  await chatOf(page, who).waitFor();
}

async function send(page: Page): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await dialog.waitFor({ state: 'detached' });
}

const nameOf = ({ kind }: Play) => kind.toLowerCase().replaceAll(' ', '-');

const LAPTOP = { viewport: { width: 1440, height: 1000 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

type Steps = Pick<Play, 'asks' | 'deciders' | 'attest' | 'stands' | 'end'>;

/** From the request as it was sent to the proof of its end. */
async function playOn(page: Page, name: string, play: Steps): Promise<void> {
  const [first = ''] = play.deciders;
  for (const [i, who] of play.deciders.entries()) {
    await show(page, who);
    await cardSays(page, who, 'Waiting for you');
    if (i === 0) await house.shot(page, `kind-${name}-2-approval`);
    await approve(page, who, () => house.shot(page, `kind-${name}-2-sign-in`));
  }
  if (play.attest) {
    await show(page, play.asks);
    await cardSays(page, play.asks, 'Waiting for the partner');
    await show(page, first);
    await house.shot(page, `kind-${name}-2-partner`);
    await press(page, first, 'The partner has done it');
  }
  await show(page, play.asks);
  await walkUntil(page, play.asks, play.stands, 12);
  await house.shot(page, `kind-${name}-3-stands`);
  if (typeof play.end === 'object') {
    const { by } = play.end;
    await show(page, by);
    await press(page, by, 'Review now');
    await cardSays(page, by, `${play.stands}: still needed?`);
    await house.shot(page, `kind-${name}-4-review`);
    await press(page, by, 'End it');
    await show(page, play.asks);
  }
  if (play.end === 'given back') await press(page, play.asks, 'Give back');
  if (play.end === 'ended for others') await press(page, play.asks, 'End it');
  await walkUntil(page, play.asks, 'Ended', 40);
  const proof = newestCard(page, play.asks).getByText(/Read back as gone|itself stays/);
  await proof.first().scrollIntoViewIfNeeded();
  await house.shot(page, `kind-${name}-5-ended`);
  expect(await newestCard(page, play.asks).getByRole('button').allTextContents()).toEqual([
    'Details',
  ]);
}

async function tell(play: Play, words: string): Promise<void> {
  const { page, troubles } = await house.page(play.phone ? PHONE : LAPTOP, `#${play.asks}`);
  await say(page, play.asks, words);
  await press(page, play.asks, play.kind);
  await page.locator('dialog[open]').waitFor();
  await fillIn(page, play);
  await house.shot(page, `kind-${nameOf(play)}-1-form`);
  await send(page);
  await playOn(page, nameOf(play), play);
  expect(troubles).toEqual([]);
  await page.context().close();
}

describe('kinds', () => {
  test.each(SETTINGS)('$kind: agreed, set up, reviewed, ended', (play) =>
    tell(play, 'request settings'),
  );
  test.each(PERSONAL)('$kind: approved, given, ended', (play) => tell(play, 'request'));

  test('same access as a colleague: a piece is asked for in its own form, given, ended', async () => {
    const { page, troubles } = await house.page(LAPTOP, '#nils');
    await say(page, 'nils', 'same access as Priya Nair');
    const card = chatOf(page, 'nils').locator('.message', { hasText: 'The same as' }).last();
    await card.getByText('Finance Closing').waitFor();
    await house.shot(page, 'kind-same-access-0-pieces');
    await card
      .getByRole('button', { name: /^Ask for it/ })
      .first()
      .click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: 'Send request' }).waitFor();
    await dialog.locator('textarea').last().fill('Nils takes over the closing from Priya');
    await house.shot(page, 'kind-same-access-1-form');
    await send(page);
    await playOn(page, 'same-access', {
      asks: 'nils',
      deciders: ['ines'],
      stands: 'Active',
      end: 'given back',
    });
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
