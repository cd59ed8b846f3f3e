// Cards as the page draws and presses them, with a bot that answers as each test wants.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { openTenants } from '../../src/sandbox/start/tenants.ts';
import { BOT_APP_ID, card, executeAction } from '../sandbox/personas/chat-world.ts';
import { type Sent, type StandIn, startStandIn } from '../sandbox/personas/stand-in-bot.ts';
import { covered } from './covered.ts';
import { chatOf } from './play.ts';
import { openWindow, type Window } from './window.ts';

let sandbox: Sandbox;
let bot: StandIn;
let window: Window;
let persona = '';
let page: Page;
let troubles: string[] = [];
let token = '';

const invoked = (name: string) => bot.received.filter((activity) => activity.name === name);
const answer = (type: string, value: unknown, status = 200) => ({
  status,
  body: { statusCode: status, type: `application/vnd.microsoft.${type}`, value },
});

async function connectorToken(): Promise<string> {
  const { botTenantId } = sandbox.directories;
  const response = await fetch(`${sandbox.origin}/${botTenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: BOT_APP_ID,
      client_secret: 'any',
      scope: 'https://api.botframework.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

beforeAll(async () => {
  bot = await startStandIn(
    () => `${sandbox.origin}/connector`,
    () => `Bearer ${token}`,
  );
  bot.on = async (activity) => {
    if (activity.type === 'installationUpdate') await bot.send(activity, { text: 'Welcome' });
  };
  sandbox = await startSandbox({
    port: 0,
    botAppId: BOT_APP_ID,
    productUrl: bot.url,
    stateFile: ':memory:',
    openDirectories: (parts) => openTenants(parts, { scenarioDir: 'estate/sandbox' }),
  });
  token = await connectorToken();
  persona = sandbox.world.people()[0]?.name ?? '';
  window = await openWindow(sandbox.origin);
});
afterAll(async () => {
  await window.close();
  await sandbox.close();
  await bot.close();
});

beforeEach(async () => {
  await page?.context().close();
  ({ page, troubles } = await window.page({}, `#${persona}`));
});

/** Shows this card in the chat; from then on the bot answers with `on`. */
async function show(content: Record<string, unknown>, on: (activity: Sent) => unknown = () => {}) {
  bot.on = async (activity) => {
    if (activity.text !== 'card') return on(activity);
    await bot.send(activity, { attachments: [card(content)] });
    return undefined;
  };
  const field = chatOf(page, persona).locator('textarea');
  const messages = chatOf(page, persona).locator('.message');
  const before = await messages.count();
  await field.fill('card');
  await field.press('Enter');
  // What was said, and the answer: the card before it is not the one that is meant.
  await expect.poll(() => messages.count()).toBe(before + 2);
  const newest = messages.last();
  await newest.locator('.card').waitFor();
  return newest;
}
const text = (words: string, more = {}) => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...more,
});

