// A guest from outside: the plan, every reason why there is none, and what the owner is told.
import { describe, expect, test } from 'vitest';
import { externalGuest } from '../../src/domain/access/kinds/external-guest.ts';
import { samePerson } from '../../src/domain/access/same-person.ts';
import { addressHash } from '../../src/shared/address.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, asOwner, directory, identity, owner } from '../fakes/access.ts';
import {
  account,
  defaultPolicy,
  everyone,
  type FakeDirectory,
  group,
  partnerPolicy,
  runNow,
} from '../fakes/directory.ts';
import { AWAY, estate, GROUP, OWNER, tenant } from '../fakes/estate.ts';

const jane = { address: 'jane@partner.com', displayName: 'Jane Roe', organisation: 'Partner Ltd' };
const HASH = addressHash(jane.address);
const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' };
const PARTNER = '50000000-0000-4000-8000-000000000005';
const guest = (change: Parameters<typeof account>[1] = {}) =>
  account(GUEST, {
    userType: 'guest',
    external: true,
    homeAddress: jane.address,
    redemption: 'accepted',
    ...change,
  });

const plan = (fake: FakeDirectory, change: Record<string, unknown> = {}, of = estate()) =>
  runNow(
    externalGuest.plan(of, {
      resource: { kind: 'external-guest', tenantId: AWAY, id: GROUP },
      beneficiary: asEmployee,
      people: [jane],
      durationMs: 7 * DAY,
      held: new Set<string>(),
      open: [],
      ...change,
    }),
    fake,
  );
const planned = (...given: Parameters<typeof plan>) => {
  const result = plan(...given);
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value;
};
const codes = (...given: Parameters<typeof plan>) => {
  const result = plan(...given);
  return result.ok ? [] : result.error.map((why) => why.code);
};

describe('the plan', () => {
  test('invites by a hash, lists a sponsor who is at home there, and joins the group', () => {
    const { plan: made, recipient } = planned(directory(), { beneficiary: asOwner });
    expect(made.steps.map(({ change, person }) => [change, person])).toEqual([
      [
        {
          type: 'invite-outsider',
          tenantId: AWAY,
          addressHash: HASH,
          sponsorId: OWNER.objectId,
        },
        `outside/${HASH}`,
      ],
      [
        { type: 'join-group', tenantId: AWAY, groupId: GROUP, member: { fromStep: 'guest' } },
        `outside/${HASH}`,
      ],
    ]);
    expect(made.waitsFor).toBe('redemption');
    expect(recipient).toBe('guest');
    expect(JSON.stringify(made)).not.toContain('jane');
  });

  test('lists no sponsor from elsewhere, and no administrator account of theirs', () => {
    const { plan: made, words } = planned(directory());
    expect(made.steps[0]?.change).toMatchObject({ sponsorId: null });
    expect(words.notes[0]).toContain('is not listed in Entra');
  });

  test('uses an account that is there, and waits only where it was not accepted', () => {
    const there = planned(directory().add(guest()));
    expect(there.plan.steps.map(({ id }) => id)).toEqual(['member']);
    expect(there.plan.waitsFor).toBeNull();
    expect(planned(directory().add(guest({ redemption: 'pending' }))).plan.waitsFor).toBe(
      'redemption',
    );
  });

  test('holds an account that another grant of ours made, so that the last one deletes it', () => {
    const held = new Set([`guest/${AWAY}/outside/${HASH}`]);
    const { plan: made } = planned(directory().add(guest()), { held });
    expect(made.steps.map(({ id }) => id)).toEqual(['guest', 'member']);
    // Whichever account that is by the time it begins.
    expect(made.steps[1]?.change).toMatchObject({ member: { fromStep: 'guest' } });
  });
});

describe('why not', () => {
  test.each(['none', 'adminsAndGuestInviters'] as const)('invitations from %s', (from) => {
    const fake = directory();
    fake.invitesFrom = from;
    expect(codes(fake)).toEqual(['invitations-closed']);
    // Who is a guest already needs no invitation.
    expect(codes(fake.add(guest()))).toEqual([]);
  });

  test('guests are kept out by default, unless the partner that the estate names is let in', () => {
    const fake = directory();
    const sections = {
      ...defaultPolicy().sections,
      b2bCollaborationInbound: everyone('blocked'),
    };
    fake.defaults.set(AWAY, defaultPolicy({ sections }));
    expect(codes(fake)).toEqual(['kept-out']);
    const partner = tenant({ id: PARTNER, kind: 'external', domains: ['partner.com'] });
    const of = estate({ tenants: [...estate().tenants, partner] });
    expect(codes(fake, {}, of)).toEqual(['kept-out']);
    const own = {
      ...partnerPolicy(PARTNER).sections,
      b2bCollaborationInbound: everyone('allowed'),
    };
    fake.partners.set(`${AWAY}/${PARTNER}`, partnerPolicy(PARTNER, { sections: own }));
    expect(codes(fake, {}, of)).toEqual([]);
  });

  test('the group takes nobody, is gone or not offered', () => {
    const fake = directory();
    fake.groups.set(GROUP, group({ dynamic: true }));
    expect(codes(fake)).toEqual(['group-unfit']);
    fake.groups.delete(GROUP);
    expect(codes(fake)).toEqual(['group-gone']);
    const none = { ...tenant().offers, sponsored: [] };
    expect(codes(directory(), {}, estate({ tenants: [tenant({ offers: none })] }))).toEqual([
      'not-offered',
    ]);
  });

  test('an account carries the address and may be somebody else', () => {
    const other = account(GUEST, { otherMails: [jane.address] });
    expect(codes(directory().add(other))).toEqual(['guest-unclear']);
  });

  test('their account is disabled, or in the group already', () => {
    expect(codes(directory().add(guest({ enabled: false })))).toEqual(['guest-disabled']);
    const fake = directory().add(guest());
    fake.members.add(`${GROUP}/${GUEST.objectId}`);
    expect(codes(fake)).toEqual(['already-held']);
  });

  test('the tenant cannot be read, or nobody is named', () => {
    const fake = directory();
    fake.broken.add(AWAY);
    expect(codes(fake)).toEqual(['tenant-unreadable']);
    expect(codes(directory(), { people: undefined })).toEqual(['nobody-named']);
  });
});

describe('what the owner is told', () => {
  test('nobody has checked the organisation, and the estate says who a known partner is', () => {
    expect(planned(directory()).words.notes[1]).toBe(
      'Nobody has checked who is behind partner.com. The organisation as typed: Partner Ltd.',
    );
    const partner = tenant({
      id: PARTNER,
      kind: 'external',
      displayName: 'Partner',
      domains: ['partner.com'],
      purpose: 'Payroll',
    });
    const of = estate({ tenants: [...estate().tenants, partner] });
    expect(planned(directory(), {}, of).words.notes[1]).toContain(
      'belongs to Partner, which the estate names (Payroll)',
    );
  });

  test('a domain that looks like another is shown as people see it', () => {
    const people = [{ ...jane, address: 'jane@xn--prtner-bua.com' }];
    expect(planned(directory(), { people }).words.notes[1]).toContain('may look like another');
  });
});

test('an approver who may be the invited person is not told apart from them', () => {
  expect(samePerson(asOwner, jane)).toBe('different');
  expect(samePerson(asOwner, { ...jane, displayName: 'o. WNER' })).toBe('possible');
  const also = identity({ ...owner, otherMails: [jane.address] }, { person: 'owner' });
  expect(samePerson(also, jane)).toBe('possible');
});
