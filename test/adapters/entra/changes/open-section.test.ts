// A section for a partner: one write, nothing else in the entry, and only what is ours goes again.
import { beforeEach, describe, expect, test } from 'vitest';
import { openSection } from '../../../../src/adapters/entra/changes/open-section.ts';
import type { OpenSection } from '../../../../src/domain/access/change.ts';
import { sectionPart } from '../../../../src/domain/access/changes/open-section.ts';
import { CLOSED } from '../../../../src/domain/access/pairs/section.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { MINUTE } from '../../../../src/shared/duration.ts';
import { everyone } from '../../../fakes/directory.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakePolicies } from './fake-policies.ts';
import { FakeTenant } from './fake-tenant.ts';

const group = (target: string) => ({ target, targetType: 'group' as const });
const app = (target: string) => ({ target, targetType: 'application' as const });
const lists = (groups: readonly string[], apps: readonly string[]) => ({
  usersAndGroups: { accessType: 'allowed' as const, targets: groups.map(group) },
  applications: { accessType: 'allowed' as const, targets: apps.map(app) },
});
const changeOf = (
  groups: string[],
  apps: string[],
  more: Partial<OpenSection> = {},
): OpenSection => ({
  type: 'open-section',
  tenantId: AWAY,
  partnerId: HOME,
  section: 'b2bCollaborationInbound',
  subjects: groups.map(group),
  applications: apps.map(app),
  there: [],
  inherited: true,
  ...more,
});
const CHANGE = changeOf(['g1'], ['a1']);
const partsOf = (change: OpenSection) =>
  [...change.subjects, ...change.applications].map((target) => sectionPart(change, target));

let policies: FakePolicies;
const context = (change: Partial<ChangeContext> = {}) => new FakeTenant().context(change);
const changer = () => openSection(policies.deps);
beforeEach(() => {
  policies = new FakePolicies();
});

describe('opening', () => {
  test('makes an entry with that section alone where there is none', async () => {
    expect(await changer().observe(CHANGE, context())).toEqual({ found: 'absent', there: [] });
    const { evidence } = await changer().perform(CHANGE, context());
    expect(policies.written).toEqual(['POST  tenantId b2bCollaborationInbound']);
    expect(policies.section(HOME)).toEqual(lists(['g1'], ['a1']));
    expect(evidence.requestIds).toContain('w');
  });

  test('leaves the rest of an entry, and what stands in the section', async () => {
    const trust = { isMfaAccepted: true };
    policies.partners.set(HOME, {
      inboundTrust: trust,
      b2bCollaborationInbound: lists(['g1'], ['a9']),
    });
    const found = await changer().observe(CHANGE, context());
    expect(found).toEqual({ found: 'absent', there: [sectionPart(CHANGE, group('g1'))] });
    await changer().perform(CHANGE, context());
    expect(policies.written).toEqual([`PATCH /${HOME} b2bCollaborationInbound`]);
    expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9', 'a1']));
    expect(policies.partners.get(HOME)?.inboundTrust).toBe(trust);
  });

  test('finds what is open already', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: everyone('allowed') });
    expect(await changer().observe(CHANGE, context())).toMatchObject({ found: 'present' });
  });

  test.each([
    ['more would open', lists(['g2'], ['a2']), /more would open/],
    [
      'it is blocked by name',
      {
        ...lists(['g1'], []),
        applications: { accessType: 'blocked' as const, targets: [app('a1')] },
      },
      /blocked a part of it by name/,
    ],
  ])('is refused before and instead of a write where %s', async (_, section, sentence) => {
    policies.partners.set(HOME, { b2bCollaborationInbound: section });
    const found = await changer().observe(CHANGE, context());
    expect(found).toEqual({ found: 'in-the-way', sentence: expect.stringMatching(sentence) });
    await expect(changer().perform(CHANGE, context())).rejects.toMatchObject({
      code: 'in-the-way',
      trouble: 'refused',
    });
    expect(policies.sent).toEqual([]);
  });

  test('that was sent before is not sent again', async () => {
    await changer().perform(CHANGE, context());
    await changer().perform(CHANGE, context({ firstTry: false }));
    expect(policies.sent).toHaveLength(1);
  });

  test('writes nothing over an entry that was not shown, and goes into it at the next try', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a9']) });
    const hidden = policies.deps;
    let first = true;
    const reader = () => ({
      ...hidden.reader(AWAY),
      get: async (path: string, options: never) => {
        const none = first && !path.endsWith('/default');
        if (none) first = false;
        return hidden.reader(AWAY).get(none ? '/partners/nobody' : path, options);
      },
    });
    const deps = { ...hidden, reader: reader as unknown as typeof hidden.reader };
    await expect(openSection(deps).perform(CHANGE, context())).rejects.toMatchObject({
      code: 'entry-exists',
      passing: true,
    });
    expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9']));
    await openSection(deps).perform(CHANGE, context({ firstTry: false }));
    expect(policies.written).toEqual([
      'POST  tenantId b2bCollaborationInbound',
      `PATCH /${HOME} b2bCollaborationInbound`,
    ]);
    expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9', 'a1']));
  });

  describe('tells what somebody else brought since it was looked at', () => {
    const part = (id: string) => sectionPart(CHANGE, app(id));
    const wide = changeOf(['g1'], ['a1', 'a2']);

    test.each<[string, string[], string[]]>([
      ['a part of it', ['g1', 'a1'], ['a9', 'a1']],
      ['all of it', ['g1', 'a1', 'a2'], ['a9', 'a1', 'a2']],
    ])('%s', async (_, theirs, apps) => {
      policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], apps) });
      const done = await changer().perform(wide, context());
      expect(done.theirs?.toSorted()).toEqual(theirs.map(part).toSorted());
    });

    test('but not of what other grants of ours hold, nor once something was sent', async () => {
      policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a9', 'a1']) });
      const others = [part('g1'), part('a1')];
      expect((await changer().perform(wide, context({ others }))).theirs).toEqual([]);
      const again = context({ firstTry: false });
      expect((await changer().perform(wide, again)).theirs).toEqual([]);
    });
  });

  test('is not said to be done while the directory still shows the old', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a9']) });
    const deps = { ...policies.deps, readBackMs: 0 };
    const send = deps.writer('partners-writer')(AWAY).send;
    policies.late = 0;
    const writer = () => () => ({
      send: async (...all: Parameters<typeof send>) => {
        const answer = await send(...all);
        policies.late = 5;
        return answer;
      },
    });
    const lagging = openSection({ ...deps, writer: writer as unknown as typeof deps.writer });
    await expect(lagging.perform(CHANGE, context())).rejects.toMatchObject({ code: 'unproven' });
  });
});

