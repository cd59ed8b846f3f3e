// An access package from the first card to the proof of its end, for an account of the tenant and for a guest.
import { expect } from 'vitest';
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { accept, ask, decide, membersOf, readCard, type Wish } from '../story.ts';

export const QUARTER: Wish = { kind: 'Access package', resource: 'Quarter Closing (Fabrikam)' };
export const SUPPLIER: Wish = { kind: 'Access package', resource: 'Supplier portal (Contoso)' };

/** Somebody without an account there: a guest first, and the package to it. */
export const packageTale: Tale = {
  about: 'Access package Quarter Closing',
  asks: 'sam',
  button: 'Access package',
  resource: 'Quarter Closing (Fabrikam)',
  duration: 'P1D',
  deciders: ['ines'],
  invited: true,
  end: 'given-back',
};

const ADMIN = '2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20001';
const WORKBENCH = 'a5b03f74-9ac7-4f40-8cad-18f02712d75d';

interface File {
  readonly graph: Record<string, { value?: Array<Record<string, unknown>> }>;
}

/** Who is assigned to the application that the package gives. */
export async function usersOfWorkbench(drawbridge: Drawbridge): Promise<string[]> {
  const { graph } = await drawbridge.tenant<File>('fabrikam');
  const path = `/servicePrincipals/${WORKBENCH}/appRoleAssignedTo`;
  const listed = Object.entries(graph)
    .filter(([name]) => name === path || /^\/users\/.*\/appRoleAssignments$/.test(name))
    .flatMap(([, { value }]) => value ?? []);
  return listed
    .filter(({ resourceId }) => resourceId === WORKBENCH)
    .map(({ principalId }) => String(principalId));
}

/** Entra hands out and takes back in its own time. */
const entraDoes = (drawbridge: Drawbridge) => drawbridge.advance('PT1M');

/** For the administrator account of the person who asks: it has its place in the tenant already. */
export async function packageStory(drawbridge: Drawbridge): Promise<void> {
  const before = await membersOf(drawbridge, 'fabrikam', 'Finance Closing');
  await ask(drawbridge, 'alex', QUARTER);
  const approval = await readCard(drawbridge, 'ines');
  expect(approval).toContain('Waiting for you');
  expect(approval).toContain('does not hold Quarter Closing');
  expect(approval).toContain('Member of Finance Closing and access to Closing Workbench');

  await decide(drawbridge, 'ines', 'Approve');
  await entraDoes(drawbridge);
  expect(await readCard(drawbridge, 'alex')).toContain('Active since');
  expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toEqual([...before, ADMIN]);
  expect(await usersOfWorkbench(drawbridge)).toContain(ADMIN);

  await drawbridge.advance('P8D');
  const over = await readCard(drawbridge, 'alex');
  expect(over).toContain('Ended');
  expect(over).toContain('Entra shows no assignment of the package any more.');
  expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toEqual(before);
  expect(await usersOfWorkbench(drawbridge)).not.toContain(ADMIN);
}

/** For somebody without an account there, given back before its time. */
export async function packageForGuest(drawbridge: Drawbridge): Promise<void> {
  const before = await membersOf(drawbridge, 'fabrikam', 'Finance Closing');
  await ask(drawbridge, 'sam', QUARTER);
  expect(await readCard(drawbridge, 'ines')).toContain('Guest account for sam.okafor@');
  await decide(drawbridge, 'ines', 'Approve');
  await entraDoes(drawbridge);
  expect(await readCard(drawbridge, 'sam')).toContain('Waiting for acceptance');
  expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toHaveLength(
    before.length + 1,
  );
  await accept(drawbridge, 'sam');
  await decide(drawbridge, 'sam', 'I have accepted');
  await decide(drawbridge, 'sam', 'Give back');
  await entraDoes(drawbridge);
  await drawbridge.advance('PT10M');
  expect(await readCard(drawbridge, 'sam')).toContain('Read back as gone');
  expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toEqual(before);
}
