// Who decides in which order: owners of a group, then of the tenant, and others when nobody answers.
import { expect } from 'vitest';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { ask, cardOf, decide, readCard } from '../story.ts';
import { askOnTwoPages } from './external-guest.story.ts';

export const OFFICE = { kind: 'Guest access', resource: 'Merger Office (Contoso)' };
const EXPENSES = {
  kind: 'Use of an application',
  resource: 'Expense Portal as Approver (Contoso)',
};

/** Two stages; the second goes further after four hours, and security decides in the owner's place. */
export async function officeStory(drawbridge: Drawbridge): Promise<void> {
  await ask(drawbridge, 'greta', OFFICE);
  const waiting = await readCard(drawbridge, 'greta');
  expect(waiting).toContain('Alex Meyer for the owners of Merger Office');
  expect(waiting).toContain('1 of 2; then Contoso.');
  const first = await readCard(drawbridge, 'alex');
  expect(first).toContain('You own Merger Office in Contoso and decide who uses it.');
  const before = (await drawbridge.chat('omar')).length;
  await decide(drawbridge, 'alex', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain(
    'you have agreed for the owners of Merger Office',
  );

  const second = await readCard(drawbridge, 'omar');
  expect(second).toContain('Guest access to Merger Office for Greta Lang');
  expect(second).toContain('2 of 2.');
  expect(second).toContain('Alex Meyer for the owners of Merger Office');
  expect(second).toContain('it goes to security as well');
  await drawbridge.advance('PT1H');
  expect((await drawbridge.chat('omar')).length).toBe(before + 2);
  await drawbridge.advance('PT3H');
  expect(await readCard(drawbridge, 'sam')).toContain('Nobody had answered in time');
  expect(await readCard(drawbridge, 'greta')).toContain('it has gone to security as well');
  await decide(drawbridge, 'sam', 'Approve');
  const done = await readCard(drawbridge, 'sam');
  expect(done).toContain('Agreed by Alex Meyer for the owners of Merger Office');
  expect(done).toContain('Approved by Sam Okafor');
  expect(await readCard(drawbridge, 'omar')).toContain('Approved by Sam Okafor');
}

/** The need is confirmed by a manager, for an application and for somebody from outside. */
export async function managerStory(drawbridge: Drawbridge): Promise<void> {
  await ask(drawbridge, 'sam', { ...EXPENSES, duration: 'P3D' });
  const approval = await readCard(drawbridge, 'omar');
  expect(approval).toContain('You are the manager of Sam Okafor and say whether it is needed.');
  const card = await cardOf(drawbridge, 'sam');
  await drawbridge.press('sam', card.id, 'Withdraw');

  await askOnTwoPages(drawbridge, 'sam', {
    kind: 'Guest from outside',
    resource: 'Project Aurora (Fabrikam)',
    inputs: {
      'input-address': 'rosa.quint@litware.example',
      'input-name': 'Rosa Quint',
      'input-organisation': 'Litware',
    },
  });
  await decide(drawbridge, 'omar', 'Approve');
  const boundary = await readCard(drawbridge, 'ines');
  expect(boundary).toContain('Guest access to Project Aurora for Rosa Quint');
  expect(boundary).toContain('Omar Diaz for the manager or the sponsor');
}
