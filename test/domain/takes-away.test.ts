// A wish to take something away never opens a form that gives.
import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { mayTakeAway, takesAway } from '../../src/domain/access/takes-away.ts';

describe('wishes to take away', () => {
  test('are known by their first verb, however politely they begin', () => {
    for (const wish of [
      'delete all guests in Northwind',
      'please remove the guest Karin',
      'can you please purge stale guests',
      'I want you to disable her account',
      'get rid of the old admins',
      'take Karin away',
    ])
      expect([wish, takesAway(wish)]).toEqual([wish, true]);
    for (const wish of [
      'access to Northwind for a month, my last one was removed',
      'let Karin in',
      'give me the group that closes the books',
      'guest access to Fabrikam',
    ])
      expect([wish, takesAway(wish)]).toEqual([wish, false]);
  });

  test('may open settings between tenants in which less can be asked for, and nothing personal', () => {
    const open = kinds.filter(mayTakeAway).map(({ id }) => id);
    expect(open).toContain('separate-partner');
    expect(open).not.toContain('guest-access');
    expect(open).not.toContain('connect-tenant');
    expect(kinds.filter(({ lifecycle }) => lifecycle === 'personal-grant').some(mayTakeAway)).toBe(
      false,
    );
  });
});
