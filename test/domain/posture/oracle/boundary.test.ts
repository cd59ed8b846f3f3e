// What holds between tenants, inherited leaf by leaf: the checks and a second reading of their rules agree.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TenantKind } from '../../../../src/domain/estate/estate.ts';
import { assessTenant } from '../../../../src/domain/posture/assess.ts';
import { checks } from '../../../../src/domain/posture/checks/index.ts';
import type { Trust } from '../../../../src/domain/posture/declared.ts';
import { NOTHING_DECLARED_OF_ESTATE } from '../../../../src/domain/posture/declared.ts';
import { estateView } from '../../../../src/domain/posture/estate-view.ts';
import type { TenantFacts } from '../../../../src/domain/posture/reading.ts';
import type { PostureState, Result } from '../../../../src/domain/posture/result.ts';
import { estate, tenant } from '../../../fakes/estate.ts';
import {
  defaultNotOpen,
  isIsolated,
  nobodyWholly,
  trustOfTheKnown,
  trustsPrimary,
} from './boundary-oracle.ts';
import {
  answersOf,
  type Boundary,
  boundaries,
  HERE,
  IDS,
  type Trusting,
} from './boundary-tenants.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const CLAIM: Readonly<Record<keyof Trusting, Trust>> = {
  mfa: 'mfa',
  compliant: 'compliant-device',
  hybrid: 'hybrid-device',
};

const readAll = (values: object) =>
  Object.fromEntries(
    Object.entries(values).map(([area, value]) => [area, { state: 'read', value, asOf: NOW }]),
  );

function resultOf(id: string, kind: TenantKind, boundary: Boundary): Result {
  const check = checks.find((one) => one.id === id);
  if (check?.scope !== 'tenant') throw new Error(`no check ${id}`);
  const partners = boundary.partners.flatMap(({ who, documented }) =>
    who === 'documented' || who === 'support'
      ? [
          {
            tenantId: IDS[who],
            name: who,
            owner: 'O. Wner',
            reviewedOn: NOW,
            trust: documented.map((one) => CLAIM[one]),
            microsoftSupport: who === 'support',
          },
        ]
      : [],
  );
  const of = (name: string, one: string, as: TenantKind) =>
    tenant({ name, id: one, displayName: name, domains: [`${name}.example`], kind: as });
  const facts: Readonly<Record<string, object>> = {
    [HERE]: answersOf(boundary),
    [IDS.primary]: {
      organization: { id: IDS.primary, onPremisesSyncEnabled: boundary.primaryIsHybrid || null },
    },
  };
  const view = estateView(
    estate({
      tenants: [
        of('here', HERE, kind),
        of('primary', IDS.primary, 'primary'),
        of('sister', IDS.sister, 'secondary'),
      ],
      posture: { readers: [], declared: { ...NOTHING_DECLARED_OF_ESTATE, partners } },
    }),
    (tenantId) =>
      ({ tenantId, readings: readAll(facts[tenantId] ?? {}) }) as unknown as TenantFacts,
    NOW,
  );
  const here = view.view(HERE);
  if (!here) throw new Error('no tenant');
  return assessTenant(check, here, view);
}

const RULES: ReadonlyArray<
  readonly [id: string, kind: TenantKind, rule: (boundary: Boundary) => PostureState]
> = [
  ['XTA-01', 'secondary', defaultNotOpen],
  ['XTA-04', 'secondary', trustOfTheKnown],
  ['XTA-06', 'secondary', nobodyWholly],
  ['XTA-07', 'secondary', trustsPrimary],
  ['ISO-01', 'isolated', isIsolated],
];

describe.each(RULES)('%s', (id, kind, rule) => {
  test('both readings agree', () => {
    const seen = new Set<PostureState>();
    fc.assert(
      fc.property(boundaries, (boundary) => {
        const expected = rule(boundary);
        seen.add(expected);
        const result = resultOf(id, kind, boundary);
        expect(result.state, result.reason).toBe(expected);
      }),
      { numRuns: 2000, seed: 7 },
    );
    // A comparison that meets only failures proves little.
    expect(seen).toContain('pass');
    expect(seen).toContain('fail');
    expect(seen).toContain('unknown');
  });
});
