// Every other kind of access, played in the web client from the form to the proof of its end.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { approve, cardSays, chatOf, press, say, walkUntil } from './play.ts';
import type { Window } from './window.ts';

let house: Window;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Play {
  readonly kind: string;
  readonly asks: string;
  /** Typed into the first question; the first choice found is taken. */
  readonly search: string;
  /** On the second page: choices to tick, and fields to fill. */
  readonly ticks?: readonly string[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly deciders: readonly string[];
  /** Pressed by the first who decides, once the partner's half is done. */
  readonly attest?: true;
  /** What the requestor's card says once it is set up. */
  readonly stands: string;
  readonly end: 'given back' | 'ended for others' | { readonly by: string };
}

const SETTINGS: readonly Play[] = [
  {
    kind: 'Inbound access',
    asks: 'alex',
    search: 'From Fabrikam into Contoso',
    ticks: ['Engineering', 'Payroll Portal'],
    deciders: ['omar', 'ines'],
    stands: 'Open',
    end: { by: 'omar' },
  },
  {
    kind: 'Outbound access',
    asks: 'alex',
    search: 'From Contoso into Adatum',
    ticks: ['Supply Chain', 'Adatum Payslips'],
    deciders: ['omar'],
    attest: true,
    stands: 'Open',
    end: { by: 'omar' },
  },
  {
    kind: 'Shared channels',
    asks: 'alex',
    search: 'From Fabrikam into Contoso',
    ticks: ['Engineering'],
    deciders: ['omar', 'ines'],
    stands: 'Open',
    end: { by: 'omar' },
  },
  {
    kind: 'Automatic redemption',
    asks: 'alex',
    search: 'From Northwind into Fabrikam',
    deciders: ['greta', 'ines', 'sam'],
    stands: 'Active',
    end: { by: 'ines' },
  },
  {
    kind: 'Cross-tenant synchronization',
    asks: 'alex',
    search: 'From Contoso into Northwind',
    ticks: ['Accept them'],
    deciders: ['greta', 'sam'],
    stands: 'Active',
    end: { by: 'greta' },
  },
  {
    kind: 'Multitenant organization',
    asks: 'alex',
    search: 'Northwind',
    deciders: ['omar', 'greta', 'sam'],
    stands: 'Joined',
    end: { by: 'greta' },
  },
  {
    kind: 'Connect a tenant',
    asks: 'alex',
    search: 'From Contoso into Northwind',
    deciders: ['omar', 'greta', 'sam'],
    stands: 'Connected',
    end: { by: 'greta' },
  },
  {
    kind: 'Separation',
    asks: 'alex',
    search: 'Fabrikam from Northwind',
    ticks: ['In both tenants'],
    deciders: ['ines', 'greta'],
    stands: 'Separated',
    end: { by: 'ines' },
  },
];

const PERSONAL: readonly Play[] = [
  {
    kind: 'Guest from outside',
    asks: 'alex',
    search: 'Project Aurora',
    fields: { address: 'jane.roe@partner.example', name: 'Jane Roe', Organi: 'Partner Ltd' },
    deciders: ['ines'],
    stands: 'Waiting for acceptance',
    end: 'ended for others',
  },
  {
    kind: 'Project team',
    asks: 'nils',
    search: 'Project Aurora',
    fields: { Who: 'marta.kowalska@fabrikam.example\npriya.nair@contoso.example' },
    deciders: ['ines'],
    stands: 'Active',
    end: 'ended for others',
  },
  {
    kind: 'Group membership',
    asks: 'alex',
    search: 'Merger Data Room',
    deciders: ['omar'],
    stands: 'Eligible',
    end: 'given back',
  },
  {
    kind: 'Use of an application',
    asks: 'alex',
    search: 'Expense Portal',
    deciders: ['omar'],
    stands: 'Active',
    end: 'given back',
  },
  {
    kind: 'Access package',
    asks: 'nils',
    search: 'Quarter Closing',
    deciders: ['ines'],
    stands: 'Active',
    end: 'given back',
  },
];

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

const nameOf = ({ kind }: Play) => kind.toLowerCase().replaceAll(' ', '-');

async function tell(play: Play, words: string): Promise<void> {
  const { page, troubles } = await house.page(
    { viewport: { width: 1440, height: 1000 } },
    `#${play.asks}`,
  );
  await say(page, play.asks, words);
  await press(page, play.asks, play.kind);
  await page.locator('dialog[open]').waitFor();
  await fillIn(page, play);
  await house.shot(page, `kind-${nameOf(play)}-1-form`);
  await page.locator('dialog[open]').getByRole('button', { name: 'Send request' }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  for (const [i, who] of play.deciders.entries()) {
    await show(page, who);
    await cardSays(page, who, 'Waiting for you');
    if (i === 0) await house.shot(page, `kind-${nameOf(play)}-2-approval`);
    await approve(page, who);
  }
  await show(page, play.asks);
  if (play.attest) {
    await show(page, play.deciders[0] ?? '');
    await cardSays(page, play.asks, 'Waiting for the partner');
    await house.shot(page, `kind-${nameOf(play)}-2-partner`);
    await press(page, play.deciders[0] ?? '', 'The partner has done it');
  }
  await walkUntil(page, play.asks, play.stands, 12);
  await house.shot(page, `kind-${nameOf(play)}-3-stands`);
  if (typeof play.end === 'object') {
    await show(page, play.end.by);
    await press(page, play.end.by, 'Review now');
    await cardSays(page, play.end.by, `${play.stands}: still needed?`);
    await house.shot(page, `kind-${nameOf(play)}-4-review`);
    await press(page, play.end.by, 'End it');
  }
  await show(page, play.asks);
  if (play.end === 'given back') await press(page, play.asks, 'Give back');
  if (play.end === 'ended for others') await press(page, play.asks, 'End it');
  await walkUntil(page, play.asks, 'Ended', 40);
  await house.shot(page, `kind-${nameOf(play)}-5-ended`);
  expect(troubles).toEqual([]);
  await page.context().close();
}

describe('kinds', () => {
  test.each(SETTINGS)('$kind: agreed, set up, reviewed, ended', (play) =>
    tell(play, 'request settings'),
  );
  test.each(PERSONAL)('$kind: approved, given, ended', (play) => tell(play, 'request'));

  test('same access as a colleague: piece by piece, each with its own form', async () => {
    const { page, troubles } = await house.page(
      { viewport: { width: 1440, height: 1000 } },
      '#nils',
    );
    await say(page, 'nils', 'same access as Priya Nair');
    const card = chatOf(page, 'nils').locator('.message', { hasText: 'The same as' }).last();
    await card.getByText('Project Aurora').first().waitFor();
    await house.shot(page, 'kind-same-access');
    await card
      .getByRole('button', { name: /^Ask for it/ })
      .first()
      .click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: /Continue|Send request/ }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
