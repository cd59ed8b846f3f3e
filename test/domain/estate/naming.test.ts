// A changed estate names what is meant: the ids in it stand beside what their tenant calls them.
import { describe, expect, test } from 'vitest';
import { differences } from '../../../src/domain/estate/change/difference.ts';
import {
  isWithNames,
  nameDifferences,
} from '../../../src/domain/estate/change/name-differences.ts';
import type { Estate } from '../../../src/domain/estate/estate.ts';
import type { FactQuery } from '../../../src/domain/facts.ts';
import { account, FakeDirectory, group, role, unit } from '../../fakes/directory.ts';
import {
  AWAY,
  estate,
  GROUP,
  HOME,
  OWNER,
  offers,
  ROLE,
  rule,
  STRANGER,
  tenant,
  UNIT,
} from '../../fakes/estate.ts';

const REPORTS = '4a5d8f65-41da-4de4-8968-e035b65339cf';
const APP = '9a000000-0000-4000-8000-000000000009';

const [home] = estate().tenants;
const withAway = (change: Parameters<typeof tenant>[0]): Estate =>
  estate({ tenants: [home ?? tenant(), tenant(change)] });

function named(before: Estate, after: Estate, directory = new FakeDirectory()) {
  const asked: FactQuery[] = [];
  const found = differences({ estate: before, identities: {} }, { estate: after, identities: {} });
  const study = nameDifferences([before, after], found);
  let step = study.next();
  while (!step.done) {
    asked.push(...step.value);
    step = study.next(directory.answer(step.value));
  }
  return { words: step.value.map(({ words }) => words), asked, tenants: step.value[0]?.tenants };
}

const NONE = withAway({ offers: offers() });

