// Access package: one assignment through the policy that was named, and every reason why there is none.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Wish } from '../../src/domain/access/kind.ts';
import { accessPackage } from '../../src/domain/access/kinds/access-package.ts';
import { rolesIn } from '../../src/domain/access/kinds/package-words.ts';
import type { AccessPackage, PackagePolicy } from '../../src/domain/facts.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory, employee, identity } from '../fakes/access.ts';
import { account, type FakeDirectory, runNow } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  PACKAGE,
  POLICY,
  tenant,
} from '../fakes/estate.ts';
import { accessPackageOf, packageRole, policyOf } from '../fakes/packages.ts';

const ID = `${PACKAGE}:${POLICY}`;
const alone = identity(employee, { accounts: [EMPLOYEE] });
const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' };
const guest = (change: Parameters<typeof account>[1] = {}) =>
  account(GUEST, {
    userType: 'guest',
    external: true,
    homeAddress: 'em@home.example',
    redemption: 'accepted',
    ...change,
  });

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
});

const plan = (change: Partial<Wish> = {}) =>
  runNow(
    accessPackage.plan(estate(), {
      resource: { kind: 'access-package', tenantId: AWAY, id: ID },
      beneficiary: asEmployee,
      durationMs: 7 * DAY,
      held: new Set<string>(),
      open: [],
      ...change,
    } as Wish),
    fake,
  );
const planned = (change: Partial<Wish> = {}) => {
  const result = plan(change);
  if (!result.ok) throw new Error(result.error.map(({ sentence }) => sentence).join());
  return result.value;
};
const codes = (change: Partial<Wish> = {}) => {
  const result = plan(change);
  return result.ok ? [] : result.error.map(({ code }) => code);
};
const sentence = (change: Partial<Wish> = {}) => {
  const result = plan(change);
  return result.ok ? '' : (result.error[0]?.sentence ?? '');
};
const found = (change: Partial<AccessPackage>) => {
  fake.packages.found = accessPackageOf(change);
};
const policy = (change: Partial<PackagePolicy>) => {
  fake.packages.policy = policyOf(change);
};
const hold = (objectId: string, packageId = PACKAGE) =>
  fake.packages.held.push({ objectId, packageId, until: null });
const key = (objectId: string) => `package/${AWAY}/${PACKAGE}/${objectId}`;

