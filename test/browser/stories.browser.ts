// The three stories of the guide, played to their end as a visitor plays them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { cardSays, chatOf, press, say, sendForm, walkUntil } from './play.ts';
import type { Window } from './window.ts';

let house: Window;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const WHY = 'Closing the quarter with the Fabrikam team';

describe('stories', () => {
  test('guest access: asked, approved, changed, accepted, ended, each step ticked off', async () => {
    const { page, troubles } = await house.page();
    await page.locator('.story').nth(0).click();
    const done = () => page.locator('.step.done').count();
    await page.getByRole('button', { name: 'Write it for me' }).click();
    await chatOf(page, 'alex').locator('textarea').press('Enter');
    await press(page, 'alex', 'Guest access');
    await page.locator('dialog[open]').waitFor();
    await house.shot(page, 'guest-1-form');
    await sendForm(page, 'fin', WHY);
    await cardSays(page, 'ines', 'Waiting for you');
    await house.shot(page, 'guest-2-approval');
    await press(page, 'ines', 'Approve');
    await cardSays(page, 'alex', 'Waiting for acceptance');

    await expect.poll(done).toBe(4);

    const opened = page.waitForEvent('popup');
    await chatOf(page, 'alex').getByRole('link', { name: 'Accept the invitation' }).click();
    const redeem = await opened;
    await redeem.getByRole('button').first().click();
    await redeem.getByRole('button').first().waitFor({ state: 'detached' });
    await redeem.close();
    await press(page, 'alex', 'I have accepted');
    await cardSays(page, 'alex', 'Active');
    await house.shot(page, 'guest-3-active');
    await walkUntil(page, 'alex', 'Ended');
    await expect.poll(done).toBe(6);
    await page.locator('[data-tab=changes]').click();
    await expect.poll(() => page.locator('.change').count()).toBeGreaterThanOrEqual(4);
    await house.shot(page, 'guest-4-ended');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('PIM eligibility: approved, eligible, ended', async () => {
    const { page, troubles } = await house.page();
    await page.locator('.story').nth(1).click();
    await say(page, 'nils', 'request');
    await press(page, 'nils', 'PIM eligibility');
    await sendForm(page, 'reports', 'Monthly usage report');
    await cardSays(page, 'omar', 'Waiting for you');
    await press(page, 'omar', 'Approve');
    await cardSays(page, 'nils', 'Eligible');
    await house.shot(page, 'pim-1-eligible');
    await walkUntil(page, 'nils', 'Ended');
    await expect.poll(() => page.locator('.step.done').count()).toBe(5);
    await house.shot(page, 'pim-2-ended');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('nobody approves for themselves: the second account has nothing to press', async () => {
    const { page, troubles } = await house.page({ viewport: { width: 1800, height: 900 } });
    await page.locator('.story').nth(2).click();
    await say(page, 'alex', 'request');
    await press(page, 'alex', 'Guest access');
    await sendForm(page, 'aurora', WHY);
    await cardSays(page, 'ines', 'Waiting for you');
    await say(page, 'alex-admin', 'approvals');
    await expect.poll(() => page.locator('.step.done').count()).toBe(3);
    const second = chatOf(page, 'alex-admin');
    expect(await second.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    await press(page, 'ines', 'Deny');
    const dialog = page.locator('dialog[open]');
    await dialog.locator('textarea').fill('Ask for Finance Closing instead');
    await dialog.getByRole('button', { name: 'Deny request' }).click();
    await cardSays(page, 'alex', 'Denied');
    await house.shot(page, 'self-1-denied');
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
