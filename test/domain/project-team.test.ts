// A project team: who is meant, each person's steps, and every reason why not.
import { describe, expect, test } from 'vitest';
import { projectTeam } from '../../src/domain/access/kinds/project-team.ts';
import { teamNamed } from '../../src/domain/access/kinds/team-named.ts';
import { addressHash } from '../../src/shared/address.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, asOwner, directory, identity, owner } from '../fakes/access.ts';
import { account, type FakeDirectory, runNow } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, GROUP, HOME, OWNER, STRANGER } from '../fakes/estate.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' };
const guest = (change: Parameters<typeof account>[1] = {}) =>
  account(GUEST, {
    userType: 'guest',
    external: true,
    homeAddress: 'em@home.example',
    redemption: 'accepted',
    ...change,
  });
const stranger = identity(
  account(STRANGER, { displayName: 'Stranger', userPrincipalName: 's@home.example' }),
);

const plan = (fake: FakeDirectory, change: Record<string, unknown> = {}) =>
  runNow(
    projectTeam.plan(estate(), {
      resource: { kind: 'project-team', tenantId: AWAY, id: GROUP },
      beneficiary: stranger,
      people: [asEmployee, asOwner],
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
const named = (typed: string, fake = directory()) => {
  const result = runNow(teamNamed(estate(), typed), fake);
  return result.ok ? result.value : result.error.map((why) => why.code);
};

describe('who is meant', () => {
  test('addresses by line, comma or blank, each once', () => {
    expect(named('em@home.example\n o@away.example, EM@home.example;')).toEqual([EMPLOYEE, OWNER]);
  });

  test.each([
    ['em@home.example', ['too-few-people']],
    ['', ['too-few-people']],
    [Array.from({ length: 21 }, (_, i) => `p${i}@home.example`).join('\n'), ['too-many-people']],
    ['em@home.example x@elsewhere.example', ['people-outside']],
    ['em@home.example nobody@home.example', ['people-nobody']],
    ['em@home.example just-a-name', ['people-outside']],
  ])('%j: %j', (typed, expected) => {
    expect(named(typed)).toEqual(expected);
  });

  test('a disabled account, and a tenant that does not answer, are told', () => {
    const fake = directory().add(
      account(STRANGER, { userPrincipalName: 's@home.example', enabled: false }),
    );
    expect(named('em@home.example s@home.example', fake)).toEqual(['people-disabled']);
    fake.broken.add(AWAY);
    expect(named('em@home.example o@away.example', fake)).toEqual(['people-unreadable']);
  });
});

describe('the plan', () => {
  test('invites by mail whoever is from elsewhere, and takes the others as they are', () => {
    const { plan: made, recipient } = planned(directory());
    const em = `${HOME}/${EMPLOYEE.objectId}`;
    expect(made.steps.map(({ id, person, change }) => [id, person, change])).toEqual([
      [
        'guest-1',
        em,
        {
          type: 'invite-guest',
          tenantId: AWAY,
          home: EMPLOYEE,
          addressHash: addressHash('em@home.example'),
          byMail: true,
        },
      ],
      [
        'member-1',
        em,
        { type: 'join-group', tenantId: AWAY, groupId: GROUP, member: { fromStep: 'guest-1' } },
      ],
      [
        'member-2',
        `${AWAY}/${OWNER.objectId}`,
        {
          type: 'join-group',
          tenantId: AWAY,
          groupId: GROUP,
          member: { objectId: OWNER.objectId },
        },
      ],
    ]);
    expect(made.waitsFor).toBe('redemption');
    expect(recipient).toBe('guest');
  });

  test('uses a guest that is there, never an administrator account that nobody named', () => {
    const { plan: made } = planned(directory().add(guest()));
    expect(made.steps[0]?.change).toMatchObject({ member: { objectId: GUEST.objectId } });
    expect(made.waitsFor).toBeNull();
  });

  test('leaves out who is in already, and says so', () => {
    const fake = directory().add(guest());
    fake.members.add(`${GROUP}/${GUEST.objectId}`);
    const { plan: made, words } = planned(fake);
    expect(made.steps.map(({ id }) => id)).toEqual(['member-2']);
    expect(words.notes.join(' ')).toContain('nothing changes for them: Em Ployee.');
    fake.members.add(`${GROUP}/${OWNER.objectId}`);
    expect(codes(fake)).toEqual(['already-held']);
  });

  test('has nobody who is eligible in the group through another grant of ours', () => {
    const held = new Set([`group-pim/${AWAY}/${GROUP}/member/eligible/${GUEST.objectId}`]);
    const result = plan(directory().add(guest()), { held });
    expect(result).toMatchObject({ ok: false, error: [{ code: 'already-held' }] });
    expect(JSON.stringify(result)).toMatch(/Em Ployee.*eligible/);
  });

  test('holds what another grant of ours brought about', () => {
    const fake = directory().add(guest());
    fake.members.add(`${GROUP}/${GUEST.objectId}`);
    const held = new Set([
      `guest/${AWAY}/${HOME}/${EMPLOYEE.objectId}`,
      `member/${AWAY}/${GROUP}/${GUEST.objectId}`,
    ]);
    const { steps } = planned(fake, { held }).plan;
    expect(steps.map(({ id }) => id)).toEqual(['guest-1', 'member-1', 'member-2']);
    expect(steps[1]?.change).toMatchObject({ member: { fromStep: 'guest-1' } });
  });

  test('of twenty from elsewhere has a line for each', () => {
    const people = Array.from({ length: 20 }, (_, i) =>
      identity(
        account({ tenantId: HOME, objectId: `e0000000-0000-4000-8000-0000000000${10 + i}` }),
      ),
    );
    const fake = directory().add(...people.map(({ home }) => home));
    const { plan: made, words } = planned(fake, { people });
    expect(made.steps).toHaveLength(40);
    expect(Object.values(words.steps).filter(({ after }) => after !== '')).toHaveLength(20);
  });
});

describe('why not', () => {
  test('one of them is disabled there, all that is wrong at once and by name', () => {
    const off = identity({ ...owner, enabled: false });
    const fake = directory().add(guest({ enabled: false }));
    const result = plan(fake, { people: [asEmployee, off] });
    expect(!result.ok && result.error.map(({ sentence }) => sentence)).toEqual([
      'The account of Em Ployee in Away is disabled.',
      'The account of O. Wner in Away is disabled.',
    ]);
  });

  test('one person twice, or invitations that are closed', () => {
    expect(codes(directory(), { people: [asEmployee, asOwner, asEmployee] })).toEqual([
      'person-twice',
    ]);
    const fake = directory();
    fake.invitesFrom = 'none';
    expect(codes(fake)).toEqual(['invitations-closed']);
  });
});