describe('access package', () => {
  test('an account of the tenant gets it, through the policy that was named', () => {
    const { plan: made, recipient } = planned();
    expect(made.steps.map(({ change }) => change)).toEqual([
      {
        type: 'hold-package',
        tenantId: AWAY,
        packageId: PACKAGE,
        policyId: POLICY,
        contents: 'closing',
        places: [{ groupId: GROUP, as: 'member' }],
        holder: { objectId: EMPLOYEE_ADMIN.objectId },
      },
    ]);
    expect(recipient).toBe('member');
    expect(made.waitsFor).toBeNull();
  });

  test('has the places in groups that it gives, in one order', () => {
    const roles = [
      packageRole({ id: 'b', role: 'Owner' }),
      packageRole({ id: 'b' }),
      packageRole({ kind: 'site', id: 'https://site' }),
      packageRole({ id: 'a' }),
    ];
    const placesOf = (of: typeof roles) => {
      fake.packages.found = accessPackageOf({ roles: of });
      const [change] = planned().plan.steps.map((step) => step.change);
      return change?.type === 'hold-package' ? change.places : undefined;
    };
    const places = [
      { groupId: 'a', as: 'member' },
      { groupId: 'b', as: 'member' },
      { groupId: 'b', as: 'owner' },
    ];
    expect(placesOf(roles)).toEqual(places);
    expect(placesOf([...roles].reverse())).toEqual(places);
  });

  test('a guest that is there gets it, and is told to accept where that is open', () => {
    fake.add(guest());
    expect(planned({ beneficiary: alone }).plan.steps.map(({ id }) => id)).toEqual(['package']);
    fake.add(guest({ redemption: 'pending' }));
    const { plan: made, recipient } = planned({ beneficiary: alone });
    expect(made.waitsFor).toBe('redemption');
    expect(recipient).toBe('guest');
  });

  test('somebody without an account there is invited first', () => {
    const { plan: made, words } = planned({ beneficiary: alone });
    expect(made.steps.map(({ id }) => id)).toEqual(['guest', 'package']);
    expect(made.steps[1]?.change).toMatchObject({ holder: { fromStep: 'guest' } });
    expect(words.steps.guest?.after).toBe('Guest account for em@home.example');
    expect(made.waitsFor).toBe('redemption');
  });

  test('a guest that an open grant of ours made is held by this one as well', () => {
    fake.add(guest());
    const held = new Set([`guest/${AWAY}/${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`]);
    const { plan: made } = planned({ beneficiary: alone, held });
    expect(made.steps.map(({ id }) => id)).toEqual(['guest', 'package']);
    expect(made.steps[1]?.change).toMatchObject({ holder: { fromStep: 'guest' } });
  });

  test('the card says who gets what, and what the end takes', () => {
    const { words } = planned();
    expect(words.title).toBe('Access package Quarter');
    expect(words.steps.package).toEqual({
      before: 'adm@away.example does not hold Quarter',
      after: 'adm@away.example holds Quarter: Member of Closing',
      undo: 'The assignment ends, and Entra takes back everything that came with Quarter.',
    });
  });

  test('five of its roles are named, the rest is counted', () => {
    const app = packageRole({ kind: 'application', name: 'Ledger', role: 'Default Access' });
    const site = packageRole({ kind: 'site', name: 'Books', role: 'Visitors' });
    expect(rolesIn([packageRole(), app, site])).toBe(
      'Member of Closing, access to Ledger and Visitors on Books',
    );
    expect(rolesIn(Array.from({ length: 8 }, () => app))).toMatch(/access to Ledger and 3 more$/);
  });

  test('a package that gives something else than before has another plan', () => {
    const before = planned().plan.hash;
    expect(planned().plan.hash).toBe(before);
    found({ contents: 'more' });
    expect(planned().plan.hash).not.toBe(before);
  });

  test('a longer one may be asked for while a grant of ours gives it', () => {
    hold(EMPLOYEE_ADMIN.objectId);
    fake.members.add(`${GROUP}/${EMPLOYEE_ADMIN.objectId}`);
    const { words } = planned({ held: new Set([key(EMPLOYEE_ADMIN.objectId)]) });
    expect(words.steps.package?.before).toContain('through an earlier request');
  });
});

