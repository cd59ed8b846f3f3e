// Whoever accepts a changed estate is told everything that differs: nothing is cut, and no two changes read the same.
import { describe, expect, test } from 'vitest';
import { differences } from '../../../src/domain/estate/change/difference.ts';
import type { Estate } from '../../../src/domain/estate/estate.ts';
import type { BreakGlass } from '../../../src/domain/estate/limits.ts';
import { DAY, HOUR, MINUTE } from '../../../src/shared/duration.ts';
import {
  AWAY,
  estate,
  GROUP,
  HOME,
  offers,
  PACKAGE,
  POLICY,
  rule,
  STRANGER,
  tenant,
} from '../../fakes/estate.ts';

const words = (after: Partial<Estate>, before: Partial<Estate> = {}): string =>
  differences({ estate: estate(before), identities: {} }, { estate: estate(after), identities: {} })
    .map((one) => one.words)
    .join('\n');

const LONG = 'Suppliers are paid daily until six, and the bank takes no file after that. '.repeat(
  9,
);
const GLASS: BreakGlass = {
  id: 'payments',
  title: 'Supplier payments cannot be released before the cut-off',
  kind: 'guest-access',
  longest: 4 * HOUR,
  atMost: { count: 2, in: 30 * DAY },
  tell: ['employee'],
  because: LONG,
  place: 'a:1',
  version: 'v',
  tenantId: AWAY,
  resource: GROUP,
  people: ['owner', 'stranger'],
};

describe('what comes or goes as a whole', () => {
  test('is told field by field for break-glass, whatever its reason is like', () => {
    for (const told of [words({ breakGlass: [GLASS] }), words({}, { breakGlass: [GLASS] })]) {
      expect(told).toContain(`resource ${GROUP}`);
      expect(told).toMatch(/people O\. Wner \(owner\), stranger$/m);
      expect(told).toContain(LONG.trim());
    }
  });

  test('is told field by field for rules, with where they are read', () => {
    const other = rule({ id: 'other' });
    const added = rule({
      id: 'added',
      because: LONG,
      approvers: ['owner'],
      fallback: ['employee'],
    });
    const first = words({ policies: [added, other] }, { policies: [other] });
    expect(first).toContain('Rule added is added: approvers O. Wner (owner)');
    expect(first).toContain('Rule added is added: fallback Em Ployee (employee)');
    expect(first).toContain('Rule added is added: read before other');
    expect(words({ policies: [other, added] }, { policies: [other] })).toContain('read last');
    expect(words({ policies: [other] }, { policies: [added, other] })).toContain(
      'Rule added is removed; it said: fallback Em Ployee (employee)',
    );
  });

  test('is told field by field for what does not go together', () => {
    const side = Array.from({ length: 14 }, (_, i) => ({
      kind: 'guest-access',
      tenantId: AWAY,
      resource: `group${i}`,
    }));
    const apart = { id: 'apart', place: 'a:1', between: [side, [...side]], because: LONG } as const;
    const told = words({ incompatible: [apart] });
    for (const { resource } of side) expect(told.split(`${resource})`)).toHaveLength(3);
  });

  test('is told field by field for a tenant, with what is declared of it', () => {
    const many = Array.from({ length: 14 }, (_, i) => `3000000${i.toString(16)}-0000-4000-8000-0`);
    const added = tenant({
      offers: offers({
        groups: many,
        packages: [{ id: PACKAGE, policy: POLICY }],
        openings: { applications: [], groups: [{ id: GROUP, name: 'Finance' }] },
      }),
    });
    const [home = tenant()] = estate().tenants;
    const declared = { allowedStanding: [STRANGER.objectId], maxDevices: 0 } as never;
    const told = words(
      { tenants: [home, added], posture: { readers: [], tenants: { [AWAY]: declared } } },
      { tenants: [home] },
    );
    for (const id of [...many, PACKAGE, POLICY, GROUP, STRANGER.objectId]) {
      expect(told).toContain(id);
    }
    expect(told).toContain('Away is added: id ');
  });
});

describe('lists', () => {
  const stage = (deciders: readonly string[]) => [{ groups: [{ deciders, needs: 1 }] }];
  const decided = (deciders: readonly string[]) => ({
    policies: [rule({ approvers: [], stages: stage(deciders) })],
  });

  test('of more than twelve are told to their end', () => {
    const many = Array.from({ length: 13 }, (_, i) => `person${i}`);
    const told = words(decided([...many.slice(0, 12), 'mallory']), decided(many));
    expect(told).toContain('mallory');
    expect(told).toContain('person12');
  });

  test('tell where something comes in, and what changed its place beside that', () => {
    const stages = (...people: string[]) => ({
      policies: [rule({ approvers: [], stages: people.flatMap((one) => stage([one])) })],
    });
    const before = stages('a', 'b', 'c');
    const tellings = [
      stages('a', 'b', 'c', 'd'),
      stages('a', 'b', 'd', 'c'),
      stages('d', 'a', 'b', 'c'),
      stages('b', 'a', 'd'),
      stages('a', 'b', 'd'),
    ].map((after) => words(after, before));
    expect(new Set(tellings).size).toBe(tellings.length);
  });

  test('of accounts tell which one comes first', () => {
    const [employee, ...others] = estate().people;
    const more = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };
    if (!employee) throw new Error('There is nobody.');
    const first = words({
      people: [{ ...employee, accounts: [more, ...employee.accounts] }, ...others],
    });
    const last = words({
      people: [{ ...employee, accounts: [...employee.accounts, more] }, ...others],
    });
    expect(first).toContain(`account ${more.objectId} in Home added, listed first`);
    expect(last).not.toBe(first);
  });

  test('without anything in them are not the same as none', () => {
    const none = words({ policies: [rule({ id: 'new', tenants: [] })] }, { policies: [] });
    const all = words({ policies: [rule({ id: 'new' })] }, { policies: [] });
    expect(none).not.toBe(all);
  });
});

describe('values', () => {
  const renamed = (displayName: string) =>
    words({ people: estate().people.map((one) => ({ ...one, displayName })) });

  test('that look alike are told apart', () => {
    const zero = String.fromCodePoint(0x200b);
    expect(renamed(`x${zero}`)).toContain('x\\u200b');
    const kinds = (...of: string[]) => words({ policies: [rule({ kinds: of })] });
    expect(kinds('a, b')).not.toBe(kinds('a', 'b'));
    const longest = (ms: number) => words({ policies: [rule({ longest: ms })] });
    expect(longest(DAY + HOUR + MINUTE)).not.toBe(longest(DAY + HOUR));
    expect(longest(999_999_999 * DAY)).toContain('999999999 days');
  });

  test('of people and tenants who are called alike bear what is theirs alone', () => {
    const people = [
      ...estate().people,
      { name: 'owner2', displayName: 'O. Wner', accounts: [STRANGER] },
    ];
    const onCall = (name: string) => words({ people, oncall: [name] }, { people });
    expect(onCall('owner')).not.toBe(onCall('owner2'));
    const tenants = estate().tenants.map((one) => ({ ...one, displayName: 'Same' }));
    const where = (id: string) =>
      words({ tenants, policies: [rule({ tenants: [id] })] }, { tenants });
    expect(where(HOME)).not.toBe(where(AWAY));
  });

  test('that count characters are not told as times', () => {
    const asks = (longest: number) => ({
      policies: [
        rule({ questions: [{ id: 'why', label: 'Why', type: 'text', required: true, longest }] }),
      ],
    });
    expect(words(asks(3_000), asks(2_000))).toContain('longest changed from 2000 to 3000');
  });
});
