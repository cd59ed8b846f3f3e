// An access package: sent once, waited for, never called done in part, and taken back as far as we gave it.
import { beforeEach, describe, expect, test } from 'vitest';
import { holdPackage } from '../../../../src/adapters/entra/changes/hold-package.ts';
import type { HoldPackage } from '../../../../src/domain/access/change.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { fingerprint } from '../../../../src/shared/hash.ts';
import { AWAY } from '../../../fakes/estate.ts';
import { FakeEntitlement } from './fake-packages.ts';
import { FakeTenant, NOW } from './fake-tenant.ts';

const CHANGE: HoldPackage = {
  type: 'hold-package',
  tenantId: AWAY,
  packageId: 'p',
  policyId: 'policy',
  contents: fingerprint(['aadgroup|g|member_g']),
  holder: { objectId: 'them' },
};
const UNTIL = NOW + DAY;
const SENT = { orderId: 'r1' };
const SEEN = { objectId: 'a1', orderId: 'r1' };

let entra: FakeEntitlement;
beforeEach(() => {
  entra = new FakeEntitlement();
});

const context = (change: Partial<ChangeContext> = {}) =>
  new FakeTenant().context({ until: UNTIL, ...change });
const observe = (change: Partial<ChangeContext> = {}) =>
  holdPackage(entra.deps).observe(CHANGE, context(change));
const perform = (change: Partial<ChangeContext> = {}) =>
  holdPackage(entra.deps).perform(CHANGE, context(change));
const undo = (change: Partial<ChangeContext> = {}) =>
  holdPackage(entra.deps).undo(CHANGE, context(change));
const isGone = (change: Partial<ChangeContext> = {}) =>
  holdPackage(entra.deps).isGone(CHANGE, context(change));
const held = (until: number | null, more = {}) => {
  entra.assignments = [entra.assignment(until, more)];
};
const delivers = () => {
  entra.does = () => held(UNTIL);
};

describe('a look before anything is given', () => {
  test('finds nothing, or what is over', async () => {
    expect(await observe()).toEqual({ found: 'absent' });
    held(UNTIL, { state: 'expired' });
    expect(await observe()).toEqual({ found: 'absent' });
  });

  test('finds what lasts as long already', async () => {
    held(UNTIL);
    expect(await observe()).toMatchObject({ found: 'present' });
  });

  test('finds a shorter one of ours, to be prolonged, and leaves somebody else’s alone', async () => {
    held(NOW + 3_600_000);
    expect(await observe()).toMatchObject({ found: 'in-the-way' });
    const ours = { heldAsOurs: true, givenUntil: NOW + 3_600_000 };
    expect(await observe(ours)).toEqual({ found: 'absent' });
    held(NOW + DAY / 2);
    expect(await observe(ours)).toMatchObject({ found: 'in-the-way' });
  });

  test('waits for one of ours that is on its way', async () => {
    held(NOW + 3_600_000, { state: 'delivering' });
    await expect(observe({ heldAsOurs: true })).rejects.toMatchObject({ underway: true });
    expect(await observe()).toMatchObject({ found: 'in-the-way' });
  });

  test('stops where something else is in the package than was approved', async () => {
    entra.roles.push(['other', 'Member_other']);
    expect(await observe()).toMatchObject({
      found: 'in-the-way',
      sentence: 'What is in the package has changed meanwhile.',
    });
    entra.package = null;
    expect(await observe()).toMatchObject({ found: 'in-the-way' });
  });
});