describe('no access package', () => {
  test('without the licence, in the form already', () => {
    fake.plans = ['AAD_PREMIUM'];
    expect(codes()).toEqual(['unlicensed']);
    const described = runNow(accessPackage.describe(tenant(), ID, estate()), fake);
    expect(described).toMatchObject({ ok: false, error: { tenant: 'Away' } });
    fake.plans = ['Entra_Identity_Governance'];
    expect(codes()).toEqual([]);
  });

  test.each<[string, Partial<AccessPackage>]>([
    ['is not enabled', { catalog: { ...accessPackageOf().catalog, published: false } }],
    ['is hidden', { hidden: true }],
    ['nothing in it', { roles: [] }],
    ['no longer exists', { roles: [packageRole({ name: null })] }],
    ['by hand', { roles: [packageRole({ fixed: true })] }],
    ['cannot judge', { roles: [packageRole({ kind: 'other', name: 'SAP' })] }],
  ])('that %s', (words, change) => {
    found(change);
    expect(codes()).toEqual(['package-unfit']);
    expect(sentence()).toContain(words);
  });

  const application = { appId: 'a', publisher: null, forPeople: true };
  const GRAPH = '00000003-0000-0000-c000-000000000000';
  const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
  test.each<[string, Parameters<typeof packageRole>[0]]>([
    ['a group for directory roles', { roleAssignable: true }],
    ['a directory role', { kind: 'directory-role', name: 'Reader' }],
    ['Microsoft Graph', { kind: 'application', application: { ...application, appId: GRAPH } }],
    [
      'Microsoft’s own',
      { kind: 'application', application: { ...application, publisher: MICROSOFT } },
    ],
    [
      'a permission for applications',
      { kind: 'application', application: { ...application, forPeople: false } },
    ],
  ])('that holds %s', (_what, role) => {
    found({ roles: [packageRole(), packageRole(role)] });
    expect(codes()).toEqual(['above-ceiling']);
  });

  test('through a policy that is gone, is another package’s, or does not do', () => {
    fake.packages.policy = null;
    expect(sentence()).toContain('not there any more');
    const unfit: ReadonlyArray<[Partial<PackagePolicy>, string]> = [
      [{ packageId: 'other' }, 'not there any more'],
      [{ automatic: true }, 'by a rule of its own'],
      [{ audience: 'nobody' }, 'not for people'],
      [{ needsApproval: true }, 'approvers of its own'],
      [{ asksQuestions: true }, 'asks questions'],
    ];
    for (const [change, words] of unfit) {
      policy(change);
      expect(codes()).toEqual(['package-unfit']);
      expect(sentence()).toContain(words);
    }
  });

  test('for longer than the policy allows, or beyond its end', () => {
    policy({ longest: 5 * DAY });
    expect(codes()).toEqual(['longer-than-policy-allows']);
    expect(sentence()).toContain('5 days');
    policy({ endsAt: 2 * DAY });
    expect(sentence()).toContain('2 days');
    policy({ endsAt: 0 });
    expect(codes()).toEqual(['policy-over']);
    policy({ longest: 7 * DAY, endsAt: 7 * DAY });
    expect(codes()).toEqual([]);
  });

  test('for guests where the catalog is closed to them', () => {
    found({ catalog: { ...accessPackageOf().catalog, externallyVisible: false } });
    expect(codes()).toEqual([]);
    expect(codes({ beneficiary: alone })).toEqual(['package-unfit']);
  });

  test('for somebody who cannot be invited', () => {
    fake.invitesFrom = 'none';
    expect(codes()).toEqual([]);
    expect(codes({ beneficiary: alone })).toEqual(['invitations-closed']);
  });

  test('with a site, for a guest who has not signed in yet', () => {
    found({ roles: [packageRole({ kind: 'site', name: 'Books' })] });
    expect(codes({ beneficiary: alone })).toEqual(['site-needs-sign-in']);
    fake.add(guest());
    expect(codes({ beneficiary: alone })).toEqual([]);
  });

  test('for a disabled account, or one that is at home nowhere', () => {
    fake.add(guest({ enabled: false }));
    expect(codes({ beneficiary: alone })).toEqual(['account-disabled']);
    const stray = identity(account({ ...EMPLOYEE, objectId: 'stray' }), { homeKnown: false });
    expect(codes({ beneficiary: stray })).toEqual(['home-unknown']);
  });

  test('that was never offered, is gone, or cannot be read', () => {
    const resource = { kind: 'access-package', tenantId: AWAY, id: `${PACKAGE}:other` };
    expect(codes({ resource })).toEqual(['not-offered']);
    fake.packages.found = null;
    expect(codes()).toEqual(['access-package-gone']);
    fake.broken.add(AWAY);
    expect(codes()).toEqual(['tenant-unreadable']);
  });

  test('that somebody holds already, and not through us', () => {
    hold(EMPLOYEE_ADMIN.objectId);
    expect(codes()).toEqual(['already-held']);
  });

  test('beside a package or a group that Entra keeps apart from it', () => {
    fake.packages.conflicts.packages.push({ id: 'other', displayName: 'Audit' });
    expect(codes()).toEqual([]);
    hold(EMPLOYEE_ADMIN.objectId, 'other');
    expect(sentence()).toContain('does not go together with the access package Audit');
    fake.packages.conflicts = { packages: [], groups: [{ id: 'g', displayName: 'Auditors' }] };
    expect(codes()).toEqual([]);
    fake.members.add(`g/${EMPLOYEE_ADMIN.objectId}`);
    expect(sentence()).toContain('a membership in Auditors');
  });

  test('whose end would take a membership that was there before', () => {
    fake.members.add(`${GROUP}/${EMPLOYEE_ADMIN.objectId}`);
    expect(codes()).toEqual(['would-be-lost']);
    found({ roles: [packageRole({ role: 'Owner' })] });
    expect(codes()).toEqual([]);
  });
});

