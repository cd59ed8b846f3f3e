// An eligibility: as far as we gave it, it is taken back; what somebody else gave beyond that stays.
import { beforeEach, describe, expect, test } from 'vitest';
import { becomeEligible } from '../../../../src/adapters/entra/changes/become-eligible.ts';
import type { BecomeEligible } from '../../../../src/domain/access/change.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { AWAY, ROLE } from '../../../fakes/estate.ts';
import { FakeTenant, NOW } from './fake-tenant.ts';

const CHANGE: BecomeEligible = {
  type: 'become-eligible',
  tenantId: AWAY,
  roleId: ROLE,
  scope: '/',
  principal: { objectId: 'p' },
};
const REMOVAL = 'POST /roleManagement/directory/roleEligibilityScheduleRequests adminRemove';
const PROLONGED = 'Somebody else has prolonged it, so it stays.';

let tenant: FakeTenant;
beforeEach(() => {
  tenant = new FakeTenant();
});

const held = (until: number | null, memberType = 'Direct') => ({
  directoryScopeId: '/',
  endDateTime: until === null ? null : new Date(until).toISOString(),
  memberType,
});
const undo = (change: Partial<ChangeContext>) =>
  becomeEligible(tenant.deps).undo(CHANGE, tenant.context(change));
const observe = (change: Partial<ChangeContext>) =>
  becomeEligible(tenant.deps).observe(CHANGE, tenant.context(change));

describe('the end', () => {
  test('takes back what we gave', async () => {
    tenant.eligible = [held(NOW + DAY)];
    expect(await undo({ until: NOW + DAY })).toMatchObject({ gone: true });
    expect(tenant.written).toEqual([REMOVAL]);
  });

  test('is looked at again later where no activation was seen: it may be too new to be shown', async () => {
    tenant.eligible = [held(NOW + DAY)];
    expect(await undo({ until: NOW + DAY })).toMatchObject({ gone: true, unsettled: true });
  });

  test.each([
    ['without an end', null],
    ['to a later day', NOW + 3 * DAY],
  ])('leaves what somebody else has prolonged %s', async (_how, until) => {
    tenant.eligible = [held(until)];
    expect(await undo({ until: NOW })).toEqual({ gone: false, because: PROLONGED });
    expect(await undo({ until: NOW + DAY })).toEqual({ gone: false, because: PROLONGED });
    expect(tenant.written).toEqual([]);
  });

  test('takes back what another grant of ours, over by now, had prolonged', async () => {
    tenant.eligible = [held(NOW + 9 * DAY)];
    expect(await undo({ until: NOW, givenUntil: NOW + 9 * DAY })).toMatchObject({ gone: true });
    expect(tenant.written).toEqual([REMOVAL]);
  });

  test('is not left to a directory that was told of a later one', async () => {
    expect(await undo({ until: NOW, givenUntil: NOW + 9 * DAY })).toMatchObject({ gone: true });
    expect(tenant.written).toEqual([REMOVAL]);
  });

  test('takes back our own beside one that comes through a group, and says that they keep that', async () => {
    tenant.eligible = [held(null, 'Group'), held(NOW + DAY)];
    expect(await undo({ until: NOW + DAY })).toEqual({
      gone: false,
      because: 'They are eligible through a group as well, and that stays.',
    });
    expect(tenant.written).toEqual([REMOVAL]);
  });
});

describe('the end of one whose account was deleted', () => {
  beforeEach(() => {
    tenant.refusals.push('SubjectNotFound', 'SubjectNotFound');
  });

  test('is proven once PIM lists nothing of it, although it is not asked to take it back', async () => {
    expect(await undo({ until: NOW + DAY })).toMatchObject({ gone: true });
    expect(tenant.written).toEqual([REMOVAL]);
  });

  test('waits while PIM still lists it', async () => {
    tenant.eligible = [held(NOW + DAY)];
    await expect(undo({ until: NOW + DAY })).rejects.toMatchObject({ code: 'unproven' });
  });

  test('is none where the account is there: what PIM does not know yet may come', async () => {
    tenant.users.set('p', { id: 'p' });
    await expect(undo({ until: NOW + DAY })).rejects.toMatchObject({
      passing: true,
      code: 'SubjectNotFound',
    });
  });
});