describe('an assignment', () => {
  test('is sent as an administrator would, with the end that was approved', async () => {
    delivers();
    expect(await perform()).toMatchObject({ outputs: SEEN, evidence: { requestIds: ['w', 'g'] } });
    expect(entra.sent).toEqual([
      {
        requestType: 'adminAdd',
        justification: 'Drawbridge request 7K3F-9QX2',
        assignment: { targetId: 'them', assignmentPolicyId: 'policy', accessPackageId: 'p' },
        schedule: {
          startDateTime: new Date(NOW).toISOString(),
          expiration: { type: 'afterDateTime', endDateTime: new Date(UNTIL).toISOString() },
        },
      },
    ]);
    expect(entra.filters).toContain("accessPackage/id eq 'p' and target/objectId eq 'them'");
  });

  test.each([
    ['shows nothing of it', undefined],
    ['is delivering it', { state: 'delivering' }],
    ['has delivered a part', { state: 'partiallyDelivered' }],
  ])('is not called done while Entra %s', async (_what, more) => {
    entra.does = () => more && held(UNTIL, more);
    await expect(perform()).rejects.toMatchObject({ code: 'unproven', outputs: SENT });
  });

  test('is waited for as long as Entra is at it, and never sent twice', async () => {
    const later = { firstTry: false, outputs: SENT };
    entra.requests = [entra.request('submitted')];
    const still = { underway: true, message: 'Entra is handing out the access package' };
    await expect(perform(later)).rejects.toMatchObject(still);
    entra.requests = [entra.request('delivering')];
    held(UNTIL, { state: 'delivering' });
    await expect(perform(later)).rejects.toMatchObject(still);
    held(UNTIL);
    expect(await perform(later)).toMatchObject({ outputs: SEEN });
    expect(entra.sent).toEqual([]);
  });

  test('that was sent before a crash, and that nobody told us of, is found again', async () => {
    entra.requests = [entra.request('submitted')];
    await expect(perform({ firstTry: false })).rejects.toMatchObject({ underway: true });
    entra.requests = [entra.request('submitted', { requestor: { objectId: 'other' } })];
    delivers();
    await perform({ firstTry: false });
    expect(entra.written).toEqual(['adminAdd']);
  });

  test.each([
    ['partiallyDelivered', 'only a part of the access package'],
    ['deliveryFailed', 'could not hand out the access package'],
  ])('that Entra gave up as %s is refused in words', async (state, words) => {
    held(UNTIL, { state });
    const failure = perform({ firstTry: false, outputs: SENT });
    await expect(failure).rejects.toThrow(words);
    await expect(failure).rejects.toMatchObject({ trouble: 'refused', code: state });
  });

  test.each(['denied', 'canceled', 'deliveryFailed', 'pendingApproval'])(
    'whose request is %s is given up',
    async (state) => {
      entra.requests = [entra.request(state)];
      const failure = perform({ firstTry: false, outputs: SENT });
      await expect(failure).rejects.toMatchObject({ trouble: 'refused', code: state });
    },
  );

  describe('where what is shown may be what an end of ours took back a moment ago', () => {
    const after = { justEnded: true } as const;
    const handsOut = (state: string, assignmentId: string) => {
      entra.does = () => {
        entra.requests = [entra.request(state, { assignment: { id: assignmentId } })];
      };
    };

    test('is sent by a further try all the same, and not done before its own is shown', async () => {
      held(UNTIL);
      const later = { ...after, firstTry: false };
      await expect(perform(later)).rejects.toMatchObject({ underway: true, outputs: SENT });
      expect(entra.written).toEqual(['adminAdd']);
      entra.requests = [entra.request('delivered', { assignment: { id: 'a2' } })];
      const known = { ...later, outputs: SENT };
      await expect(perform(known)).rejects.toMatchObject({ underway: true });
      held(UNTIL, { id: 'a2' });
      expect(await perform(known)).toMatchObject({ outputs: { ...SENT, objectId: 'a2' } });
      expect(entra.written).toEqual(['adminAdd']);
    });

    test('is not done by the first try because of that', async () => {
      held(UNTIL);
      handsOut('delivering', 'a2');
      await expect(perform(after)).rejects.toMatchObject({ underway: true, outputs: SENT });
    });

    test('is done once its own request tells of what is shown', async () => {
      held(UNTIL, { id: 'a2' });
      handsOut('delivered', 'a2');
      expect(await perform(after)).toMatchObject({ outputs: { ...SENT, objectId: 'a2' } });
    });
  });

  test('of ours that overlaps is prolonged', async () => {
    held(NOW + 3_600_000);
    delivers();
    await perform({ heldAsOurs: true, givenUntil: NOW + 3_600_000 });
    expect(entra.written).toEqual(['adminUpdate a1']);
  });

  test('that has another end than the one that was approved proves nothing', async () => {
    entra.does = () => held(null);
    await expect(perform()).rejects.toMatchObject({ code: 'unproven' });
    entra.does = () => held(NOW + 3_600_000);
    await expect(perform()).rejects.toMatchObject({ code: 'unproven', underway: false });
    const ours = { heldAsOurs: true, givenUntil: NOW + 3_600_000 };
    await expect(perform(ours)).rejects.toMatchObject({ underway: true });
  });

  describe('that Entra refuses', () => {
    const refuses = (code: string) => {
      entra.refuses = new DirectoryError('refused', AWAY, code, 'no');
    };

    test('since it exists is what was wanted, where an earlier try or grant of ours asked for it', async () => {
      refuses('ExistingGrant');
      const asked = perform({ firstTry: false });
      held(UNTIL);
      expect(await asked).toMatchObject({ evidence: { requestIds: ['g'] } });
      entra.assignments = [];
      const again = perform({ heldAsOurs: true });
      held(UNTIL);
      expect(await again).toMatchObject({ evidence: { requestIds: ['g'] } });
    });

    test('since somebody else gave it or asked for it meanwhile is not ours to wait for or take back', async () => {
      refuses('ExistingGrant');
      held(UNTIL);
      await expect(perform()).rejects.toMatchObject({ trouble: 'refused', code: 'in-the-way' });
    });

    test('for any other reason is told', async () => {
      refuses('SubjectNotInScope');
      await expect(perform()).rejects.toThrow('no');
    });
  });
});

