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

describe('a first visit', () => {
  for (const [width, height, way] of [
    [1280, 800, 'the guide'],
    [1024, 768, 'the guide'],
    [900, 700, 'a line'],
    [390, 844, 'a line'],
  ] as const) {
    test(`at ${width} px ${way} shows the way to the stories`, async () => {
      const { page } = await house.page({ viewport: { width, height } });
      const line = page.getByRole('button', { name: 'Show the stories' });
      await house.shot(page, `first-${width}`);
      if (way === 'a line') await line.click();
      else expect(await line.isVisible()).toBe(false);
      await page.locator('.story').first().waitFor();
      await house.shot(page, `guide-${width}`);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      expect(await line.isVisible()).toBe(false);
      await page.context().close();
    });
  }

  test('while a story is played, its step stays in sight without the guide', async () => {
    const { page } = await house.page({ viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: 'Show the stories' }).click();
    await page.locator('.story').first().click();
    await page.getByRole('button', { name: 'Write it for me' }).click();
    const strip = page.locator('#strip');
    await strip.getByText('Step 1 of 6.').waitFor();
    await chatOf(page, 'alex').locator('textarea').press('Enter');
    await strip.getByText('Step 2 of 6.').waitFor();
    await house.shot(page, 'phone-step');
    expect((await overflow(page)).page).toBeLessThanOrEqual(0);
    await strip.getByRole('button', { name: 'Guide' }).click();
    await page.locator('.step.now').waitFor();
    await page.context().close();
  });
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
    await expect.poll(() => page.locator('.person .badge:not([hidden])').count()).toBe(6);
    expect(await page.locator('.toast').count()).toBe(0);
    await page.context().close();
  });
});

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

  test('the guide gives way to words written for somebody, to Escape and to its close button', async () => {
    const { page } = await house.page(phone);
    const sheet = page.locator('#drawer');
    const guide = page.locator('[data-tab=guide]');
    await guide.click();
    await page.locator('.story').first().click();
    await house.shot(page, 'phone-guide');
    await page.getByRole('button', { name: 'Write it for me' }).click();
    await sheet.waitFor({ state: 'hidden' });
    const field = chatOf(page, 'alex').locator('textarea');
    expect(await field.inputValue()).toBe('request');
    const box = await field.boundingBox();
    const top = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.tagName,
      [(box?.x ?? 0) + 20, (box?.y ?? 0) + 10],
    );
    expect(top).toBe('TEXTAREA');
    await house.shot(page, 'phone-written');
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: 'Close', exact: true }).click(),
      () => field.focus(),
    ]) {
      await guide.click();
      await sheet.waitFor();
      await close();
      await sheet.waitFor({ state: 'hidden' });
    }
    await page.context().close();
  });
});

describe('a laptop', () => {
  for (const [width, height, beside] of [
    [1440, 900, 2],
    [1280, 800, 2],
    [1024, 768, 1],
  ] as const) {
    test(`at ${width} px ${beside} chats stand beside the guide, and the bar is one line at any time`, async () => {
      const { page } = await house.page({ viewport: { width, height } });
      await page.locator('.story').first().click();
      expect(await page.locator('.chat').count()).toBe(beside);
      const post = (body: object) =>
        fetch(`${house.origin}/sandbox/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      await post({ advance: 'PT13H27M' });
      await page.locator('.distance').getByText(/hours/).waitFor();
      await expect.poll(() => page.locator('.clock-group small').textContent()).toMatch(/^in /);
      const sizes = await page.evaluate(() => {
        const line = document.querySelector('.bar-line');
        const inside = [...document.querySelectorAll('.bar-line .button')];
        return {
          height: document.querySelector('.bar')?.clientHeight ?? 0,
          over: (line?.scrollWidth ?? 0) - (line?.clientWidth ?? 0),
          tallest: Math.max(...inside.map((one) => one.clientHeight)),
        };
      });
      expect(sizes.height).toBeLessThanOrEqual(56);
      expect(sizes.over).toBeLessThanOrEqual(0);
      expect(sizes.tallest).toBeLessThan(40);
      await house.shot(page, `ahead-${width}`);
      await page.context().close();
    });
  }
});