describe('cards', () => {
  test('type-ahead asks the bot with the rest of the form, and sends the value, not the title', async () => {
    const content = {
      body: [
        { type: 'Input.Text', id: 'tenant', label: 'Tenant', value: 'zeta' },
        {
          type: 'Input.ChoiceSet',
          id: 'group',
          label: 'Group',
          choices: [{ title: 'Fixed one', value: 'fixed' }],
          'choices.data': { type: 'Data.Query', dataset: 'groups' },
        },
      ],
      actions: [executeAction('Go', 'go')],
    };
    const results = [{ title: 'Finance Closing', value: 'id-17' }];
    const message = await show(content, ({ name }) =>
      name === 'application/search' ? answer('search.searchResponse', { results }) : undefined,
    );
    const field = message.getByRole('combobox', { name: 'Group' });
    await field.fill('fin');
    await page.getByRole('option', { name: 'Finance Closing' }).click();
    await message.getByRole('button', { name: 'Go' }).click();
    await expect.poll(() => invoked('adaptiveCard/action').length).toBeGreaterThan(0);
    expect(invoked('application/search').at(-1)?.value).toMatchObject({
      dataset: 'groups',
      queryText: 'fin',
      data: { tenant: 'zeta' },
    });
    expect(invoked('adaptiveCard/action').at(-1)?.value).toMatchObject({
      action: { verb: 'go', data: { tenant: 'zeta', group: 'id-17' } },
    });
    expect(troubles).toEqual([]);
  });

  test('an error stands at the card, a sentence comes as a toast, a new card takes the place', async () => {
    const actions = ['bad', 'note', 'new'].map((verb) => executeAction(verb, verb));
    const message = await show({ body: [text('before')], actions }, ({ value }) => {
      const { verb } = (value as { action: { verb: string } }).action;
      if (verb === 'bad') return answer('error', { code: 'x', message: 'Say why first.' }, 400);
      if (verb === 'note') return answer('activity.message', 'Noted for later');
      return answer('card.adaptive', card({ body: [text('after')] }).content);
    });
    await message.getByRole('button', { name: 'bad' }).click();
    await message.getByRole('alert').getByText('Say why first.').waitFor();
    await message.getByRole('button', { name: 'note' }).click();
    await page.locator('.toast').getByText('Noted for later').waitFor();
    expect(await message.getByRole('alert').isVisible()).toBe(false);
    await message.getByRole('button', { name: 'new' }).click();
    await message.getByText('after').waitFor();
    expect(await message.getByText('before').count()).toBe(0);
  });

  test('a sentence of the bot is shown whole, and stays until it is closed', async () => {
    const long = `${'The directory has changed since this card was drawn. '.repeat(6)}Look again.`;
    const note = executeAction('note', 'note');
    const message = await show({ body: [text('x')], actions: [note] }, () =>
      answer('activity.message', long),
    );
    await page.clock.install();
    await message.getByRole('button', { name: 'note' }).click();
    const words = page.locator('.toast span span').getByText(long);
    await words.waitFor();
    expect(await words.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThan(2);
    await page.clock.runFor(60_000);
    expect(await words.isVisible()).toBe(true);
    await window.shot(page, 'toast-long');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await words.waitFor({ state: 'detached' });
  });

  for (const [width, height, most] of [
    [1440, 900, 3],
    [1280, 720, 3],
    [390, 844, 1],
  ] as const) {
    test(`news for five other people lies on nothing that can be pressed at ${width} px`, async () => {
      await page.context().close();
      ({ page } = await window.page({ viewport: { width, height } }, `#${persona}`));
      const [{ objectId } = { objectId: '' }] = sandbox.world.people();
      const others = bot.received.filter(
        ({ type, from }) => type === 'installationUpdate' && from.aadObjectId !== objectId,
      );
      for (const one of others.slice(0, 5)) {
        await bot.send(one, { text: 'Something that takes more than one line to be told here.' });
      }
      const toasts = page.locator('.toast');
      await expect.poll(() => toasts.count()).toBe(3);
      expect(await toasts.locator('visible=true').count()).toBe(most);
      expect(await page.evaluate(covered)).toEqual([]);
      await window.shot(page, `toasts-${width}`);
    });
  }

  test('what was typed survives when the card around it changes', async () => {
    const form = (words: string) => ({
      body: [text(words), { type: 'Input.Text', id: 'why', label: 'Why' }],
      actions: [executeAction('Go', 'go')],
    });
    let sent: Sent | undefined;
    const message = await show(form('first'), (activity) => {
      sent = activity;
    });
    await message.getByLabel('Why').fill('half a sentence');
    await message.getByRole('button', { name: 'Go' }).click();
    await expect.poll(() => sent?.replyToId).toBeTruthy();
    const path = `/v3/conversations/${encodeURIComponent(sent?.conversation.id ?? '')}`;
    const attachments = [card(form('second'))];
    await bot.call('PUT', `${path}/activities/${sent?.replyToId}`, {
      type: 'message',
      attachments,
    });
    await message.getByText('second').waitFor();
    expect(await message.getByLabel('Why').inputValue()).toBe('half a sentence');
  });

  test('a card that changes under a press takes no second one, and shows what came of the first', async () => {
    const actions = [executeAction('Go', 'go')];
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const message = await show({ body: [text('first')], actions }, async ({ value, ...sent }) => {
      if (!value) return undefined;
      const path = `/v3/conversations/${encodeURIComponent(sent.conversation.id)}`;
      const attachments = [card({ body: [text('second')], actions })];
      await bot.call('PUT', `${path}/activities/${sent.replyToId}`, {
        type: 'message',
        attachments,
      });
      await held;
      return answer('error', { code: 'x', message: 'Somebody was quicker.' }, 400);
    });
    await message.getByRole('button', { name: 'Go' }).click();
    await message.getByText('second').waitFor();
    expect(await message.locator('.pressing[aria-busy=true]').count()).toBe(1);
    release();
    await message.getByRole('alert').getByText('Somebody was quicker.').waitFor();
    expect(await message.locator('.pressing').count()).toBe(0);
  });

  test('required fields are asked for before anything is sent', async () => {
    const why = { type: 'Input.Text', id: 'why', label: 'Why', isRequired: true };
    const message = await show({
      body: [{ ...why, errorMessage: 'Say why.' }],
      actions: [executeAction('Go', 'go')],
    });
    const before = bot.received.length;
    await message.getByRole('button', { name: 'Go' }).click();
    await message.getByText('Say why.').waitFor();
    expect(bot.received.length).toBe(before);
  });

  test('names and words of people are never markup', async () => {
    const evil = '<img src=x onerror="document.title=1"><b>x</b> [y](javascript:alert(1))';
    const message = await show({
      body: [text(evil), { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: evil }] }],
    });
    expect(await message.locator('img, b, a').count()).toBe(0);
    expect(await message.textContent()).toContain('<b>x</b>');
    expect(await page.title()).not.toBe('1');
  });

  test('unfolding happens on the page alone, and comes in sight', async () => {
    const message = await show({
      body: [text('top'), ...Array.from({ length: 30 }, () => text('hidden', { id: 'more' }))].map(
        (one, at) => (at === 0 ? one : { ...one, id: `more-${at}`, isVisible: false }),
      ),
      actions: [
        {
          type: 'Action.ToggleVisibility',
          title: 'Details',
          targetElements: Array.from({ length: 30 }, (_one, at) => `more-${at + 1}`),
        },
      ],
    });
    const before = bot.received.length;
    await message.getByRole('button', { name: 'Details' }).click();
    await message.getByText('hidden').last().waitFor();
    expect(bot.received.length).toBe(before);
    const log = chatOf(page, persona).locator('.log');
    await expect
      .poll(() => log.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight))
      .toBeLessThan(5);
  });

  test('what stands behind the further buttons opens beside them, and the page stays as it is', async () => {
    const message = await show({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'A card' },
        ...Array.from({ length: 30 }, (_one, at) => ({
          ...text(`line ${at + 1}`, { id: `less-${at + 1}` }),
          isVisible: false,
        })),
      ],
      actions: [
        { type: 'Action.Execute', title: 'First', verb: 'first' },
        { type: 'Action.Execute', title: 'Second…', verb: 'second', mode: 'secondary' },
        {
          type: 'Action.ToggleVisibility',
          title: 'For less…',
          mode: 'secondary',
          targetElements: Array.from({ length: 30 }, (_one, at) => `less-${at + 1}`),
        },
      ],
    });
    const more = message.getByRole('button', { name: 'More options' });
    const before = await message.boundingBox();
    await more.click();
    const item = page.getByRole('menuitem', { name: 'Second…' });
    const [button, menu, after] = await Promise.all([
      more.boundingBox(),
      item.boundingBox(),
      message.boundingBox(),
    ]);
    expect(after).toEqual(before);
    expect(Math.abs((menu?.x ?? 0) - (button?.x ?? 0))).toBeLessThan(200);
    const beside = Math.abs((menu?.y ?? 0) - (button?.y ?? 0));
    expect(beside).toBeLessThan(80);
    await window.shot(page, 'card-menu');
    const acted = invoked('adaptiveCard/action').length;
    await item.click();
    await expect.poll(() => invoked('adaptiveCard/action').length).toBe(acted + 1);
    // What such a button unfolds comes in sight.
    await more.click();
    await page.getByRole('menuitem', { name: 'For less…' }).click();
    await message.getByText('line 30').waitFor();
    const log = chatOf(page, persona).locator('.log');
    await expect
      .poll(() => log.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight))
      .toBeLessThan(5);
  });

  test('a bot that is away: the words come back into the box, and the reason is said', async () => {
    await bot.close();
    const field = chatOf(page, persona).locator('textarea');
    await field.fill('are you there');
    await field.press('Enter');
    await page
      .locator('.toast.serious')
      .getByText(/cannot be reached/)
      .waitFor();
    expect(await field.inputValue()).toBe('are you there');
  });
});
