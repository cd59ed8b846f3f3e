// Ownership of a group: given once, taken back by whoever gave it, and the last owner waited for.
import { beforeEach, expect, test } from 'vitest';
import { ownGroup } from '../../../../src/adapters/entra/changes/own-group.ts';
import type { OwnGroup } from '../../../../src/domain/access/change.ts';
import { AWAY, GROUP } from '../../../fakes/estate.ts';
import { FakeGroup, WHO } from './fake-group.ts';

const CHANGE: OwnGroup = {
  type: 'own-group',
  tenantId: AWAY,
  groupId: GROUP,
  owner: { objectId: WHO },
};
const GIVE = 'group-owners-writer POST owners';
const TAKE = 'group-owners-writer DELETE owners';
const LAST = 'The group must have at least one owner, hence this owner cannot be removed.';

let fake: FakeGroup;
beforeEach(() => {
  fake = new FakeGroup();
});
const changer = () => ownGroup(fake.deps);

test('is given once, and read back', async () => {
  expect(await changer().observe(CHANGE, fake.context())).toEqual({ found: 'absent' });
  await changer().perform(CHANGE, fake.context());
  await changer().perform(CHANGE, fake.context({ firstTry: false }));
  expect(fake.sent).toEqual([GIVE]);
  expect(await changer().observe(CHANGE, fake.context())).toMatchObject({ found: 'present' });
});

const ALREADY = 'One or more added object references already exist';

test('that was there before, and no list had shown it, is used and not ours', async () => {
  fake.owners.add(WHO);
  fake.refusals.push(ALREADY);
  expect(await changer().perform(CHANGE, fake.context())).toMatchObject({ ours: false });
});

test('that was there before stays theirs where no list shows it for long', async () => {
  fake.refusals.push(ALREADY);
  expect(await changer().perform(CHANGE, fake.context())).toMatchObject({ ours: false });
});

test.each([
  ['an earlier try of ours may have given', { firstTry: false }],
  ['another grant of ours holds', { heldAsOurs: true }],
])('that %s, and no list shows yet, is ours', async (_how, context) => {
  fake.refusals.push(ALREADY);
  const performed = changer().perform(CHANGE, fake.context(context));
  // The list shows it after the refusal.
  fake.owners.add(WHO);
  expect(await performed).not.toMatchObject({ ours: false });
});

test('is taken back, twice if need be, and read back', async () => {
  fake.owners.add(WHO);
  expect((await changer().isGone(CHANGE, fake.context())).gone).toBe(false);
  expect(await changer().undo(CHANGE, fake.context())).toMatchObject({ gone: true });
  expect(await changer().undo(CHANGE, fake.context())).toMatchObject({ gone: true });
  expect(fake.sent).toEqual([TAKE, TAKE]);
  expect((await changer().isGone(CHANGE, fake.context())).gone).toBe(true);
});

test('of the last owner waits until there is another, and says who can mend it', async () => {
  fake.owners.add(WHO);
  fake.refusals.push(LAST);
  await expect(changer().undo(CHANGE, fake.context())).rejects.toMatchObject({
    passing: true,
    code: 'last-owner',
    message: expect.stringContaining('name one'),
  });
});

test.each([
  ['gone', undefined],
  ['role-assignable', { isAssignableToRole: true }],
  ['synchronised', { onPremisesSyncEnabled: true }],
  ['kept by Exchange', { mailEnabled: true }],
  ['a team’s', { resourceProvisioningOptions: ['Team'], groupTypes: ['Unified'] }],
])('is not given in a group that is %s by now', async (_how, change) => {
  fake.group = change && { ...fake.group, ...change };
  expect(await changer().observe(CHANGE, fake.context())).toMatchObject({ found: 'in-the-way' });
});
