// "Can somebody get there?": a yes rests on what was looked at, and never stands before what surely stops them.
import { describe, expect, test } from 'vitest';
import type { AreaValues } from '../../../../src/domain/posture/facts/areas.ts';
import { ask, factsOf, guest, member, PRIME, SECOND, standard } from './small.ts';

const open = { crossTenantPartners: [], crossTenantDefault: standard() };
const home = factsOf(SECOND, { ...open, users: [member(1, 'second.example')] });
const theirs = {
  ...guest(1),
  userPrincipalName: 'member1_second.example#EXT#@prime.example',
  mail: 'member1@second.example',
};
const block = (more: object = {}): AreaValues['conditionalAccess'][number] => ({
  id: 'p1',
  displayName: 'No guests',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    ...more,
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
});
const there = (users: AreaValues['users'], policies: AreaValues['conditionalAccess'] = []) =>
  factsOf(PRIME, { ...open, users, conditionalAccess: policies });

describe('reach', () => {
  const anybody = { ask: 'reach', from: SECOND, to: PRIME } as const;
  const one = { ...anybody, person: 'Member 1' } as const;

  test('an open boundary without a single account is no yes', () => {
    const { head, sentence } = ask(anybody, { facts: [home, there([])] });
    expect(head?.verdict).toBe('partly');
    expect(sentence).toBe(
      'Somebody of Second can reach Prime as far as the boundary goes, but none of them has an account there.',
    );
  });

  test('a yes says how far it was looked', () => {
    const all = ask(anybody, { facts: [home, there([theirs])] });
    expect(all.head?.verdict).toBe('yes');
    expect(all.sentence).toBe('Somebody of Second can reach Prime as far as the boundary goes.');
    const person = ask(one, { facts: [home, there([theirs])] });
    expect(person.head?.verdict).toBe('yes');
    expect(person.sentence).toBe(
      'Member 1 can reach Prime as far as the boundary and the account go.',
    );
  });

  test('a policy that surely blocks leaves no yes', () => {
    const { head, sentence } = ask(one, { facts: [home, there([theirs], [block()])] });
    expect(head?.verdict).toBe('partly');
    expect(sentence).toBe(
      'Member 1 can reach Prime as far as the boundary and the account go, but the policy “No guests” blocks.',
    );
  });

  test('nor does one of guests, where all who have an account there are guests', () => {
    const guests = block({
      users: {
        includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' },
      },
    });
    const asked = (...users: AreaValues['users']) =>
      ask(anybody, { facts: [home, there(users, [guests])] });
    expect(asked(theirs).head?.verdict).toBe('partly');
    expect(asked(theirs).sentence).toContain('but the policy “No guests” blocks');
    expect(asked(theirs, { ...guest(2), userType: 'Member' }).head?.verdict).toBe('yes');
    expect(asked(theirs, { ...guest(2), userType: null }).head?.verdict).toBe('yes');
    expect(
      asked(theirs, { ...guest(2, 'nowhere.example'), userType: 'Member' }).head?.verdict,
    ).toBe('yes');
  });

  test('one that blocks under conditions is still to pass', () => {
    const away = block({ locations: { includeLocations: ['All'], excludeLocations: ['x'] } });
    const { head, more } = ask(one, { facts: [home, there([theirs], [away])] });
    expect(head?.verdict).toBe('yes');
    expect(more?.join(' ')).toContain('blocks under its conditions');
  });

  test('members from outside are not left out with the guests', () => {
    const mfa = {
      ...block({
        users: {
          includeUsers: ['All'],
          excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' },
        },
      }),
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    };
    const synced = { ...theirs, userType: 'Member' };
    const asked = (user: typeof theirs) =>
      ask(one, { facts: [home, there([user], [mfa])] }).more?.join(' ') ?? '';
    expect(asked(synced)).toContain('multifactor authentication');
    expect(asked(theirs)).not.toContain('multifactor authentication');
  });
});
