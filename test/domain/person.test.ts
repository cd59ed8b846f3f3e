// Persons, not accounts: who is behind an account, and when two accounts may be one human.
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/domain/access/identity.ts';
import { samePerson } from '../../src/domain/access/same-person.ts';
import { asEmployee, asOwner, directory, employee, identity } from '../fakes/access.ts';
import { account, runNow } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, HOME, OWNER, STRANGER } from '../fakes/estate.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' };
const guestOf = (homeAddress: string | null) =>
  account(GUEST, {
    userType: 'guest',
    external: true,
    homeAddress,
    redemption: 'accepted',
    displayName: 'Guest',
  });

const found = (fake = directory(), ref = GUEST, links: Parameters<typeof identify>[1] = []) => {
  const result = runNow(identify(estate(), links, ref), fake);
  if (!result.known) throw new Error('not identified');
  return result.identity;
};

describe('identity', () => {
  test('accounts that the estate links belong to one person', () => {
    expect(found(directory(), EMPLOYEE).accounts).toEqual([EMPLOYEE, EMPLOYEE_ADMIN]);
  });

  test('a guest is found at home by the address that its name carries', () => {
    const guest = found(directory().add(guestOf('em@home.example')));
    expect(guest.homeKnown).toBe(true);
    expect(guest.home.objectId).toBe(EMPLOYEE.objectId);
    expect(guest.accounts).toContainEqual(EMPLOYEE_ADMIN);
  });

  test('a guest that Drawbridge invited is linked whatever its address says', () => {
    const fake = directory().add(guestOf('renamed@home.example'));
    const guest = found(fake, GUEST, [{ guest: GUEST, home: EMPLOYEE }]);
    expect(guest.home.objectId).toBe(EMPLOYEE.objectId);
  });

  test('a guest whose home cannot be read stays without a home', () => {
    const fake = directory().add(guestOf('em@home.example'));
    fake.broken.add(HOME);
    expect(found(fake).homeKnown).toBe(false);
  });

  test('in which tenant it would be is told by its invitation, else by its address', () => {
    const told = (address: string | null, links: Parameters<typeof identify>[1] = []) => {
      const fake = directory().add(guestOf(address));
      fake.broken.add(HOME);
      return found(fake, GUEST, links).homeTenantId;
    };
    expect(told('em@home.example')).toBe(HOME);
    expect(told('nobody@away.example')).toBe(AWAY);
    expect(told('private@mail.example', [{ guest: GUEST, home: EMPLOYEE }])).toBe(HOME);
    expect(told('private@mail.example')).toBeUndefined();
    expect(told(null)).toBeUndefined();
  });

  test('a home that could not be read is told from one in which nobody was found', () => {
    const fake = directory().add(guestOf('nobody@home.example'));
    expect(found(fake)).not.toHaveProperty('homeUnread');
    fake.broken.add(HOME);
    expect(found(fake).homeUnread).toMatchObject({ tenantId: HOME, code: 'no-answer' });
  });

  test('an account that cannot be read is not identified', () => {
    const fake = directory();
    fake.broken.add(HOME);
    expect(runNow(identify(estate(), [], EMPLOYEE), fake).known).toBe(false);
  });
});

describe('same person', () => {
  const other = (change: Partial<Parameters<typeof account>[1]> = {}) =>
    identity(account(STRANGER, { displayName: 'Stranger', ...change }));

  test('the administrator account of a person is that person', () => {
    const admin = found(directory(), EMPLOYEE_ADMIN);
    expect(samePerson(admin, asEmployee)).toBe('same');
  });

  test('the guest of a person is that person', () => {
    const guest = found(directory().add(guestOf('em@home.example')));
    expect(samePerson(guest, asEmployee)).toBe('same');
  });

  test('two people whom the estate lists apart are two, even with one name', () => {
    const twin = { ...asOwner, account: { ...asOwner.account, displayName: 'Em Ployee' } };
    expect(samePerson(twin, asEmployee)).toBe('different');
  });

  test.each([
    ['a mail address in common', { mail: 'EM@home.example' }],
    ['a second address in common', { otherMails: ['em@home.example'] }],
    ['the same name, accents and case aside', { displayName: 'ém  ployee' }],
  ])('%s may be the same person', (_why, change) => {
    expect(samePerson(other(change), asEmployee)).toBe('possible');
  });

  test('an employee id in common may be the same person', () => {
    const numbered = identity({ ...employee, employeeId: '17' });
    expect(samePerson(other({ employeeId: '17' }), numbered)).toBe('possible');
  });

  test.each([
    ['of a tenant we read', 'somebody@home.example'],
    ['of another one', 'somebody@away.example'],
    ['with a private address', 'somebody@mail.example'],
    ['that tells nothing', null],
  ])('a guest without a known home %s may be anybody', (_of, address) => {
    const guest = identity(guestOf(address), { homeKnown: false });
    expect(samePerson(guest, asEmployee)).toBe('possible');
    expect(samePerson(asEmployee, guest)).toBe('possible');
  });

  test('two strangers with nothing in common are different', () => {
    expect(samePerson(other(), asEmployee)).toBe('different');
    expect(OWNER).not.toEqual(STRANGER);
  });
});
