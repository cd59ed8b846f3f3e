// Whoever comes into a group that decides or reads through Drawbridge comes to do so: never through Drawbridge, by whatever way.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Wish } from '../../src/domain/access/kind.ts';
import { kindById } from '../../src/domain/access/kinds/index.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, asOwner, directory } from '../fakes/access.ts';
import { type FakeDirectory, runNow } from '../fakes/directory.ts';
import { APPLICATION, AWAY, estate, GROUP, HOME, PACKAGE, POLICY, rule } from '../fakes/estate.ts';
import { accessPackageOf, packageRole } from '../fakes/packages.ts';

const DECIDERS = '50000000-0000-4000-8000-0000000000dd';
const deciding = (tenantId = AWAY): Estate =>
  estate({ policies: [rule({ approvers: [{ tenantId, groupId: DECIDERS, name: 'Approvers' }] })] });
const reading = (): Estate =>
  estate({
    posture: {
      ...estate().posture,
      readers: [{ group: { tenantId: AWAY, groupId: DECIDERS }, tenants: 'all' }],
    },
  });

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
});
const OUTSIDER = {
  address: 'jane.roe@partner.example',
  displayName: 'Jane Roe',
  organisation: 'P',
};
const WAYS: ReadonlyArray<readonly [kind: string, id: string, wish: Partial<Wish>]> = [
  ['guest-access', GROUP, {}],
  ['external-guest', GROUP, { people: [OUTSIDER] }],
  ['project-team', GROUP, { people: [asEmployee, asOwner] }],
  ['group-membership', `${GROUP}:member`, {}],
  ['group-membership', `${GROUP}:owner`, {}],
];
const codes = (of: Estate, kind: string, id: string, wish: Partial<Wish> = {}) => {
  const result = runNow(
    kindById(kind)?.plan(of, {
      resource: { kind, tenantId: AWAY, id },
      beneficiary: asEmployee,
      durationMs: DAY,
      held: new Set<string>(),
      open: [],
      ...wish,
    } as Wish) as never,
    fake,
  ) as { ok: boolean; error: ReadonlyArray<{ code: string }> };
  return result.ok ? [] : result.error.map(({ code }) => code);
};

describe.each(WAYS)('%s (%s)', (kind, id, wish) => {
  test.each([
    ['decides', deciding()],
    ['reads', reading()],
  ])('is never given in a group within one that %s', (_how, of) => {
    fake.owners.add(`${GROUP}/somebody`);
    expect(codes(of, kind, id, wish)).not.toContain('above-ceiling');
    fake.within.set(GROUP, [DECIDERS]);
    expect(codes(of, kind, id, wish)).toEqual(['above-ceiling']);
  });

  test('asks nothing more where no group of the tenant decides', () => {
    fake.owners.add(`${GROUP}/somebody`);
    fake.within.set(GROUP, [DECIDERS]);
    expect(codes(deciding(HOME), kind, id, wish)).not.toContain('above-ceiling');
  });
});

describe('a place in a group that comes along', () => {
  const id = `${PACKAGE}:${POLICY}`;
  const application = {
    tenantId: AWAY,
    id: APPLICATION,
    appId: '70000000-0000-4000-8000-000000000001',
    displayName: 'Expense Portal',
    enabled: true,
    type: 'Application',
    publisher: AWAY,
    roles: [],
  };

  test('with an access package is none in a group that decides, nor inside one', () => {
    expect(codes(deciding(), 'access-package', id)).toEqual([]);
    fake.within.set(GROUP, [DECIDERS]);
    expect(codes(deciding(), 'access-package', id)).toEqual(['above-ceiling']);
    fake.within.clear();
    fake.packages.found = accessPackageOf({ roles: [packageRole({ id: DECIDERS })] });
    expect(codes(deciding(), 'access-package', id)).toEqual(['above-ceiling']);
    expect(codes(estate(), 'access-package', id)).toEqual([]);
  });

  test('with an application is none inside a group that decides', () => {
    fake.enterprise.set(APPLICATION, application);
    fake.assignments.push({
      groupId: GROUP,
      applicationId: APPLICATION,
      roleId: '00000000-0000-0000-0000-000000000000',
    });
    const of = [deciding(), 'app-role', `${GROUP}:${APPLICATION}`] as const;
    expect(codes(...of)).toEqual([]);
    fake.within.set(GROUP, [DECIDERS]);
    expect(codes(...of)).toEqual(['above-ceiling']);
  });

  test('is not given while it cannot be read what is inside what', () => {
    const real = fake.answer.bind(fake);
    fake.answer = (queries) =>
      queries.flatMap((query) =>
        query.fact === 'groups-around'
          ? [{ known: false, reason: { tenantId: AWAY, code: 'no-answer', sentence: 'no' } }]
          : real([query]),
      );
    expect(codes(deciding(), 'access-package', id)).toEqual(['tenant-unreadable']);
  });
});
