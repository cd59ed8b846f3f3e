// A direct membership: given once, taken back alone, and told apart from one that somebody else gave.
import { beforeEach, describe, expect, test } from 'vitest';
import { joinGroup } from '../../../../src/adapters/entra/changes/join-group.ts';
import type { JoinGroup } from '../../../../src/domain/access/change.ts';
import { AWAY, GROUP } from '../../../fakes/estate.ts';
import { FakeGroup, WHO } from './fake-group.ts';

const CHANGE: JoinGroup = {
  type: 'join-group',
  tenantId: AWAY,
  groupId: GROUP,
  member: { objectId: WHO },
};
const ALREADY = 'One or more added object references already exist';

let fake: FakeGroup;
beforeEach(() => {
  fake = new FakeGroup();
});
const changer = () => joinGroup(fake.deps);

test('is given once, taken back, and read back both times', async () => {
  expect(await changer().observe(CHANGE, fake.context())).toEqual({ found: 'absent' });
  await changer().perform(CHANGE, fake.context());
  await changer().perform(CHANGE, fake.context({ firstTry: false }));
  expect(fake.sent).toEqual(['guests-writer POST members']);
  expect(await changer().observe(CHANGE, fake.context())).toMatchObject({ found: 'present' });
  expect(await changer().undo(CHANGE, fake.context())).toMatchObject({ gone: true });
  expect(await changer().isGone(CHANGE, fake.context())).toMatchObject({ gone: true });
});

describe('that is there, though no look had shown it,', () => {
  test('was given by somebody else where nothing of ours was sent before', async () => {
    fake.members.add(WHO);
    fake.refusals.push(ALREADY);
    expect(await changer().perform(CHANGE, fake.context())).toMatchObject({ ours: false });
  });

  test('stays theirs where no look shows it for long: the refusal is what tells', async () => {
    fake.refusals.push(ALREADY);
    expect(await changer().perform(CHANGE, fake.context())).toMatchObject({
      ours: false,
      evidence: { says: 'They were a member already.' },
    });
  });

  test.each([
    ['an earlier try may have given it', { firstTry: false }],
    ['another grant of ours holds it', { heldAsOurs: true }],
  ])('is ours where %s', async (_how, context) => {
    fake.refusals.push(ALREADY);
    const performed = changer().perform(CHANGE, fake.context(context));
    // The index shows it after the refusal.
    fake.members.add(WHO);
    expect(await performed).not.toMatchObject({ ours: false });
  });
});

describe('where there is nothing to remove any more', () => {
  test('they are not said to be in through another group because one replica is behind', async () => {
    fake.behind = 1;
    expect(await changer().undo(CHANGE, fake.context())).toMatchObject({ gone: true });
  });

  test('they are, where that is so for longer', async () => {
    fake.behind = Number.POSITIVE_INFINITY;
    expect(await changer().undo(CHANGE, fake.context())).toEqual({
      gone: false,
      because: 'They are in the group through another group.',
    });
  });
});
