// A place in a group through PIM: told apart from an ordinary one, taken back as far as we gave it.
import { beforeEach, describe, expect, test } from 'vitest';
import { assignInGroup } from '../../../../src/adapters/entra/changes/assign-in-group.ts';
import type { AssignInGroup } from '../../../../src/domain/access/change.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { AWAY, GROUP } from '../../../fakes/estate.ts';
import { FakeGroup, NOW, WHO } from './fake-group.ts';

const { instance } = FakeGroup;
const change = (mode: AssignInGroup['mode']): AssignInGroup => ({
  type: 'assign-in-group',
  tenantId: AWAY,
  groupId: GROUP,
  accessId: 'member',
  mode,
  principal: { objectId: WHO },
});
const GIVE = 'group-pim-writer POST assignmentScheduleRequests adminAssign';
const TAKE = 'remover POST assignmentScheduleRequests adminRemove';
const TAKE_ELIGIBILITY = 'remover POST eligibilityScheduleRequests adminRemove';

let fake: FakeGroup;
beforeEach(() => {
  fake = new FakeGroup();
});
const of = (mode: AssignInGroup['mode']) => {
  const changer = assignInGroup(fake.deps);
  return {
    observe: (context: Partial<ChangeContext> = {}) =>
      changer.observe(change(mode), fake.context(context)),
    perform: (context: Partial<ChangeContext> = {}) =>
      changer.perform(change(mode), fake.context(context)),
    undo: (context: Partial<ChangeContext> = {}) =>
      changer.undo(change(mode), fake.context(context)),
    isGone: () => changer.isGone(change(mode), fake.context()),
  };
};

describe('given', () => {
  test('once, until the time that was approved, and read back in PIM and in the group', async () => {
    expect(await of('active').observe()).toEqual({ found: 'absent' });
    await of('active').perform();
    expect(fake.sent).toEqual([GIVE]);
    await of('active').perform({ firstTry: false });
    expect(fake.sent).toEqual([GIVE]);
    expect(await of('active').observe()).toMatchObject({ found: 'present' });
  });

  test('eligible, it makes nobody a member', async () => {
    await of('eligible').perform();
    expect(fake.members.size).toBe(0);
    expect(fake.sent).toEqual(['group-pim-writer POST eligibilityScheduleRequests adminAssign']);
  });

  test('longer where a grant of ours overlaps', async () => {
    fake.active = [instance(NOW + DAY)];
    fake.members.add(WHO);
    const longer = { until: NOW + 3 * DAY, heldAsOurs: true, givenUntil: NOW + DAY };
    expect(await of('active').observe(longer)).toEqual({ found: 'absent' });
    await of('active').perform(longer);
    expect(fake.sent).toEqual(['group-pim-writer POST assignmentScheduleRequests adminUpdate']);
  });

  test('again by a further try where what is shown may be what an end of ours took back', async () => {
    fake.active = [instance(NOW + DAY)];
    fake.members.add(WHO);
    await of('active').perform({ firstTry: false, justEnded: true, until: NOW + DAY });
    expect(fake.sent).toEqual([GIVE]);
  });

  test('not over what somebody else gave for less time', async () => {
    fake.active = [instance(NOW + DAY)];
    expect(await of('active').observe({ until: NOW + 3 * DAY })).toMatchObject({
      found: 'in-the-way',
    });
  });

  test('not to an ordinary member, in PIM or not: that was there before', async () => {
    fake.members.add(WHO);
    expect(await of('active').observe()).toMatchObject({ found: 'present' });
    fake.active = [instance(null)];
    expect(await of('active').observe()).toMatchObject({ found: 'present' });
    expect(await of('eligible').observe()).toEqual({ found: 'absent' });
  });

  test('not in a group that is gone or has changed', async () => {
    fake.group = { ...fake.group, isAssignableToRole: true };
    expect(await of('active').observe()).toMatchObject({ found: 'in-the-way' });
    fake.group = undefined;
    expect(await of('active').observe()).toMatchObject({ found: 'in-the-way' });
  });

  test('before we came, though no look had shown it, it is used and not ours', async () => {
    const meanwhile = (until: number, context: Partial<ChangeContext> = {}) => {
      fake.refusals.push('RoleAssignmentExists');
      const performed = of('active').perform(context);
      fake.active = [instance(until)];
      fake.members.add(WHO);
      return performed;
    };
    expect(await meanwhile(NOW + DAY)).toMatchObject({ ours: false });
    fake = new FakeGroup();
    // Given for less time it is not ours to prolong.
    await expect(meanwhile(NOW + DAY / 2)).rejects.toMatchObject({
      trouble: 'refused',
      code: 'in-the-way',
    });
    fake = new FakeGroup();
    // Another grant of ours may have given it.
    expect(await meanwhile(NOW + DAY, { heldAsOurs: true })).not.toMatchObject({ ours: false });
  });

  test('to one who has it as owner, that says nothing about being a member', async () => {
    fake.active = [instance(NOW + DAY, { accessId: 'owner' })];
    expect(await of('active').observe()).toEqual({ found: 'absent' });
  });
});