describe('the policy in Entra', () => {
  const ours = { id: 'o', displayName: 'Home', configured: true, tenantIds: [HOME], domains: [] };
  const both = (): string[][] => {
    fake.add(guest());
    return [codes(), codes({ beneficiary: alone })];
  };
  const OUT = ['outside-policy'];

  test.each<[Partial<PackagePolicy>, string[][]]>([
    [{ audience: 'administrators-decide' }, [[], []]],
    [{ audience: 'directory' }, [[], []]],
    [{ audience: 'members' }, [[], OUT]],
    [{ audience: 'external' }, [OUT, []]],
    [{ audience: 'specific-people', people: [GUEST.objectId] }, [OUT, []]],
    [{ audience: 'specific-people', groups: ['g'] }, [OUT, OUT]],
    [{ audience: 'specific-people', unclear: true }, [['policy-unclear'], ['policy-unclear']]],
    [{ audience: 'connected-organizations' }, [OUT, []]],
    [{ audience: 'specific-organizations', organizations: ['o'] }, [OUT, []]],
    [{ audience: 'specific-organizations', organizations: ['x'] }, [OUT, OUT]],
  ])('%j lets in whom it names: an account of the tenant, and a guest', (change, expected) => {
    fake.packages.organizations = [ours];
    policy(change);
    expect(both()).toEqual(expected);
  });

  test('lets in members of a group that it names', () => {
    policy({ audience: 'specific-people', groups: ['g'] });
    fake.members.add(`g/${EMPLOYEE_ADMIN.objectId}`);
    expect(codes()).toEqual([]);
  });

  test('lets in a connected organization by its domain, and none that is only proposed', () => {
    policy({ audience: 'connected-organizations' });
    fake.packages.organizations = [{ ...ours, tenantIds: [], domains: ['home.example'] }];
    expect(codes({ beneficiary: alone })).toEqual([]);
    fake.packages.organizations = [{ ...ours, configured: false }];
    expect(codes({ beneficiary: alone })).toEqual(OUT);
  });
});

test('who holds it already can be told', () => {
  const resource = { kind: 'access-package', tenantId: AWAY, id: ID };
  const holds = () =>
    accessPackage.holds && runNow(accessPackage.holds(resource, account(EMPLOYEE_ADMIN)), fake);
  expect(holds()).toMatchObject({ known: true, value: false });
  hold(EMPLOYEE_ADMIN.objectId);
  expect(holds()).toMatchObject({ known: true, value: true });
});

test('one package through two policies is told apart by their names', () => {
  const other = { id: PACKAGE, policy: 'other' };
  const two = tenant({
    offers: { ...tenant().offers, packages: [{ id: PACKAGE, policy: POLICY }, other] },
  });
  const described = runNow(accessPackage.describe(two, ID, estate()), fake);
  expect(described).toMatchObject({ ok: true, value: { name: 'Quarter: Everybody' } });
  const alone = runNow(accessPackage.describe(tenant(), ID, estate()), fake);
  expect(alone).toMatchObject({ ok: true, value: { name: 'Quarter' } });
});
