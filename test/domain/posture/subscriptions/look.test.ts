// What is critical and new: each thing once, through groups as well, and nothing concluded from what was not read.
import { describe, expect, test } from 'vitest';
import type { DirectoryAuditFact } from '../../../../src/domain/posture/facts/security.ts';
import { alertOf } from '../../../../src/domain/posture/subscriptions/alert.ts';
import { everyCritical } from '../../../../src/domain/posture/subscriptions/critical.ts';
import {
  type Look,
  lookFor,
  type Remembered,
} from '../../../../src/domain/posture/subscriptions/look.ts';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import * as boundary from '../boundary-golden.ts';
import {
  ADA,
  activated,
  at,
  BOB,
  declare,
  EVE,
  facts,
  GLASS,
  GLOBAL,
  group,
  holds,
  NOW,
  SECOND,
  type Spoil,
  see,
  TIER,
  unread,
  user,
} from '../golden.ts';

const NOTHING: Remembered = { version: 0, first: new Map(), seen: [] };

/** Remembers as a store does. */
function remember(before: Remembered, look: Look, moment: number): Remembered {
  const key = (one: { kind: string; object: string; since: number }) =>
    `${one.kind} ${one.object} ${one.since}`;
  const seen = new Map(before.seen.map((one) => [key(one), one]));
  for (const { tell: _tell, ...one } of look.found) seen.set(key(one), one);
  for (const one of look.over) seen.set(key(one), { ...one, over: true });
  return {
    version: before.version + 1,
    first: new Map([...before.first, ...look.begun.map((kind) => [kind, moment] as const)]),
    seen: [...seen.values()],
  };
}

/** Looks at each state in turn, a day apart; gives what is told each time. */
function told(...states: ReadonlyArray<readonly Spoil[]>) {
  let remembered = NOTHING;
  return states.map((spoils, i) => {
    const moment = NOW + i * DAY;
    const estate = see(...spoils);
    const view = estate.view(SECOND);
    if (!view) throw new Error('no such tenant');
    const look = lookFor(everyCritical(view, estate, NOW), remembered, moment);
    remembered = remember(remembered, look, moment);
    return look.found.filter(({ tell }) => tell).map(({ kind, object }) => `${kind} ${object}`);
  });
}

const admin = (id: string, more: Parameters<typeof holds>[2] = {}): Spoil =>
  facts(SECOND, (values) => {
    values.roleAssignmentInstances.push(holds(GLOBAL, user(id), more));
  });

describe('a standing Global Administrator', () => {
  const news = `global-administrator ${ADA}`;

  test('is told once, and what was so at the first look is no news', () => {
    expect(told([], [], [admin(ADA)], [admin(ADA)])).toEqual([[], [], [news], []]);
    expect(told([admin(ADA)], [admin(ADA)])).toEqual([[], []]);
  });

  test('who only activated it, has it for a time or in one unit is not told', () => {
    const unit = { directoryScopeId: '/administrativeUnits/x' };
    const bound = { endDateTime: at(DAY) };
    expect(told([], [admin(ADA, activated), admin(BOB, unit), admin(EVE, bound)])).toEqual([
      [],
      [],
    ]);
  });

  test('is told who comes into the group that holds the role, and each of its members', () => {
    const grant = facts(SECOND, (values) => {
      values.roleAssignmentInstances.push(holds(GLOBAL, group(TIER)));
    });
    const members = (...ids: string[]) =>
      facts(SECOND, (values) => {
        const tier = values.roleGroups.find(({ id }) => id === TIER);
        if (!tier) throw new Error('no such group');
        tier.members = ids.map(user);
        tier.assigned = [];
      });
    expect(
      told([members(ADA)], [grant, members(ADA, BOB)], [grant, members(ADA, BOB, EVE)]),
    ).toEqual([[], [news, `global-administrator ${BOB}`], [`global-administrator ${EVE}`]]);
  });

  test('what could not be read in between is neither over nor new', () => {
    const away = unread(SECOND, 'roleAssignmentInstances');
    expect(told([], [admin(ADA)], [away], [admin(ADA)])).toEqual([[], [news], [], []]);
  });

  test('gone and back with the same schedule is not told again, with another one it is', () => {
    const anew = admin(ADA, { startDateTime: at(-HOUR) });
    expect(told([], [admin(ADA)], [], [admin(ADA)], [], [anew])).toEqual([
      [],
      [news],
      [],
      [],
      [],
      [news],
    ]);
  });

  test('what could first be told only now begins without news', () => {
    const away = unread(SECOND, 'roleAssignmentInstances');
    expect(told([away], [admin(ADA)], [admin(ADA), admin(BOB)])).toEqual([
      [],
      [],
      [`global-administrator ${BOB}`],
    ]);
  });
});

