// What would have gone differently under other rules: told for each request, with both rules.
import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../src/domain/access/compare-policies.ts';
import { pastAskOf } from '../../src/domain/access/past-ask.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { pendingDecision } from '../fakes/access.ts';
import {
  AWAY,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  offers,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';

const asked = pendingDecision().request;
const old = rule({ id: 'old', place: 'old.yaml:3' });
const differences = (
  policies: readonly PolicyRule[],
  change: Partial<Estate> = {},
  of = asked,
  before: readonly PolicyRule[] = [old],
) =>
  comparePolicies(estate({ policies: before }), estate({ policies, ...change }), [pastAskOf(of)]);
const words = (...of: Parameters<typeof differences>) => differences(...of)[0]?.differences;

describe('a request', () => {
  test('that goes as before is not told, wherever its rule stands by now', () => {
    expect(differences([{ ...old, place: 'new.yaml:99' }])).toEqual([]);
    expect(differences([rule({ id: 'other', kinds: ['app-role'] }), old])).toEqual([]);
  });

  test('that another rule takes is told with both places', () => {
    const first = { ...old, id: 'first', place: 'new.yaml:1' };
    expect(differences([first, old])).toEqual([
      expect.objectContaining({
        id: asked.id,
        open: true,
        tenant: 'Away',
        before: { id: 'old', place: 'old.yaml:3' },
        after: { id: 'first', place: 'new.yaml:1' },
        differences: ['other rule: first (new.yaml:1) instead of old (old.yaml:3)'],
      }),
    ]);
  });

  test('that is refused now is told why, and so is one that is not any more', () => {
    const no = rule({
      id: 'no',
      place: 'new.yaml:1',
      decision: 'refuse',
      because: 'Not any more.',
    });
    expect(words([no])).toEqual([
      'refused now: Not any more.',
      'other rule: no (new.yaml:1) instead of old (old.yaml:3)',
    ]);
    expect(words([old], {}, asked, [no])?.[0]).toBe('can be asked for now; before: Not any more.');
    expect(words([])?.[0]).toMatch(/^refused now: No rule lets you ask/);
    const closed = { tenants: [tenant({ access: [] })] };
    expect(words([old], closed)?.[0]).toMatch(/^refused now: Away does not offer/);
  });

  test('that is longer than one of the two bounds is refused by it, and the bounds are told', () => {
    expect(words([{ ...old, longest: 5 * DAY }])).toEqual([
      'refused now: 7 days were asked for, and 5 days is the longest.',
      'shorter: 5 days at most instead of 30 days',
    ]);
    const long = { ...asked, durationMs: 40 * DAY };
    expect(words([{ ...old, longest: 60 * DAY, lapsesAfter: 4 * HOUR }], {}, long)).toEqual([
      'can be asked for now; before: 40 days were asked for, and 30 days is the longest.',
      'longer: 60 days at most instead of 30 days',
      'lapses after 4 hours instead of 1 day',
    ]);
  });

  test('that no bound stops, or both do, goes as before', () => {
    expect(differences([{ ...old, longest: 20 * DAY }])).toEqual([]);
    expect(differences([{ ...old, longest: 60 * DAY }])).toEqual([]);
    expect(
      differences([{ ...old, longest: 20 * DAY }], {}, { ...asked, durationMs: 40 * DAY }),
    ).toEqual([]);
  });

  test('that is longer than is usual may be approved for that; no other hears of it', () => {
    const usual = { ...old, usual: 5 * DAY };
    expect(words([usual])?.[0]).toBe('usual changed from 7 days to 5 days');
    expect(differences([{ ...old, usual: 10 * DAY }])).toEqual([]);
    expect(differences([usual], {}, { ...asked, durationMs: 5 * DAY })).toEqual([]);
  });

  test('hears of what is different about renewals only where it is one that this reaches', () => {
    const renewing = (renewal: PolicyRule['renewal']) => [{ ...old, ...(renewal && { renewal }) }];
    const second = { ...asked, renews: { requestId: 'before', nth: 2 } };
    const bounds = renewing({ longest: 10 * DAY, atMost: 3 });
    expect(differences(renewing({ longest: DAY, atMost: 0, approvers: ['owner'] }))).toEqual([]);
    expect(differences(renewing({ longest: 8 * DAY, atMost: 2 }), {}, second, bounds)).toEqual([]);
    expect(words(renewing({ longest: 5 * DAY, atMost: 3 }), {}, second, bounds)).toEqual([
      'refused now: 7 days were asked for, and 5 days is the longest.',
      'shorter: 5 days at most instead of 10 days',
    ]);
    const once = renewing({ longest: 10 * DAY, atMost: 1 });
    expect(words(once, {}, second, bounds)).toEqual([
      'refused now: This was renewed once, as often as rule old (old.yaml:3) allows.',
    ]);
    const byOwner = renewing({ approvers: ['owner'] });
    expect(words(byOwner, {}, second)).toEqual([
      'other deciders: O. Wner instead of Em Ployee or O. Wner',
    ]);
    expect(words(renewing({ approvers: ['owner'], atMost: 1 }), {}, second, byOwner)).toEqual([
      'refused now: This was renewed once, as often as rule old (old.yaml:3) allows.',
    ]);
  });

  test('hears of what a rule approves by itself only where it is short enough for that', () => {
    const atMost = { in: 30 * DAY, perPerson: 1, perRule: 10 };
    const upTo = (days: number, perPerson = 1) => [
      { ...old, automatic: { longest: days * DAY, atMost: { ...atMost, perPerson } } },
    ];
    expect(differences(upTo(3))).toEqual([]);
    expect(differences(upTo(5, 2), {}, asked, upTo(3))).toEqual([]);
    expect(differences(upTo(14), {}, asked, upTo(7))).toEqual([]);
    expect(words(upTo(3), {}, asked, upTo(7))).toEqual([
      'automatic.longest changed from 7 days to 3 days',
    ]);
    expect(words(upTo(10, 2), {}, asked, upTo(7))).toEqual([
      'automatic.atMost.perPerson changed from 1 to 2',
    ]);
    expect(words([old], {}, asked, upTo(7))?.[0]).toMatch(/^automatic .*removed$/);
  });

  test('that was taken as break-glass followed no rule, so none of them changes it', () => {
    const glass = {
      id: 'stands-still',
      title: 'It stands still',
      reviewBy: 0,
      reminded: 0,
    } as never;
    expect(differences([{ ...old, longest: 5 * DAY }], {}, { ...asked, glass })).toEqual([]);
  });

  test('that others would decide about is told by name, owners who changed among them', () => {
    expect(words([{ ...old, alsoApprovers: ['owner'] }])).toEqual([
      'other deciders: Em Ployee or O. Wner and O. Wner instead of Em Ployee or O. Wner',
    ]);
    const owners = [{ person: 'owner', account: OWNER }];
    const [home] = estate().tenants;
    const tenants = [home ?? tenant(), tenant({ owners })];
    expect(words([old], { tenants })).toEqual([
      'other deciders: O. Wner instead of Em Ployee or O. Wner',
    ]);
  });

  test('that others would decide about, since a role has other people, is told by name', () => {
    const role = { ...old, approvers: ['security'] };
    const people = [...estate().people, { name: 'sam', displayName: 'Sam', accounts: [STRANGER] }];
    const security = (...of: string[]) => ({ people, roles: { security: of } });
    const of = (before: string[], after: string[]) =>
      comparePolicies(
        estate({ policies: [role], ...security(...before) }),
        estate({ policies: [role], ...security(...after) }),
        [pastAskOf(asked)],
      )[0]?.differences;
    expect(of(['owner'], ['owner'])).toBeUndefined();
    expect(of(['owner'], ['owner', 'sam'])).toEqual([
      'other deciders: security (O. Wner or Sam) instead of security (O. Wner)',
    ]);
    expect(of(['owner'], [])).toEqual([
      'other deciders: security (nobody) instead of security (O. Wner)',
    ]);
  });

  test('for what is not offered any more is refused now', () => {
    const [home] = estate().tenants;
    const tenants = [home ?? tenant(), tenant({ offers: offers() })];
    expect(words([old], { tenants })).toEqual(['refused now: Away does not offer it.']);
    const before = estate({ policies: [old], tenants });
    expect(comparePolicies(before, estate({ policies: [old] }), [pastAskOf(asked)])).toEqual([
      expect.objectContaining({
        differences: ['can be asked for now; before: Away does not offer it.'],
      }),
    ]);
  });

  test('whose rule changed in a field that nobody foresaw is told that', () => {
    expect(words([{ ...old, weather: 'fine' } as PolicyRule])).toEqual(['weather fine added']);
  });
});

describe('by whom it was asked', () => {
  const guests = [rule({ id: 'guests', requestors: { userTypes: ['guest'] } }), old];

  test('is kept with it', () => {
    const guest = { ...asked, asked: { userType: 'guest' as const, home: asked.beneficiary } };
    expect(words(guests)).toBeUndefined();
    expect(words(guests, {}, guest)?.[0]).toMatch(/^other rule: guests/);
  });

  test('is taken from the accounts in rows of before, and said so', () => {
    const { asked: _, ...row } = asked;
    const guest = { ...row, requestor: EMPLOYEE_ADMIN };
    expect(differences(guests, {}, guest)[0]).toMatchObject({ guessed: true });
    expect(differences(guests, {}, row)).toEqual([]);
  });

  const unknown = (homeTenantId?: string) => ({
    ...asked,
    asked: { userType: 'guest' as const, ...(homeTenantId && { homeTenantId }) },
  });

  test('a home that could not be found fits no rule that allows named tenants', () => {
    const named = [rule({ id: 'named', requestors: { tenants: [HOME, AWAY] } })];
    expect(words(named, {}, unknown())?.[0]).toMatch(/^refused now: No rule/);
    expect(words(named, {}, unknown(HOME))?.[0]).toMatch(/^refused now: No rule/);
  });

  test('it fits one that refuses named tenants, unless something told of another', () => {
    const because = 'Not for Home.';
    const named = rule({ requestors: { tenants: [HOME] }, decision: 'refuse', because });
    expect(words([named, old], {}, unknown(HOME))?.[0]).toBe('refused now: Not for Home.');
    expect(words([named, old], {}, unknown())?.[0]).toMatch(/^refused now: It cannot be told in/);
    expect(words([named, old], {}, unknown(AWAY))).toBeUndefined();
  });
});
