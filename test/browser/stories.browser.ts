// The stories of the guide, played to their end as a visitor plays them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { approve, cardSays, chatOf, press, say, sendForm, walkUntil } from './play.ts';
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

    await expect.poll(done).toBe(3);
    await page.locator('[data-tab=changes]').click();
    await expect.poll(() => page.locator('.change').count()).toBeGreaterThanOrEqual(2);
    await page.locator('#strip').getByText('Step 5 of 6.').waitFor();
    await house.shot(page, 'guest-3-changes');
    await page.locator('#strip').getByRole('button', { name: 'Guide' }).click();
    await expect.poll(done).toBe(4);

    await page.getByRole('button', { name: /^Next due/ }).click();
    const toast = page.locator('.toast', { hasText: 'Nothing visible changed; now' });
    await toast.getByText('Looked whether Alex Meyer has accepted the invitation').waitFor();
    await house.shot(page, 'guest-3-looked');

    const opened = page.waitForEvent('popup');
    await chatOf(page, 'alex').getByRole('link', { name: 'Accept the invitation' }).click();
    const redeem = await opened;
    await redeem.getByRole('button').first().click();
    await redeem.getByRole('button').first().waitFor({ state: 'detached' });
    await redeem.close();
    await press(page, 'alex', 'I have accepted');
    await cardSays(page, 'alex', 'Active');
    await house.shot(page, 'guest-4-active');
    await walkUntil(page, 'alex', 'Ended');
    await expect.poll(done).toBe(6);
    await page.getByRole('button', { name: 'Next: Nils may need a role in Contoso' }).waitFor();
    await page.locator('[data-tab=changes]').click();
    await expect.poll(() => page.locator('.change').count()).toBeGreaterThanOrEqual(4);
    await house.shot(page, 'guest-5-ended');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a request for another tenant ticks nothing off, and the story can begin again', async () => {
    const { page, troubles } = await house.page();
    await page.locator('.story').nth(1).click();
    await say(page, 'nils', 'request');
    await press(page, 'nils', 'Guest access');
    await sendForm(page, 'finance', 'Wrong house');
    const detour = page.locator('.detour');
    await detour.getByText('in Fabrikam. This story needs PIM eligibility in Contoso.').waitFor();
    expect(await page.locator('.step.done').count()).toBe(1);
    await house.shot(page, 'pim-0-detour');
    await detour.getByRole('button', { name: 'Begin this story again' }).click();
    expect(await page.locator('.step.done').count()).toBe(0);
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
    await expect.poll(() => page.locator('.step.done').count()).toBe(4);
    await house.shot(page, 'pim-2-ended');
    await page.locator('[data-tab=changes]').click();
    await page.locator('[data-tab=guide]').click();
    await page.locator('.finished').getByText('That was the story.').waitFor();
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
    await page.locator('.finished').getByText('That was the story.').waitFor();
    await house.shot(page, 'self-1-denied');
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

test('a setting between tenants: two say yes, and it ends only when somebody says so', async () => {
  const { page, troubles } = await house.page({ viewport: { width: 1800, height: 1000 } });
  await page.locator('.story').nth(3).click();
  await say(page, 'alex', 'request settings');
  await press(page, 'alex', 'Inbound trust');
  const dialog = page.locator('dialog[open]');
  const field = dialog.getByRole('combobox').first();
  await field.fill('into contoso');
  await dialog.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await house.shot(page, 'trust-1-form');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByText('Microsoft Entra hybrid joined devices').click();
  await dialog.locator('textarea').fill(WHY);
  await house.shot(page, 'trust-2-form');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await cardSays(page, 'omar', 'Waiting for you');
  await house.shot(page, 'trust-3-approval');
  await approve(page, 'omar');
  await cardSays(page, 'omar', 'Waiting for a decision');
  await cardSays(page, 'sam', 'Waiting for you');
  await house.shot(page, 'trust-4-half');
  await approve(page, 'sam');
  await cardSays(page, 'alex', 'Active');
  await page.locator('[data-tab=changes]').click();
  await page.locator('#strip').getByRole('button', { name: 'Guide' }).click();
  await press(page, 'omar', 'Review now');
  await cardSays(page, 'omar', 'Active: still needed?');
  await house.shot(page, 'trust-5-review');
  await press(page, 'omar', 'End it');
  await cardSays(page, 'alex', 'Ended');
  await page.locator('.finished').getByText('That was the story.').waitFor();
  await house.shot(page, 'trust-6-ended');
  expect(troubles).toEqual([]);
  await page.context().close();
});

test('starting over takes the ticks away, also while no page is open', async () => {
  const { page } = await house.page();
  const ticks = page.locator('.story .icon');
  const play = () =>
    page.evaluate(() => localStorage.setItem('stories-played', '["guest-access"]'));
  const reset = () => fetch(`${house.origin}/sandbox/reset`, { method: 'POST' });
  await play();
  await page.reload();
  await expect.poll(() => ticks.count()).toBe(1);
  await reset();
  await expect.poll(() => ticks.count()).toBe(0);
  await play();
  await page.goto('about:blank');
  await reset();
  await page.goto(house.origin);
  await page.locator('.story').first().waitFor();
  expect(await ticks.count()).toBe(0);
  await page.context().close();
});