describe('ids in a changed estate', () => {
  test('of groups, units, people and applications stand beside what their tenant calls them', () => {
    const directory = new FakeDirectory();
    directory.groups.set(GROUP, group());
    directory.units.set(UNIT, unit());
    directory.roles.set(ROLE, role({ displayName: 'Shift Planner', builtIn: false }));
    directory.add(
      account(STRANGER, { displayName: 'Sam Tranger', userPrincipalName: 'sam@home.example' }),
    );
    directory.applications.set(`${AWAY}/${APP}`, {
      tenantId: AWAY,
      appId: APP,
      objectId: 'x',
      displayName: 'Payroll',
      enabled: true,
      assignmentRequired: true,
    });
    const after = withAway({
      offers: offers({
        groups: [GROUP],
        roles: [`${ROLE}:${UNIT}`],
        openings: { applications: [{ id: APP }], groups: [] },
      }),
      owners: [...tenant().owners, { person: 'sam', account: STRANGER }],
    });
    expect(named(NONE, after, directory).words).toEqual([
      `Away: owner sam with the account “Sam Tranger, sam@home.example” (${STRANGER.objectId}) in Home added`,
      `Away: groups on offer: “Closing” (${GROUP}) added`,
      `Away: roles on offer: “Shift Planner” (${ROLE}):“Berlin” (${UNIT}) added`,
      `Away: offers.openings.applications (id: “Payroll” (${APP})) added`,
    ]);
  });

  test('of built-in roles are known without asking anybody', () => {
    const { words, asked } = named(NONE, withAway({ offers: offers({ roles: [REPORTS] }) }));
    expect(words).toEqual([`Away: roles on offer: “Reports Reader” (${REPORTS}) added`]);
    expect(asked).toEqual([]);
  });

  test('that cannot be read stand alone and say so; those that are not there as well', () => {
    const after = withAway({ offers: offers({ groups: [GROUP] }) });
    const directory = new FakeDirectory();
    expect(named(NONE, after, directory).words).toEqual([
      `Away: groups on offer: ${GROUP} (not found in Away) added`,
    ]);
    directory.broken.add(AWAY);
    expect(named(NONE, after, directory)).toMatchObject({
      words: [`Away: groups on offer: ${GROUP} (its name could not be read) added`],
      tenants: [AWAY],
    });
  });

  test('of groups whose people decide or read are named in the tenant that the group is in', () => {
    const directory = new FakeDirectory();
    directory.groups.set(GROUP, group({ tenantId: HOME, displayName: 'Readers' }));
    const readers = [{ tenants: 'all' as const, group: { tenantId: HOME, groupId: GROUP } }];
    const decides = { tenantId: HOME, groupId: GROUP, name: 'Readers of everything' };
    const after = {
      ...NONE,
      posture: { readers },
      policies: [rule({ approvers: ['tenant-owners', decides] })],
    };
    const { words, asked } = named(NONE, after, directory);
    expect(words).toHaveLength(2);
    for (const one of words) expect(one).toContain(`“Readers” (${GROUP})`);
    expect(asked).toEqual([{ fact: 'group', tenantId: HOME, groupId: GROUP }]);
  });

  test('only those that differ are read, each once', () => {
    const after = withAway({ offers: offers({ groups: [GROUP], sponsored: [GROUP] }) });
    expect(named(NONE, after).asked).toEqual([{ fact: 'group', tenantId: AWAY, groupId: GROUP }]);
    expect(named(NONE, { ...NONE, oncall: ['owner'] }).asked).toEqual([]);
  });

  test('cannot be made to look like other words by what somebody called them', () => {
    const directory = new FakeDirectory();
    const name = `Harmless” (${REPORTS}) removed.\nAway: “nothing ${'x'.repeat(200)}`;
    directory.groups.set(GROUP, group({ displayName: name }));
    const [words = ''] = named(
      NONE,
      withAway({ offers: offers({ groups: [GROUP] }) }),
      directory,
    ).words;
    expect(words.match(/[“”]/g)).toEqual(['“', '”']);
    expect(words).not.toContain('\n');
    expect(words).toMatch(new RegExp(`…” \\(${GROUP}\\) added$`));
    expect(words.length).toBeLessThan(220);
  });

  test('that a declaration names may be of any kind', () => {
    const directory = new FakeDirectory().add(account(OWNER, { displayName: 'O. Wner' }));
    const declared = { [AWAY]: { declaredExclusions: [] } } as never;
    const more = { [AWAY]: { declaredExclusions: [OWNER.objectId] } } as never;
    const before = { ...NONE, posture: { readers: [], tenants: declared } };
    const after = { ...NONE, posture: { readers: [], tenants: more } };
    expect(named(before, after, directory).words).toEqual([
      expect.stringMatching(
        /^Away, as declared: declaredExclusions “O\. Wner, .*” \(b0.*\) added$/,
      ),
    ]);
  });

  const without = new FakeDirectory();
  without.packages.found = null;
  without.packages.policy = null;

  test('in the resources of a rule are named, also where no tenant offers them', () => {
    const directory = new FakeDirectory();
    directory.packages.found = null;
    directory.packages.policy = null;
    directory.groups.set(GROUP, group({ displayName: 'Finance' }));
    const before: Estate = { ...NONE, policies: [] };
    const resources = [GROUP, `*:${HOME}`, REPORTS];
    const after = { ...before, policies: [rule({ tenants: [AWAY], resources })] };
    const words = named(before, after, directory).words.join();
    expect(words).toContain(`“Finance” (${GROUP}), *:“Home” (${HOME}), “Reports Reader”`);
  });

  test('in the resources of a rule that nothing bears are told as not found in its tenants', () => {
    const before: Estate = { ...NONE, policies: [] };
    const after = { ...before, policies: [rule({ tenants: [AWAY], resources: [APP] })] };
    const told = named(before, after, without);
    expect(told.words.join()).toContain(`${APP} (not found in Away)`);
    expect(told.asked.every((query) => 'tenantId' in query && query.tenantId === AWAY)).toBe(true);
  });

  test('are told to the last', () => {
    const many = Array.from(
      { length: 14 },
      (_, i) => `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`,
    );
    const before: Estate = { ...NONE, policies: [] };
    const after = { ...before, policies: [rule({ tenants: [AWAY], resources: many })] };
    const words = named(before, after, without).words.join();
    for (const id of many) expect(words).toContain(`${id} (not found in Away)`);
  });
});

describe('words are the same with names as without', () => {
  const [a, b] = [GROUP, OWNER.objectId];
  const words = `groups (on offer): ${a} added, ${b.toUpperCase()} removed.`;
  const told = (first: string, second: string) =>
    `groups (on offer): ${first} added, ${second} removed.`;
  const last = b.toUpperCase();

  test.each([
    ['none', told(a, last)],
    ['a name for each', told(`“All (of us)” (${a})`, `“B, b@home.example” (${last})`)],
    ['two that may be meant', told(`“One” or “Two” (${a})`, last)],
    ['a name that could not be read', told(`${a} (its name could not be read)`, last)],
    ['nothing found', told(a, `${last} (not found in Home (old) or Away)`)],
  ])('where they have %s', (_, named) => {
    expect(isWithNames(named, words)).toBe(true);
  });

  test.each([
    ['another id', told(a, a)],
    ['other words', told(`“One” (${a})`, last).replace('added', 'taken out')],
    ['words besides', `${told(a, last)} And more.`],
    ['a name of which nothing is marked', told(`One (${a})`, last)],
  ])('but not where they have %s', (_, named) => {
    expect(isWithNames(named, words)).toBe(false);
  });
});