describe('taken back', () => {
  test('by the remover, and gone only when the group does not list them either', async () => {
    fake.active = [instance(NOW + DAY)];
    fake.members.add(WHO);
    expect((await of('active').isGone()).gone).toBe(false);
    expect(await of('active').undo()).toMatchObject({ gone: true });
    expect(fake.sent).toEqual([TAKE]);
    expect((await of('active').isGone()).gone).toBe(true);
  });

  test('an eligibility with what was activated out of it', async () => {
    fake.eligible = [instance(NOW + DAY)];
    fake.active = [instance(NOW + 1_000, { assignmentType: 'Activated' })];
    fake.members.add(WHO);
    expect(await of('eligible').undo()).toMatchObject({ gone: true });
    expect(fake.sent).toEqual([TAKE_ELIGIBILITY, TAKE]);
  });

  test('and looked at again later where no activation was seen: it may be too new to be shown', async () => {
    fake.eligible = [instance(NOW + DAY)];
    expect(await of('eligible').undo()).toMatchObject({ gone: true, unsettled: true });
    fake.eligible = [instance(NOW + DAY)];
    fake.active = [instance(NOW + 1_000, { assignmentType: 'Activated' })];
    expect(await of('eligible').undo()).not.toHaveProperty('unsettled');
    fake.active = [instance(NOW + DAY)];
    expect(await of('active').undo()).not.toHaveProperty('unsettled');
  });

  test('of a deleted account once PIM and the group list nothing of it', async () => {
    fake.refusals.push('SubjectNotFound', 'SubjectNotFound');
    await expect(of('active').undo()).rejects.toMatchObject({ passing: true });
    fake.deleted = true;
    expect(await of('active').undo()).toMatchObject({ gone: true });
    fake.active = [instance(NOW + DAY)];
    fake.refusals.push('SubjectNotFound');
    await expect(of('active').undo()).rejects.toMatchObject({ code: 'unproven' });
  });

  test('not where somebody made them an ordinary member, or prolonged it, meanwhile', async () => {
    fake.active = [instance(null)];
    expect(await of('active').undo()).toMatchObject({ gone: false });
    fake.active = [instance(NOW + 9 * DAY)];
    expect(await of('active').undo()).toMatchObject({ gone: false });
    expect(fake.sent).toEqual([]);
  });

  test('what a longer grant of ours, over by now, had prolonged', async () => {
    fake.active = [instance(NOW + 9 * DAY)];
    expect(await of('active').undo({ givenUntil: NOW + 9 * DAY })).toMatchObject({ gone: true });
  });

  test('nothing is sent when its time is over and PIM has ended it', async () => {
    expect(await of('active').undo({ until: NOW })).toMatchObject({ gone: true });
    expect(fake.sent).toEqual([]);
  });

  test('is sent blindly before that, and that there was nothing is well', async () => {
    fake.refusals.push('RoleAssignmentDoesNotExist');
    expect(await of('active').undo()).toMatchObject({ gone: true });
    expect(fake.sent).toEqual([TAKE]);
  });

  test('in its first five minutes it waits, and says so', async () => {
    fake.active = [instance(NOW + DAY)];
    fake.refusals.push('ActiveDurationTooShort');
    await expect(of('active').undo()).rejects.toMatchObject({
      passing: true,
      message: expect.stringContaining('less than five minutes ago'),
    });
  });

  test('a place that another group gives stays, and is told', async () => {
    fake.eligible = [instance(null, { memberType: 'Group' })];
    expect(await of('eligible').undo({ until: NOW })).toMatchObject({ gone: false });
  });
});
