// Words that fit several offered things: each has a button that keeps what was said.
import { expect, test } from 'vitest';
import { CHOICES, type Choice, whichOfferCard } from '../../src/cards/which-offer.ts';
import { lintCard } from './lint.ts';

const guest = {
  id: 'guest-access',
  title: 'Guest access',
  about: 'Work with a group for a while.',
};
const team = { id: 'project-team', title: 'Project team', about: 'Bring several people in.' };
const choice = (kind: Choice['kind'], tenant: string): Choice => ({
  kind,
  name: 'Finance Closing',
  tenant,
  value: `${tenant.toLowerCase()}/1`,
});
const card = (choices: readonly Choice[], asked = 'finance closing') =>
  whichOfferCard({
    asked,
    choices,
    besides: ['14 days', '“audit”'],
    values: { duration: 'P14D', justification: 'audit' },
  });
const buttons = (shown: unknown): ReadonlyArray<{ title: string; data: object }> =>
  (
    shown as { body: Array<{ items?: Array<{ actions?: [{ title: string; data: object }] }> }> }
  ).body
    .flatMap(({ items }) => items ?? [])
    .flatMap(({ actions }) => actions ?? []);

test('the kind names the button, and what was said goes into its form', () => {
  const shown = card([choice(guest, 'Fabrikam'), choice(team, 'Fabrikam')]);
  expect(lintCard(shown)).toEqual([]);
  expect(buttons(shown).map(({ title }) => title)).toEqual([
    'Guest access',
    'Project team',
    'Something else',
  ]);
  expect(buttons(shown)[1]?.data).toMatchObject({
    verb: 'open-form',
    kind: 'project-team',
    resource: 'fabrikam/1',
    duration: 'P14D',
    justification: 'audit',
  });
});

test('several of one kind are told apart by their place', () => {
  const shown = card([
    choice(guest, 'Fabrikam'),
    choice(guest, 'Contoso'),
    choice(team, 'Contoso'),
  ]);
  expect(buttons(shown).map(({ title }) => title)).toEqual([
    'Guest access: Finance Closing (Fabrikam)',
    'Guest access: Finance Closing (Contoso)',
    'Project team',
    'Something else',
  ]);
});

test('a long list is cut, with how many more there are', () => {
  const shown = card(Array.from({ length: 11 }, (_, i) => choice(guest, `Tenant${i}`)));
  expect(buttons(shown)).toHaveLength(CHOICES + 1);
  expect(JSON.stringify(shown)).toContain('And 3 more');
});

test('what was typed stays text', () => {
  const shown = card([choice(guest, 'Fabrikam')], '**bold** [here](http://x.example)');
  expect(JSON.stringify(shown.body)).not.toContain('[here](');
});