describe('the end', () => {
  const mine = partsOf(CHANGE);

  test('inherits again where that is as closed as it was', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a1']) });
    expect(await changer().undo(CHANGE, context({ mine }))).toMatchObject({ gone: true });
    expect(policies.section(HOME)).toBeNull();
    expect(await changer().isGone(CHANGE, context({ mine }))).toMatchObject({ gone: true });
  });

  test.each([
    ['the default has become wider', { fallback: 'allowed' as const, inherited: true }],
    ['the section had values of its own', { fallback: 'blocked' as const, inherited: false }],
  ])('writes a block of everything where %s', async (_, { fallback, inherited }) => {
    policies.fallback = { b2bCollaborationInbound: everyone(fallback) };
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a1']) });
    const change = { ...CHANGE, inherited };
    expect(await changer().undo(change, context({ mine }))).toMatchObject({ gone: true });
    expect(policies.section(HOME)).toEqual(CLOSED);
  });

  test('takes out what nobody else holds, and leaves what was there', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a1', 'a2', 'a9']) });
    const change = changeOf(['g1'], ['a1', 'a2'], { there: ['g1'], inherited: false });
    const context_ = context({
      mine: ['a1', 'a2'].map((id) => sectionPart(change, app(id))),
      others: ['g1', 'a1'].map((id) => sectionPart(change, group(id))),
    });
    expect(await changer().undo(change, context_)).toMatchObject({ gone: true });
    expect(policies.section(HOME)).toEqual(lists(['g1'], ['a1', 'a9']));
    expect(await changer().isGone(change, context_)).toMatchObject({ gone: true });
  });

  test('of what others hold entirely writes nothing', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a1']) });
    const undone = await changer().undo(CHANGE, context({ mine, others: mine }));
    expect(undone).toEqual({ gone: false, because: expect.stringMatching(/still open needs all/) });
    expect(policies.sent).toEqual([]);
  });

  test('leaves what somebody opened to everybody, and says so', async () => {
    const wide = { ...lists(['g1'], ['a1']), usersAndGroups: everyone('allowed').usersAndGroups };
    policies.partners.set(HOME, { b2bCollaborationInbound: wide });
    const held = { mine: [sectionPart(CHANGE, group('g1'))] };
    const undone = await changer().undo(CHANGE, context(held));
    expect(undone).toEqual({ gone: false, because: expect.stringMatching(/by hand/) });
    expect(policies.section(HOME)).toEqual(wide);
  });

  test('of an entry that was deleted says whether the default lets through', async () => {
    expect(await changer().undo(CHANGE, context({ mine }))).toMatchObject({ gone: true });
    policies.fallback = { b2bCollaborationInbound: everyone('allowed') };
    const undone = await changer().undo(CHANGE, context({ mine }));
    expect(undone).toEqual({ gone: false, because: expect.stringMatching(/default/) });
    expect(policies.partners.size).toBe(0);
  });

  describe('where a reading shows nothing of its own in the section', () => {
    const open = { b2bCollaborationInbound: everyone('allowed') };
    const behind: ReadonlyArray<readonly [string, object[]]> = [
      ['a section without values', [{}]],
      ['no entry', []],
    ];
    const stands = { b2bCollaborationInbound: lists(['g1'], ['a1']) };

    test.each(behind)(
      'never lets the default hold that is wider, though a replica shows %s',
      async (_, shown) => {
        policies.fallback = open;
        policies.partners.set(HOME, stands);
        policies.showsFirst(
          shown.map((entry) => [HOME, { ...entry }]),
          1,
        );
        expect(await changer().undo(CHANGE, context({ mine }))).toMatchObject({ gone: true });
        expect(policies.section(HOME)).toEqual(CLOSED);
      },
    );

    test('leaves what stood there before us, and what others hold', async () => {
      policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a1', 'a9']) });
      policies.showsFirst([[HOME, {}]], 1);
      const change = { ...CHANGE, inherited: false };
      expect(await changer().undo(change, context({ mine: mine.slice(1) }))).toMatchObject({
        gone: true,
      });
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9']));
      policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a1', 'a2']) });
      policies.showsFirst([[HOME, {}]], 1);
      const others = [sectionPart(CHANGE, group('g1'))];
      await changer().undo(CHANGE, context({ mine, others }));
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a2']));
    });

    test('does not call gone what was opened minutes ago and no replica shows yet', async () => {
      const open = () => new FakeTenant().deps.clock.now();
      policies.fallback = { b2bCollaborationInbound: everyone('allowed') };
      policies.partners.set(HOME, {});
      const change = { ...CHANGE, inherited: false };
      for (const of of [CHANGE, change]) {
        const begunAt = open() - MINUTE;
        await expect(changer().undo(of, context({ mine, begunAt }))).rejects.toMatchObject({
          passing: true,
          code: 'unproven',
        });
        const before = open() - 6 * MINUTE;
        expect(await changer().undo(of, context({ mine, begunAt: before }))).toBeDefined();
      }
      expect(policies.sent).toEqual([]);
    });

    test('writes nothing where it stays so, and says what the default lets through', async () => {
      policies.fallback = open;
      policies.partners.set(HOME, {});
      expect(await changer().undo(CHANGE, context({ mine }))).toEqual({
        gone: false,
        because: expect.stringMatching(/default/),
      });
      expect(policies.sent).toEqual([]);
    });
  });

  test('is not gone while one of its targets stands there by name', async () => {
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], ['a9']) });
    expect(await changer().isGone(CHANGE, context({ mine }))).toMatchObject({ gone: false });
  });
});

