// Use of an application through its group: what the card tells, the membership, and its proven end.
import { expect } from 'vitest';
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { ask, decide, readCard, type Wish } from '../story.ts';
import { ALEX } from './group-membership.story.ts';
import { listedIn } from './group-state.ts';

const EXPENSES: Wish = {
  kind: 'Use of an application',
  resource: 'Expense Portal as Approver (Contoso)',
};

export const applicationTale: Tale = {
  about: 'Use of Expense Portal as Approver',
  asks: 'alex',
  button: EXPENSES.kind,
  resource: EXPENSES.resource,
  duration: 'P1D',
  deciders: ['omar'],
  end: 'time',
};

export async function tellAppRole(drawbridge: Drawbridge): Promise<void> {
  await ask(drawbridge, 'alex', { ...EXPENSES, duration: 'P3D' });
  const approval = await readCard(drawbridge, 'omar');
  expect(approval).toContain('Use of Expense Portal as Approver');
  expect(approval).toContain('The group also gives Travel Desk as Reader.');
  expect(approval).toContain('Expense Approvers, which gives it: 2 members');
  await decide(drawbridge, 'omar', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Active');
  expect(await listedIn(drawbridge, 'contoso', 'Expense Approvers', 'members')).toContain(ALEX);

  await drawbridge.advance('P4D');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
  expect(await listedIn(drawbridge, 'contoso', 'Expense Approvers', 'members')).not.toContain(ALEX);
}
