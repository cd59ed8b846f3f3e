// The page on laptops and phones: the way to the stories, the guide beside or above the chats, one bar.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { chatOf } from './play.ts';
import type { Window } from './window.ts';

let house: Window;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

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
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await strip.getByRole('button', { name: 'Guide' }).click();
    await page.locator('.step.now').waitFor();
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
