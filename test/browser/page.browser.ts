// The page itself: quick, readable in both colours, usable by keyboard, and whole on a narrow phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namelessControls, paleTexts } from './contrast.ts';
import { openHouse } from './house.ts';
import { cardSays, chatOf, press, say, sendForm } from './play.ts';
import type { Window } from './window.ts';

let house: Window;
beforeAll(async () => {
  house = await openHouse();
  const { page } = await house.page();
  await say(page, 'alex', 'request');
  await press(page, 'alex', 'Guest access');
  await sendForm(page, 'fin', 'Closing the quarter with the Fabrikam team');
  await cardSays(page, 'ines', 'Waiting for you');
  await page.context().close();
});
afterAll(() => house.close());

const overflow = (page: Page) =>
  page.evaluate(() => ({
    page: document.documentElement.scrollWidth - innerWidth,
    chats: [...document.querySelectorAll('.log')].map((log) => log.scrollWidth - log.clientWidth),
  }));

describe('speed', () => {
  test('paints within a second, and shows what was said within 200 ms', async () => {
    const { page } = await house.page();
    const [paint] = await page.evaluate(() =>
      performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
    );
    expect(paint).toBeLessThan(1_000);
    const field = chatOf(page, 'alex').locator('textarea');
    await field.fill('who am i');
    const waited = await page.evaluate(async () => {
      const log = document.querySelector('.chat[data-persona=alex] .log');
      const before = log?.querySelectorAll('.from-user').length ?? 0;
      const started = performance.now();
      document.querySelector<HTMLFormElement>('.chat[data-persona=alex] form')?.requestSubmit();
      while ((log?.querySelectorAll('.from-user').length ?? 0) === before) {
        await new Promise((next) => requestAnimationFrame(next));
      }
      return performance.now() - started;
    });
    expect(waited).toBeLessThan(200);
    await page.context().close();
  });
});

describe('reading', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`in ${colorScheme} colours every text has enough contrast, every control a name`, async () => {
      const { page, troubles } = await house.page({ colorScheme });
      expect(await page.evaluate(paleTexts)).toEqual([]);
      expect(await page.evaluate(namelessControls)).toEqual([]);
      await house.shot(page, `page-${colorScheme}`);
      await say(page, 'alex', 'request');
      await press(page, 'alex', 'Guest access');
      const dialog = page.locator('dialog[open]');
      await dialog.getByRole('button', { name: 'Send request' }).click();
      await dialog.getByText('Say in a sentence').waitFor();
      expect(await page.evaluate(paleTexts)).toEqual([]);
      expect(await page.evaluate(namelessControls)).toEqual([]);
      await house.shot(page, `dialog-${colorScheme}`);
      await page.keyboard.press('Escape');
      await page.locator('.faults > button').click();
      await page
        .getByRole('menuitem', { name: /^Fabrikam/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: /^Too many requests/ }).waitFor();
      expect(await page.evaluate(paleTexts)).toEqual([]);
      expect(troubles).toEqual([]);
      await page.context().close();
    });
  }

  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    test(`at ${width} by ${height} every control has a name, whichever tab is shown`, async () => {
      const { page } = await house.page({ viewport: { width, height } });
      for (const tab of ['changes', 'guide']) {
        const button = page.locator(`[data-tab=${tab}]`);
        if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
        expect(await page.evaluate(namelessControls), tab).toEqual([]);
        expect(await button.getAttribute('aria-label')).toMatch(new RegExp(`^${tab}`, 'i'));
        await page.getByRole('button', { name: 'Close', exact: true }).click();
      }
      await page.context().close();
    });
  }

  for (const [width, height] of [
    [360, 640],
    [390, 844],
    [720, 450],
    [1024, 768],
  ] as const) {
    test(`at ${width} by ${height} nothing sticks out and the box to write in is in sight`, async () => {
      const { page } = await house.page({ viewport: { width, height } }, '#ines');
      expect((await overflow(page)).page).toBeLessThanOrEqual(0);
      expect(Math.max(...(await overflow(page)).chats)).toBeLessThanOrEqual(0);
      const box = await chatOf(page, 'ines').locator('textarea').boundingBox();
      expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
      await house.shot(page, `page-${width}`);
      await page.locator('[data-tab=changes]').click();
      expect((await overflow(page)).page).toBeLessThanOrEqual(0);
      await page.context().close();
    });
  }
});

describe('keyboard', () => {
  test('arrows move among people, Enter opens, Ctrl+K finds', async () => {
    const { page } = await house.page({}, '#alex,ines');
    await page.locator('.person').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chatOf(page, 'omar').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nils');
    await page.keyboard.press('Enter');
    await chatOf(page, 'nils').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Message from Nils Berg',
    );
    await page.context().close();
  });

  test('a dialog holds the focus, Escape closes it and gives it back', async () => {
    const { page } = await house.page({}, '#alex');
    await say(page, 'alex', 'request');
    await press(page, 'alex', 'Guest access');
    await page.locator('dialog[open]').waitFor();
    for (let n = 0; n < 12; n += 1) {
      await page.keyboard.press('Tab');
      // The browser's own address bar counts as the body.
      const inside = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement === document.body || activeElement?.closest('dialog') !== null;
      });
      expect(inside).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Guest access');
    await page.context().close();
  });

  test('commands are suggested, chosen with the arrows and sent with Enter', async () => {
    const { page } = await house.page({}, '#alex');
    const field = chatOf(page, 'alex').locator('textarea');
    await field.focus();
    await field.pressSequentially('my r');
    await page.getByRole('option', { name: /^my requests/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chatOf(page, 'alex').locator('.from-user').last().getByText('my requests').waitFor();
    await page.context().close();
  });
});

describe('living', () => {
  test('a message for a chat that is not shown comes as a toast that leads there', async () => {
    const { page } = await house.page({}, '#alex,omar');
    await page.clock.install();
    await say(page, 'alex', 'request');
    await press(page, 'alex', 'Guest access');
    await sendForm(page, 'aurora', 'A second project');
    const toast = page.locator('.toast', { hasText: 'Ines Roth' });
    await toast.hover();
    // Another one moves it from under the pointer; it is kept all the same.
    await page.evaluate(() =>
      fetch('/sandbox/personas/sam/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'help' }),
      }),
    );
    await page.locator('.toast', { hasText: 'Sam Okafor' }).waitFor();
    await page.clock.runFor(20_000);
    await toast.locator('button').first().click();
    await chatOf(page, 'ines').waitFor();
    await page.context().close();
  });

  test('starting over empties the chats and the feed', async () => {
    const { page } = await house.page({}, '#alex');
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Start over' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => chatOf(page, 'alex').locator('.from-user').count()).toBe(0);
    await expect.poll(() => chatOf(page, 'alex').locator('.message').count()).toBe(1);
    await expect.poll(() => page.locator('.person .badge:not([hidden])').count()).toBe(8);
    expect(await page.locator('.toast').count()).toBe(0);
    await page.context().close();
  });
});