describe('a look before anything is given', () => {
  test('finds what another grant of ours gave too short, to be prolonged', async () => {
    tenant.eligible = [held(NOW + DAY)];
    const look = await observe({
      until: NOW + 9 * DAY,
      heldAsOurs: true,
      givenUntil: NOW + DAY,
    });
    expect(look).toEqual({ found: 'absent' });
  });

  test('leaves alone what somebody else has prolonged, though not as far as is asked for', async () => {
    tenant.eligible = [held(NOW + 5 * DAY)];
    const look = await observe({
      until: NOW + 9 * DAY,
      heldAsOurs: true,
      givenUntil: NOW + DAY,
    });
    expect(look).toMatchObject({ found: 'in-the-way' });
  });
});

describe('an eligibility that is there, though no look had shown it,', () => {
  const meanwhile = (until: number, change: Partial<ChangeContext> = {}) => {
    tenant.refusals.push('RoleAssignmentExists');
    const performed = becomeEligible(tenant.deps).perform(CHANGE, tenant.context(change));
    tenant.eligible = [held(until)];
    return performed;
  };

  test('was given by somebody else where nothing of ours was sent before', async () => {
    expect(await meanwhile(NOW + DAY)).toMatchObject({ ours: false });
  });

  test('is in the way where PIM says so and does not show it', async () => {
    tenant.refusals.push('RoleAssignmentExists');
    await expect(
      becomeEligible(tenant.deps).perform(CHANGE, tenant.context()),
    ).rejects.toMatchObject({ trouble: 'refused', code: 'in-the-way' });
  });

  test('is not prolonged where somebody else gave it for less time', async () => {
    await expect(meanwhile(NOW + DAY / 2)).rejects.toMatchObject({
      trouble: 'refused',
      code: 'in-the-way',
    });
    expect(tenant.sent).toHaveLength(1);
  });

  test.each([
    ['an earlier try may have given it', { firstTry: false }],
    ['another grant of ours holds it', { heldAsOurs: true }],
  ])('is ours where %s', async (_how, change) => {
    expect(await meanwhile(NOW + DAY, change)).not.toMatchObject({ ours: false });
  });
});

describe('a look while it is given', () => {
  const stands = (change: Partial<ChangeContext>) =>
    becomeEligible(tenant.deps).stands?.(CHANGE, tenant.context(change));

  test.each([
    ['as it was given', NOW + DAY, 'given'],
    ['shorter: it is gone once it is', NOW + DAY / 2, 'given'],
    ['wider than any grant of ours', NOW + 3 * DAY, 'more'],
    ['without an end', null, 'more'],
  ])('finds it %s', async (_how, until, as) => {
    tenant.eligible = [held(until)];
    expect(await stands({ until: NOW + DAY })).toBe(as);
  });

  test('finds it as given where a longer grant of ours prolonged it, and gone where it is', async () => {
    tenant.eligible = [held(NOW + 3 * DAY)];
    expect(await stands({ until: NOW + DAY, givenUntil: NOW + 3 * DAY })).toBe('given');
    tenant.eligible = [];
    expect(await stands({ until: NOW + DAY })).toBe('gone');
    tenant.eligible = [held(null, 'Group')];
    expect(await stands({ until: NOW + DAY })).toBe('gone');
  });
});

describe('a ticket', () => {
  test('goes to PIM with what it is told to do, and nothing of the kind without one', async () => {
    tenant.eligible = [held(NOW + DAY / 2)];
    const context = { firstTry: false, heldAsOurs: true, until: NOW + DAY } as const;
    const ticket = { number: 'CHG0031234', system: 'ServiceNow' };
    for (const of of [{ ...context, ticket }, context]) {
      // Never shown as long as asked for: it is the write that is looked at.
      await expect(
        becomeEligible(tenant.deps).perform(CHANGE, tenant.context(of)),
      ).rejects.toThrow();
    }
    const [first, second] = tenant.sent;
    expect(first?.body).toMatchObject({
      ticketInfo: { ticketNumber: 'CHG0031234', ticketSystem: 'ServiceNow' },
    });
    expect(second?.body).not.toHaveProperty('ticketInfo');
  });
});

test('a further try gives it again where what is shown may be what an end of ours took back', async () => {
  tenant.eligible = [held(NOW + DAY)];
  const context = tenant.context({ firstTry: false, justEnded: true, until: NOW + DAY });
  await becomeEligible(tenant.deps).perform(CHANGE, context);
  expect(tenant.written).toEqual([
    'POST /roleManagement/directory/roleEligibilityScheduleRequests adminAssign',
  ]);
});
