// `npm run pictures`: makes the pictures in docs/images anew, from the web client as it is.
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../support/drawbridge.ts';
import { openHouse } from './house.ts';
import { cardSays, chatOf, press, sendForm } from './play.ts';

const IMAGES = resolve(import.meta.dirname, '../../docs/images');
const WHY = 'Closing the quarter with the Fabrikam team';
const SMALL = { viewport: { width: 1280, height: 860 } };

const house = await openHouse();
try {
  const { page } = await house.page(SMALL);
  const shot = (name: string) => page.screenshot({ path: `${IMAGES}/${name}.png` });
  await shot('sandbox');
  // A card is taken whole, so the page has to be taller than it.
  await page.setViewportSize({ width: 1280, height: 1500 });
  await page.locator('.story').nth(0).click();
  await page.getByRole('button', { name: 'Write it for me' }).click();
  await chatOf(page, 'alex').locator('textarea').press('Enter');
  await press(page, 'alex', 'Guest access');
  const form = page.locator('dialog[open]');
  await form.waitFor();
  await form.screenshot({ path: `${IMAGES}/request-form.png` });
  await sendForm(page, 'fin', WHY);
  await cardSays(page, 'ines', 'Waiting for you');
  await picture(page, 'ines', 'approver-card');
  await both(page, 'approval-card');
  await press(page, 'ines', 'Approve');
  await cardSays(page, 'alex', 'Waiting for acceptance');
  const opened = page.waitForEvent('popup');
  await chatOf(page, 'alex').getByRole('link', { name: 'Accept the invitation' }).click();
  const redeem = await opened;
  await redeem.getByRole('button').first().click();
  await redeem.getByRole('button').first().waitFor({ state: 'detached' });
  await redeem.close();
  await press(page, 'alex', 'I have accepted');
  await cardSays(page, 'alex', 'Active');
  await picture(page, 'alex', 'active-card');
} finally {
  await house.close();
}

/** The request on both cards, as the two see it side by side. */
async function both(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1480, height: 960 });
  await cardSays(page, 'ines', 'Waiting for you');
  for (const who of ['alex', 'ines']) {
    const last = chatOf(page, who).locator('.message').last();
    await last.evaluate((message) => message.scrollIntoView({ block: 'end' }));
  }
  const [left, right] = await Promise.all(
    ['alex', 'ines'].map((who) => chatOf(page, who).boundingBox()),
  );
  if (!left || !right) throw new Error('A chat is not shown.');
  const width = right.x + right.width - left.x;
  const clip = { x: left.x, y: left.y, width, height: left.height };
  await page.screenshot({ path: `${IMAGES}/${name}.png`, clip });
  await page.setViewportSize({ width: 1280, height: 1500 });
}

/** By its place on the page: the card itself is drawn anew whenever news comes. */
async function picture(page: Page, who: string, name: string): Promise<void> {
  const card = chatOf(page, who).locator('.message', { hasText: '· rule ' }).last();
  await card.waitFor();
  const clip = await until(
    `${who} sees a card`,
    async () => (await card.boundingBox()) ?? undefined,
  );
  await page.screenshot({ path: `${IMAGES}/${name}.png`, clip });
}
