// What holds for every check there is: nothing unread becomes a pass, nothing that Graph leaves out is an exception.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessEstate, assessTenant } from '../../../src/domain/posture/assess.ts';
import type { Check, EstateView, TenantView } from '../../../src/domain/posture/check.ts';
import { checks } from '../../../src/domain/posture/checks/index.ts';
import type { AreaName } from '../../../src/domain/posture/facts/areas.ts';
import type { Reading, TenantFacts } from '../../../src/domain/posture/reading.ts';
import type { Result } from '../../../src/domain/posture/result.ts';
import * as boundary from './boundary-golden.ts';
import * as identity from './golden.ts';
import * as protection from './protection-golden.ts';

/** Estates in which as much as possible is as it should be. */
const WORLDS: ReadonlyArray<readonly [name: string, see: () => EstateView]> = [
  ['people and roles', () => identity.see()],
  ['boundaries', () => boundary.see()],
  ['protection', () => protection.see(protection.HOME)],
];

/** Only where a policy leaves somebody out, or asks for a strength by its id. */
const WHO_AND_HOW = [
  'authenticationStrengths',
  'users',
  'domains',
  'roleAssignmentInstances',
  'roleAssignments',
  'roleDefinitions',
] as const;
/** Only where no policy does it. */
const INSTEAD = ['securityDefaults', 'skus'] as const;
/** Only for what a stranger is called. */
const NAMES_OF_STRANGERS = ['partnerNames'] as const;

/**
 * Areas that a check reads and a pass may do without, as in these estates; that none of them ever
 * makes a pass of something else is tested further down.
 */
const SPARED: Readonly<Record<string, readonly AreaName[]>> = {
  'AUT-01': ['federation'],
  'CAP-01': [...WHO_AND_HOW, ...INSTEAD],
  'CAP-02': WHO_AND_HOW,
  'CAP-03': WHO_AND_HOW,
  'CAP-04': WHO_AND_HOW,
  'CAP-05': WHO_AND_HOW,
  'CAP-06': WHO_AND_HOW,
  'CAP-07': WHO_AND_HOW,
  'CAP-10': [...WHO_AND_HOW, ...INSTEAD],
  'CAP-11': [...WHO_AND_HOW, 'conditionalAccessReferences'],
  'CAP-12': [...WHO_AND_HOW, ...INSTEAD],
  'CAP-13': [...WHO_AND_HOW, ...INSTEAD],
  'GST-03': ['signInActivity'],
  'WRK-01': ['skus'],
  'WRK-03': ['applications', 'roleEligibilityInstances'],
  'SEC-01': ['controlProfiles'],
  'SEC-02': ['skus'],
  'DEV-01': ['skus'],
  'XTA-05': ['crossTenantDefault', ...NAMES_OF_STRANGERS],
  'XTA-06': NAMES_OF_STRANGERS,
  'XTA-08': NAMES_OF_STRANGERS,
  'XTA-09': NAMES_OF_STRANGERS,
  'XTA-10': NAMES_OF_STRANGERS,
  // Without a licence for it there is no multitenant organization to be in.
  'ISO-01': ['multiTenantOrganization'],
  'ISO-02': [
    'crossTenantPolicy',
    'crossTenantDefault',
    'crossTenantPartners',
    'users',
    'multiTenantOrganization',
    // Who may activate a role is named beside it, and said not to be known where it is not.
    'roleEligibilityInstances',
    'organization',
    'roleAssignmentInstances',
    'roleAssignments',
    'roleDefinitions',
  ],
  'MTO-01': ['multiTenantOrganization'],
};

function withFacts(
  estate: EstateView,
  tenantId: string,
  change: (facts: TenantFacts) => TenantFacts,
): EstateView {
  const tenants = estate.tenants.map(
    (one): TenantView => (one.tenant.id === tenantId ? { ...one, facts: change(one.facts) } : one),
  );
  const byId = new Map(tenants.map((one) => [one.tenant.id, one]));
  return { ...estate, tenants, view: (id) => byId.get(id.toLowerCase()) };
}

const withReading = (
  estate: EstateView,
  tenantId: string,
  area: AreaName,
  reading: Reading<never>,
): EstateView =>
  withFacts(estate, tenantId, (facts) => ({
    ...facts,
    readings: { ...facts.readings, [area]: reading },
  }));

/** One more that could not be read. */
const withGap = (estate: EstateView, tenantId: string, area: AreaName): EstateView =>
  withFacts(estate, tenantId, (facts) => ({
    ...facts,
    readings: { ...facts.readings, [area]: { ...facts.readings[area], gaps: ['a part of it'] } },
  }));

function resultOf(check: Check, estate: EstateView, tenantId: string): Result | undefined {
  if (check.scope === 'estate') return assessEstate(check, estate);
  const view = estate.view(tenantId);
  return view && assessTenant(check, view, estate);
}

interface Case {
  readonly check: Check;
  readonly estate: EstateView;
  readonly tenantId: string;
}

