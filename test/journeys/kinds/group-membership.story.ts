// Three ways into a group, each to its proven end: owner without PIM, eligible, and active through PIM.
import { expect } from 'vitest';
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { ask, decide, readCard, type Wish } from '../story.ts';
import {
  activateInGroup,
  addByHand,
  eligibleInGroup,
  listedIn,
  removeByHand,
} from './group-state.ts';

const KIND = 'Group membership';
export const OWNER: Wish = { kind: KIND, resource: 'Supply Chain, as owner (Contoso)' };
const ELIGIBLE: Wish = { kind: KIND, resource: 'Merger Data Room, eligible as member (Contoso)' };
const ACTIVE: Wish = { kind: KIND, resource: 'Engineering, as member (Fabrikam)' };

export const ALEX = '1a7d0f6e-8a53-4b0f-a2de-50e0f0a10001';
const tale = (about: string, { resource }: Wish, decider: string, end: Tale['end']): Tale => ({
  about,
  asks: 'alex',
  button: KIND,
  resource,
  duration: 'P1D',
  deciders: [decider],
  end,
});

export const ownerTale = tale('Ownership of Supply Chain', OWNER, 'omar', 'given-back');
export const eligibleTale = tale(
  'Eligible membership in Merger Data Room',
  ELIGIBLE,
  'omar',
  'given-back',
);
export const activeTale = tale('Membership in Engineering', ACTIVE, 'ines', 'given-back');

const ALEX_IN_FABRIKAM = '2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20001';
const MEI = '1a7d0f6e-8a53-4b0f-a2de-50e0f0a10009';

/** The only other owner leaves meanwhile: Entra keeps Alex until somebody names another one. */
export async function ownForAWhile(drawbridge: Drawbridge): Promise<void> {
  await ask(drawbridge, 'alex', { ...OWNER, duration: 'P1D' });
  const approval = await readCard(drawbridge, 'omar');
  expect(approval).toContain('Ownership of Supply Chain');
  expect(approval).toContain('Supply Chain: 1 owner');
  expect(approval).toContain('more than a member may');
  await decide(drawbridge, 'omar', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Active');
  expect(await listedIn(drawbridge, 'contoso', 'Supply Chain', 'owners')).toContain(ALEX);

  await removeByHand(drawbridge, 'contoso', 'Supply Chain', 'owners', MEI);
  await drawbridge.advance('P1DT10M');
  expect(await readCard(drawbridge, 'omar')).toContain('the last person who owns the group');
  await addByHand(drawbridge, 'contoso', 'Supply Chain', 'owners', MEI);
  await drawbridge.advance('PT2H');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
  expect(await listedIn(drawbridge, 'contoso', 'Supply Chain', 'owners')).toEqual([MEI]);
}

export async function beEligibleForAWhile(drawbridge: Drawbridge): Promise<void> {
  const before = await eligibleInGroup(drawbridge, 'contoso', 'Merger Data Room');
  await ask(drawbridge, 'alex', { ...ELIGIBLE, duration: 'P7D' });
  const approval = await readCard(drawbridge, 'omar');
  expect(approval).toContain('Eligible membership in Merger Data Room');
  expect(approval).toContain('it has to be activated in PIM');
  expect(approval).not.toContain('may not be in PIM yet');
  await decide(drawbridge, 'omar', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
  expect(await eligibleInGroup(drawbridge, 'contoso', 'Merger Data Room')).toContain(ALEX);
  expect(await listedIn(drawbridge, 'contoso', 'Merger Data Room', 'members')).not.toContain(ALEX);

  await activateInGroup(drawbridge, 'contoso', 'Merger Data Room', ALEX);
  await decide(drawbridge, 'alex', 'Give back');
  await drawbridge.advance('PT2H');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
  expect(await eligibleInGroup(drawbridge, 'contoso', 'Merger Data Room')).toEqual(before);
  expect(await listedIn(drawbridge, 'contoso', 'Merger Data Room', 'members')).not.toContain(ALEX);
}

export async function beActiveForAWhile(drawbridge: Drawbridge): Promise<void> {
  await ask(drawbridge, 'alex', { ...ACTIVE, duration: 'P3D' });
  const approval = await readCard(drawbridge, 'ines');
  expect(approval).toContain('Membership in Engineering');
  expect(approval).toContain('Engineering may not be in PIM yet');
  expect(approval).toContain('Active at once');
  await decide(drawbridge, 'ines', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Active');
  expect(await listedIn(drawbridge, 'fabrikam', 'Engineering', 'members')).toContain(
    ALEX_IN_FABRIKAM,
  );
  await drawbridge.advance('P4D');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
  expect(await listedIn(drawbridge, 'fabrikam', 'Engineering', 'members')).not.toContain(
    ALEX_IN_FABRIKAM,
  );
}

export async function tellGroupMembership(drawbridge: Drawbridge): Promise<void> {
  await ownForAWhile(drawbridge);
  await beEligibleForAWhile(drawbridge);
  await beActiveForAWhile(drawbridge);
}