describe('an emergency account', () => {
  const used = (offset: number): Spoil =>
    facts(SECOND, (values) => {
      values.signInActivity = [{ id: GLASS[0], lastSignInDateTime: at(offset) }];
    });
  const news = (offset: number) => `emergency-account ${GLASS[0]}@${at(offset)}`;

  test('each use is told once, those from before the first look never', () => {
    expect(told([used(-DAY)], [used(HOUR)], [used(HOUR)], [used(2 * DAY)])).toEqual([
      [],
      [news(HOUR)],
      [],
      [news(2 * DAY)],
    ]);
    expect(told([], [used(-DAY)])).toEqual([[], []]);
  });

  test('without one in the estate nobody is taken for one', () => {
    const none = declare(SECOND, { emergencyAccounts: [] });
    expect(told([none], [none, used(HOUR)])).toEqual([[], []]);
  });
});

describe('a partner', () => {
  const { STRANGER, SECOND: HERE, OPEN, SHUT } = boundary;
  const look = (remembered: Remembered, ...spoils: boundary.Spoil[]) => {
    const estate = boundary.see(...spoils);
    const view = estate.view(HERE);
    if (!view) throw new Error('no such tenant');
    return lookFor(everyCritical(view, estate, NOW), remembered, NOW);
  };
  const news = (of: Look) => of.found.filter(({ tell }) => tell).map(({ object }) => object);
  const first = remember(NOTHING, look(NOTHING), NOW);

  test('is told when an entry of its own opens it, for each way in', () => {
    const open: boundary.Spoil = (world) =>
      Object.assign(boundary.entry(world, HERE, STRANGER), {
        b2bCollaborationInbound: OPEN(),
        b2bDirectConnectInbound: SHUT(),
      });
    expect(news(look(first, open))).toEqual([`${STRANGER}/b2bCollaborationInbound`]);
    expect(news(look(remember(first, look(first, open), NOW), open))).toEqual([]);
    const both: boundary.Spoil = (world) =>
      Object.assign(boundary.entry(world, HERE, STRANGER), { b2bDirectConnectInbound: OPEN() });
    expect(news(look(remember(first, look(first, open), NOW), open, both))).toEqual([
      `${STRANGER}/b2bDirectConnectInbound`,
    ]);
  });

  test('is told when an open default opens it, with the default itself', () => {
    const inherits: boundary.Spoil = (world) => boundary.entry(world, HERE, STRANGER);
    const open: boundary.Spoil = (world) =>
      Object.assign(boundary.defaults(world, HERE), { b2bCollaborationInbound: OPEN() });
    expect(news(look(first, inherits))).toEqual([]);
    expect(news(look(first, inherits, open))).toEqual(
      expect.arrayContaining([
        'default/b2bCollaborationInbound',
        `${STRANGER}/b2bCollaborationInbound`,
      ]),
    );
  });
});

describe('the message', () => {
  const entry = (more: Partial<DirectoryAuditFact>): DirectoryAuditFact => ({
    id: 'e',
    activityDateTime: at(-2 * HOUR),
    activityDisplayName: 'Add member to role outside of PIM (permanent)',
    category: 'RoleManagement',
    result: 'success',
    operationType: 'Assign',
    initiatedBy: { user: { id: BOB, displayName: 'Bob ]( https://evil.example )' } },
    targetResources: [{ id: ADA }, { id: GLOBAL }],
    ...more,
  });
  const alert = (audits: DirectoryAuditFact[], ...spoils: Spoil[]) => {
    const estate = see(
      admin(ADA, { startDateTime: null }),
      facts(SECOND, (values) => {
        values.directoryAudits = audits as unknown as typeof values.directoryAudits;
      }),
      ...spoils,
    );
    const view = estate.view(SECOND);
    if (!view) throw new Error('no such tenant');
    const context = {
      from: NOW - 30 * DAY,
      to: NOW,
      ourApplications: new Set<string>(),
      retention: undefined,
    };
    const found = [{ object: ADA, since: NOW }];
    return alertOf('global-administrator', found, view, estate, context).lines[0];
  };

  test('says by whom and since when, as far as the audit names both ends', () => {
    expect(alert([entry({})])).toMatchObject({
      name: `Person ${ADA.slice(-1)}`,
      who: 'by Bob ]( https://evil.example )',
      since: NOW - 2 * HOUR,
      dated: true,
    });
    const another = entry({ targetResources: [{ id: EVE }, { id: GLOBAL }] });
    expect(alert([another])).toMatchObject({
      who: 'the audit does not tell by whom',
      since: NOW,
      dated: false,
    });
    expect(alert([], unread(SECOND, 'directoryAudits'))?.who).toBe(
      'the audit does not tell by whom',
    );
  });
});