describe('the end', () => {
  test('takes back what we gave, and reads it back', async () => {
    held(UNTIL);
    entra.does = () => held(UNTIL, { state: 'expired' });
    expect(await undo()).toMatchObject({ gone: true, evidence: { requestIds: ['w', 'g'] } });
    expect(entra.written).toEqual(['adminRemove a1']);
    expect(entra.sent[0]).not.toHaveProperty('schedule');
    expect(await isGone()).toMatchObject({ gone: true });
  });

  test('that Entra came to by itself sends nothing', async () => {
    held(UNTIL, { state: 'expired' });
    expect(await undo()).toMatchObject({ gone: true });
    expect(entra.sent).toEqual([]);
  });

  test('is not told before Entra shows it', async () => {
    held(UNTIL);
    const still = { underway: true, message: 'Entra is taking the access package back' };
    await expect(undo()).rejects.toMatchObject(still);
    expect(await isGone()).toMatchObject({ gone: false });
    // Asked for once: the removal is under way.
    entra.requests = [entra.request('submitted', { requestType: 'adminRemove' })];
    await expect(undo()).rejects.toMatchObject(still);
    expect(entra.written).toEqual(['adminRemove a1']);
  });

  test.each([
    ['without an end', null],
    ['to a later day', UNTIL + DAY],
  ])('leaves what somebody else has prolonged %s', async (_how, until) => {
    held(until);
    expect(await undo()).toEqual({
      gone: false,
      because: 'Somebody else has prolonged it, so it stays.',
    });
    expect(entra.sent).toEqual([]);
  });

  test('takes back what another grant of ours, over by now, had prolonged', async () => {
    held(UNTIL + DAY);
    entra.does = () => held(UNTIL + DAY, { state: 'expired' });
    expect(await undo({ givenUntil: UNTIL + DAY })).toMatchObject({ gone: true });
  });

  test('of one that was never shown waits for what Entra is still at', async () => {
    entra.requests = [entra.request('submitted')];
    await expect(undo()).rejects.toMatchObject({ underway: true });
    expect(await isGone()).toMatchObject({ gone: false });
    entra.requests = [entra.request('pendingApproval')];
    await expect(undo({ outputs: SENT })).rejects.toThrow('cancel that request');
  });

  test('of one whose request Entra does not show may have been missed by a reading that lags', async () => {
    await expect(undo({ outputs: SENT })).rejects.toMatchObject({ underway: true });
    expect(await isGone({ outputs: SENT })).toMatchObject({ gone: false });
    expect(await undo({ outputs: SENT, until: NOW })).toMatchObject({ gone: true });
  });

  test.each(['denied', 'canceled', 'deliveryFailed'])(
    'of one whose request is %s has nothing to take',
    async (state) => {
      entra.requests = [entra.request(state)];
      expect(await undo({ outputs: SENT })).toMatchObject({ gone: true });
      expect(await isGone({ outputs: SENT })).toMatchObject({ gone: true });
      expect(entra.sent).toEqual([]);
    },
  );

  test('of one that was seen, and that no list shows now, is sent anyway', async () => {
    await expect(undo({ outputs: SEEN })).rejects.toMatchObject({ underway: true });
    expect(entra.written).toEqual(['adminRemove a1']);
    expect(await isGone({ outputs: SEEN })).toMatchObject({ gone: false });
    held(UNTIL, { state: 'expired' });
    expect(await undo({ outputs: SEEN })).toMatchObject({ gone: true });
    expect(await isGone({ outputs: SEEN })).toMatchObject({ gone: true });
    expect(entra.sent).toHaveLength(1);
  });

  test('of one that only its request tells of is taken back by that', async () => {
    entra.requests = [entra.request('delivered', { assignment: { id: 'a1' } })];
    await expect(undo({ outputs: SENT })).rejects.toMatchObject({ underway: true });
    expect(entra.written).toEqual(['adminRemove a1']);
  });

  test('leaves what somebody else gave them after ours was over', async () => {
    entra.assignments = [
      entra.assignment(UNTIL, { state: 'expired' }),
      entra.assignment(UNTIL, { id: 'a2' }),
    ];
    expect(await undo({ outputs: SEEN })).toEqual({
      gone: false,
      because: 'Somebody else has given it to them again, so it stays.',
    });
    expect(entra.sent).toEqual([]);
  });

  test('of one that could not be handed out has nothing to take', async () => {
    held(UNTIL, { state: 'deliveryFailed' });
    expect(await undo()).toMatchObject({ gone: true });
    held(UNTIL, { state: 'partiallyDelivered' });
    entra.does = () => held(UNTIL, { state: 'expired' });
    expect(await undo()).toMatchObject({ gone: true });
    expect(entra.written).toEqual(['adminRemove a1']);
  });
});
