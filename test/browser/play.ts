// What a visitor does on the page, in the words of the guide.
import type { Locator, Page } from 'playwright-core';

export const chatOf = (page: Page, persona: string): Locator =>
  page.locator(`.chat[data-persona="${persona}"]`);

export async function say(page: Page, persona: string, text: string): Promise<void> {
  const field = chatOf(page, persona).locator('textarea');
  await field.fill(text);
  await field.press('Enter');
}

/** On the newest message that has such a button; waits until there is one. */
export async function press(page: Page, persona: string, title: string): Promise<void> {
  const buttons = chatOf(page, persona).getByRole('button', { name: new RegExp(`^${title}`) });
  await buttons.last().click();
}

/** Approves, and signs in again where that is asked for; `prompted` sees that it is. */
export async function approve(
  page: Page,
  persona: string,
  prompted = async (): Promise<void> => {},
): Promise<void> {
  const card = newestCard(page, persona);
  const button = page.getByRole('button', { name: /^Approve/ });
  await card.locator(button).click();
  const answered = card.filter({ hasNot: button });
  const prompt = page.locator('dialog.sign-in');
  await prompt.or(answered).first().waitFor();
  if (!(await prompt.isVisible())) return;
  await prompted();
  await prompt.getByRole('button', { name: /^Sign in as/ }).click();
  await prompt.waitFor({ state: 'detached' });
  await answered.waitFor();
}

/** The newest card of a request: news about it may stand below. */
export const newestCard = (page: Page, persona: string): Locator =>
  chatOf(page, persona).locator('.message', { hasText: '· rule ' }).last();

/** Fills the request form that is open, and sends it. */
export async function sendForm(page: Page, search: string, reason: string): Promise<void> {
  const dialog = page.locator('dialog[open]');
  const field = dialog.getByRole('combobox').first();
  await field.fill(search);
  await dialog.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await dialog.locator('textarea').fill(reason);
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Waits until the newest card of this chat says `text`. */
export async function cardSays(page: Page, persona: string, text: string): Promise<void> {
  const card = newestCard(page, persona);
  await card.getByText(text, { exact: true }).first().waitFor({ timeout: 20_000 });
}

/** Presses "Next due moment" until the card says so, at most `times`. */
export async function walkUntil(
  page: Page,
  persona: string,
  text: string,
  times = 30,
): Promise<void> {
  const words = newestCard(page, persona).getByText(text, { exact: true }).first();
  const said = (timeout: number) =>
    words.waitFor({ timeout }).then(
      () => true,
      () => false,
    );
  const next = page.getByRole('button', { name: /^Next due/ });
  // What is under way needs no clock; what a walk brought about arrives a moment after it.
  if (await said(3_000)) return;
  for (let n = 0; n < times; n += 1) {
    await next.click();
    await page.locator('.progress').waitFor({ state: 'hidden' });
    if (await said(1_000)) return;
  }
  throw new Error(`after ${times} due moments the card does not say "${text}"`);
}