describe('a reading that is not empty and contradicts what our records say of other targets', () => {
  const part = (id: string) => sectionPart(CHANGE, app(id));
  const mine = [part('a1')];
  const shows = (apps: readonly string[], readings: number) =>
    policies.showsFirst([[HOME, { b2bCollaborationInbound: lists(['g1'], apps) }]], readings);
  const stands = (apps: readonly string[]) =>
    policies.partners.set(HOME, { b2bCollaborationInbound: lists(['g1'], apps) });
  const ended = { [part('a3')]: 'taken-back' } as const;
  const given = { [part('a2')]: 'just-given' } as const;

  describe('at the end of a grant', () => {
    test('does not bring back what another grant had ended', async () => {
      stands(['a1', 'a9']);
      shows(['a1', 'a3', 'a9'], 1);
      await changer().undo(CHANGE, context({ mine, beside: ended }));
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9']));
    });

    test('does not drop what another grant has just brought', async () => {
      stands(['a1', 'a2']);
      shows(['a1'], 1);
      const others = [sectionPart(CHANGE, group('g1'))];
      await changer().undo(CHANGE, context({ mine, others, beside: given }));
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a2']));
    });

    test.each<[string, string[], NonNullable<ChangeContext['beside']>]>([
      ['what has ended is still shown', ['a1', 'a3'], ended],
      ['what was given is not shown yet', ['a1'], given],
    ])('is waited for where %s, and nothing is written', async (_, apps, beside) => {
      stands(['a1', 'a2']);
      shows(apps, 99);
      await expect(changer().undo(CHANGE, context({ mine, beside }))).rejects.toMatchObject({
        passing: true,
        code: 'unproven',
      });
      expect(policies.sent).toEqual([]);
    });

    test('does not put back what somebody took out by hand', async () => {
      stands(['a1']);
      const beside = { [part('a2')]: 'given' } as const;
      const others = [sectionPart(CHANGE, group('g1'))];
      await changer().undo(CHANGE, context({ mine, others, beside }));
      expect(policies.section(HOME)).toBeNull();
    });

    test('holds up no end of the same targets, which an earlier grant had as well', async () => {
      stands(['a1', 'a9']);
      const beside = { [part('a1')]: 'taken-back' } as const;
      expect(await changer().undo(CHANGE, context({ mine, beside }))).toMatchObject({ gone: true });
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9']));
    });

    test('is told apart from one that shows nothing', async () => {
      policies.partners.set(HOME, {});
      const context_ = context({ mine, beside: given });
      await expect(changer().undo(CHANGE, context_)).rejects.toMatchObject({ code: 'unproven' });
      expect(policies.sent).toEqual([]);
    });
  });

  describe('at the beginning of one', () => {
    test('does not bring back what another grant had ended', async () => {
      stands(['a9']);
      shows(['a3', 'a9'], 1);
      await changer().perform(CHANGE, context({ beside: ended }));
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9', 'a1']));
    });

    test('does not drop what another grant has just brought', async () => {
      stands(['a9', 'a2']);
      shows(['a9'], 1);
      await changer().perform(CHANGE, context({ beside: given }));
      expect(policies.section(HOME)).toEqual(lists(['g1'], ['a9', 'a2', 'a1']));
    });

    test('is not taken for being open already', async () => {
      stands(['a9']);
      shows(['a1', 'a9'], 1);
      const beside = { [part('a1')]: 'taken-back' } as const;
      expect(await changer().observe(CHANGE, context({ beside }))).toMatchObject({
        found: 'absent',
      });
      shows(['a1', 'a9'], 99);
      await expect(changer().observe(CHANGE, context({ beside }))).rejects.toMatchObject({
        code: 'unproven',
      });
    });

    test('is none once the same targets were sent, which an earlier grant had as well', async () => {
      stands(['a9']);
      const beside = { [part('a1')]: 'taken-back' } as const;
      expect(await changer().perform(CHANGE, context({ beside }))).toMatchObject({ outputs: {} });
      const again = context({ beside, firstTry: false });
      expect(await changer().perform(CHANGE, again)).toMatchObject({ outputs: {} });
      expect(policies.sent).toHaveLength(1);
    });

    test('shows nothing of what was written, whatever else it shows', async () => {
      stands(['a9', 'a2']);
      const readings: object[] = [];
      const { reader } = policies.deps;
      const old = openSection({
        ...policies.deps,
        reader: (of) => ({
          ...reader(of),
          async get(path, options) {
            if (policies.sent.length > 0 && !path.endsWith('/default')) {
              readings.push({});
              const body = { b2bCollaborationInbound: lists(['g1'], ['a9', 'a1']) };
              return { body: body as never, requestId: 'g' };
            }
            return reader(of).get(path, options);
          },
        }),
      });
      await expect(old.perform(CHANGE, context({ beside: given }))).rejects.toMatchObject({
        code: 'unproven',
      });
      expect(readings.length).toBeGreaterThan(1);
    });
  });
});