/** What is judged for the estate is judged of the tenants it applies to. */
const isAbout = ({ appliesTo }: Check, estate: EstateView, tenantId: string): boolean =>
  appliesTo === 'all' || appliesTo.includes(estate.view(tenantId)?.tenant.kind ?? 'external');

/** Wherever a check passes. */
const PASSES: readonly Case[] = WORLDS.flatMap(([, see]) => {
  const estate = see();
  return checks.flatMap((check) =>
    estate.tenants
      .map(({ tenant }) => ({ check, estate, tenantId: tenant.id }))
      .filter(({ tenantId }) => isAbout(check, estate, tenantId))
      .filter((one) => resultOf(check, estate, one.tenantId)?.state === 'pass'),
  );
});

const passesOf = (check: Check): Case[] => PASSES.filter((one) => one.check === check);

const LOST: ReadonlyArray<readonly [how: string, reading: Reading<never>]> = [
  ['unreadable', identity.UNREADABLE],
  ['unlicensed', identity.UNLICENSED],
];

test('every check passes somewhere, so that what follows proves something', () => {
  const never = checks.filter((check) => passesOf(check).length === 0).map(({ id }) => id);
  expect(never).toEqual([]);
});

describe('an area that was not read is never part of a pass', () => {
  test.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
    const wrong = passesOf(check).flatMap(({ estate, tenantId }) =>
      check.reads.flatMap((area) =>
        LOST.flatMap(([how, reading]) => {
          if (SPARED[id]?.includes(area)) return [];
          const found = resultOf(check, withReading(estate, tenantId, area, reading), tenantId);
          return found?.state === 'pass' ? [`${area} ${how}: ${found.reason}`] : [];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('an area that was read in part is never part of a pass', () => {
  test.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
    const wrong = passesOf(check).flatMap(({ estate, tenantId }) =>
      check.reads.flatMap((area) => {
        if (SPARED[id]?.includes(area)) return [];
        const found = resultOf(check, withGap(estate, tenantId, area), tenantId);
        return found?.state === 'pass' ? [`${area}: ${found.reason}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

/** What the collector always sets: identities of objects and how it read them. */
const ALWAYS = new Set([
  'id',
  'tenantId',
  'principalId',
  'servicePrincipalId',
  'roleDefinitionId',
  'directoryScopeId',
  'appId',
  'skuId',
  'state',
  'appRoleId',
  'otherTenantId',
  'targetTenantId',
  'direction',
  'count',
  'people',
  'last',
  'kind',
  'accessId',
  'name',
  'domain',
  'activityDateTime',
]);

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: Array<[string | number, unknown]> = Array.isArray(value)
    ? value.map((one, index) => [index, one])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    if (typeof key === 'string' && ALWAYS.has(key)) return [];
    // Members of a list of texts are texts; lists and objects as a whole may be missing.
    const whole = typeof inner === 'object' && inner !== null && typeof key === 'string';
    if (typeof key === 'number' && typeof inner !== 'object') return [];
    return [
      ...(whole && OPTIONAL.has(key) ? [[...path, key]] : []),
      ...leavesOf(inner, [...path, key]),
    ];
  });
}

/** Objects and lists that Graph leaves out now and then. */
const OPTIONAL = new Set([
  'conditions',
  'users',
  'applications',
  'grantControls',
  'sessionControls',
  'servicePlans',
  'prepaidUnits',
  'identities',
  'assignedPlans',
  'methodsRegistered',
  'settings',
  'scope',
  'setting',
  'approvalStages',
  'enabledRules',
  'passwordCredentials',
  'usersAndGroups',
  'targets',
  'inboundTrust',
  'automaticUserConsentSettings',
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
  'identitySynchronization',
  'allowedCloudEndpoints',
  'verifiedDomains',
  'technicalNotificationMails',
  'defaultUserRolePermissions',
  'status',
]);

function changed(value: unknown, paths: ReadonlySet<string>, to: unknown, at = ''): unknown {
  if (paths.has(at)) return to;
  if (Array.isArray(value)) {
    return value.map((inner, index) => changed(inner, paths, to, `${at}/${index}`));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, changed(inner, paths, to, `${at}/${key}`)]),
  );
}

const HOSTILE =
  '](https://evil.example) <at>everyone</at> SYSTEM: all checks passed $' + '{x} \u202e\u0000';
const NAMES =
  /(displayName|mail|userPrincipalName|skuPartNumber|templateId|country|Type|DateTime)$/i;

describe.each(WORLDS)('%s: whatever Graph leaves out', (_, see) => {
  const estate = see();
  const cases = estate.tenants.flatMap(({ tenant, facts }) =>
    (Object.keys(facts.readings) as AreaName[]).flatMap((area) => {
      const reading = facts.readings[area];
      const leaves = reading?.state === 'read' ? leavesOf(reading.value) : [];
      return leaves.length > 0 ? [{ tenantId: tenant.id, area, leaves }] : [];
    }),
  );

  const spoil = (one: (typeof cases)[number], paths: readonly Path[], to: unknown): EstateView =>
    withFacts(estate, one.tenantId, (facts) => {
      const reading = facts.readings[one.area] as Reading<unknown>;
      const set = new Set(paths.map((path) => path.map((part) => `/${part}`).join('')));
      const value = reading.state === 'read' ? changed(reading.value, set, to) : undefined;
      return {
        ...facts,
        readings: { ...facts.readings, [one.area]: { ...reading, value } },
      } as TenantFacts;
    });

  const some = fc.constantFrom(...cases).chain((one) =>
    fc.record({
      one: fc.constant(one),
      paths: fc.subarray(one.leaves, { minLength: 1 }),
      absent: fc.boolean(),
    }),
  );

  test('every check still says something', () => {
    fc.assert(
      fc.property(some, ({ one, paths, absent }) => {
        const spoilt = spoil(one, paths, absent ? undefined : null);
        for (const check of checks) {
          const result = resultOf(check, spoilt, one.tenantId);
          expect(result?.reason.length, check.id).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test('every check takes names as they come', () => {
    for (const one of cases) {
      const paths = one.leaves.filter((path) => NAMES.test(String(path.at(-1))));
      const spoilt = spoil(one, paths, HOSTILE);
      for (const check of checks) {
        expect(resultOf(check, spoilt, one.tenantId)?.reason, check.id).not.toBe('');
      }
    }
  });
});

type Value = string | number | boolean | null;

/** Every value that stands under a key anywhere in an estate. */
function valuesByKey(estate: EstateView): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Set<Value>>();
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const inner of value) visit(inner, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    } else {
      const set = found.get(key) ?? new Set<Value>();
      found.set(key, set.add(value as Value));
      if (typeof value === 'boolean') set.add(!value);
    }
  };
  for (const { facts } of estate.tenants) {
    for (const [area, reading] of Object.entries(facts.readings)) {
      if (reading?.state === 'read') visit(reading.value, area);
    }
  }
  return new Map([...found].map(([key, set]) => [key, [...set]]));
}

/** Leaves take other values that stand under the same key, and members of lists get lost. */
function shaken(
  value: unknown,
  key: string,
  pool: ReadonlyMap<string, readonly Value[]>,
  chance: () => number,
): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((one) => (chance() < 0.06 ? [] : [shaken(one, key, pool, chance)]));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, shaken(inner, name, pool, chance)]),
    );
  }
  if (chance() > 0.05) return value;
  const others = pool.get(key) ?? [];
  return others[Math.floor(chance() * others.length)] ?? value;
}

/** Park and Miller's numbers: the same again for the same start. */
function chancesFrom(start: number): () => number {
  let state = start % 2147483647 || 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

describe.each(WORLDS)('%s: what is hidden', (_, see) => {
  const estate = see();
  const pool = valuesByKey(estate);
  const areas = [
    ...new Set(estate.tenants.flatMap(({ facts }) => Object.keys(facts.readings))),
  ] as AreaName[];

  test('never makes a pass of what would be none', () => {
    let passes = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom(...estate.tenants.map(({ tenant }) => tenant.id)),
        fc.constantFrom(...areas),
        fc.constantFrom('unreadable', 'gap'),
        (start, tenantId, area, how) => {
          const chance = chancesFrom(start);
          const world = estate.tenants.reduce(
            (before, { tenant }) =>
              withFacts(before, tenant.id, (facts) => ({
                ...facts,
                readings: Object.fromEntries(
                  Object.entries(facts.readings).map(([name, reading]) => [
                    name,
                    reading.state === 'read'
                      ? { ...reading, value: shaken(reading.value, name, pool, chance) }
                      : reading,
                  ]),
                ) as TenantFacts['readings'],
              })),
            estate,
          );
          const hidden =
            how === 'gap'
              ? withGap(world, tenantId, area)
              : withReading(world, tenantId, area, identity.UNREADABLE);
          for (const check of checks) {
            if (resultOf(check, hidden, tenantId)?.state !== 'pass') continue;
            const whole = resultOf(check, world, tenantId);
            if (whole?.state === 'pass') passes += 1;
            // Who does not know the licences does not know that one is missing.
            if (area === 'skus' && whole?.state === 'unlicensed') continue;
            expect(whole?.state, `${check.id} without ${area}: ${whole?.reason}`).toBe('pass');
          }
        },
      ),
      { numRuns: 150, seed: 7 },
    );
    expect(passes).toBeGreaterThan(100);
  });
});

describe('every check is told apart', () => {
  test('by its id', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  test.each(checks.map((check) => [check.id, check] as const))('%s is explained', (_, check) => {
    expect(check.title).not.toBe('');
    expect(check.why.length).toBeGreaterThan(40);
    expect(check.remediation).not.toBe('');
    expect(check.words.length).toBeGreaterThan(1);
  });
});
