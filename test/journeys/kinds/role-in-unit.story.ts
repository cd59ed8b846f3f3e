// A role for one administrative unit, from the wish to the proof that it is gone.
import { expect } from 'vitest';
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { ask, cardOf, decide, readCard, type Wish } from '../story.ts';

export const BERLIN = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1902';
export const PASSWORD_ROLE = '966707d0-3269-4727-9be2-8c3a10f19b9d';
export const PASSWORDS: Wish = {
  kind: 'PIM eligibility',
  resource: 'Password Administrator, only for Berlin (Contoso)',
  duration: 'P1D',
  justification: 'On call for the Berlin team',
};

const INSTANCES = '/roleManagement/directory/roleEligibilityScheduleInstances';

/** Scopes in which somebody is eligible for the role. */
export async function scopesOf(drawbridge: Drawbridge, roleId: string): Promise<unknown[]> {
  const { graph } = await drawbridge.tenant<{
    graph: Record<string, { value: Array<Record<string, unknown>> }>;
  }>('contoso');
  return (graph[INSTANCES]?.value ?? [])
    .filter(({ roleDefinitionId }) => roleDefinitionId === roleId)
    .map(({ directoryScopeId }) => directoryScopeId);
}

export async function roleInUnit(drawbridge: Drawbridge): Promise<void> {
  await ask(drawbridge, 'alex', PASSWORDS);
  const approval = await readCard(drawbridge, 'omar');
  expect(approval).toContain('PIM eligibility as Password Administrator in Berlin');
  expect(approval).toContain('only for Berlin in Contoso (2 people)');
  expect(approval).toContain('can act as that person');
  await decide(drawbridge, 'omar', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
  expect(await scopesOf(drawbridge, PASSWORD_ROLE)).toEqual([`/administrativeUnits/${BERLIN}`]);

  const card = await cardOf(drawbridge, 'alex');
  await drawbridge.press('alex', card.id, 'Give back');
  await drawbridge.advance('PT30M');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
  expect(await scopesOf(drawbridge, PASSWORD_ROLE)).toEqual([]);
}

export const unitTale: Tale = {
  about: 'PIM eligibility as Password Administrator in Berlin',
  asks: 'alex',
  button: PASSWORDS.kind,
  resource: PASSWORDS.resource,
  duration: 'P1D',
  deciders: ['omar'],
  end: 'given-back',
};
