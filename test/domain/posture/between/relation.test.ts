// How two tenants treat each other: the right direction, both halves, and what cannot be seen from here.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineMatrix } from '../../../../src/domain/posture/between/baseline-parity.ts';
import { impactOf } from '../../../../src/domain/posture/between/impact.ts';
import { reciprocityOf } from '../../../../src/domain/posture/between/reciprocity.ts';
import { CLAIMS, relationOf } from '../../../../src/domain/posture/between/relation.ts';
import {
  boundaryTraffic,
  unknownTraffic,
} from '../../../../src/domain/posture/between/sign-ins.ts';
import { synchronizations } from '../../../../src/domain/posture/between/synchronization.ts';
import { trustMatrix } from '../../../../src/domain/posture/between/trust-matrix.ts';
import {
  at,
  defaults,
  entry,
  GROUP,
  guest,
  JANE_THERE,
  LAB,
  OPEN,
  OUTER,
  PRIME,
  SECOND,
  SHUT,
  STRANGER,
  SUPPLIER,
  section,
  see,
  trust,
  unread,
  VAULT,
  valuesOf,
} from '../boundary-golden.ts';

describe('a relation', () => {
  test('trust is read in the resource tenant, under the id of the home tenant', () => {
    const view = see((w) => {
      entry(w, PRIME, SECOND).inboundTrust = trust(false);
    });
    expect(relationOf(view, SECOND, PRIME).trust.mfa).toMatchObject({ known: true, value: true });
    expect(relationOf(view, PRIME, SECOND).trust.mfa).toMatchObject({ known: true, value: false });
  });

  test('swapping the tenants swaps the answer', () => {
    const one = see((w) => {
      entry(w, SECOND, PRIME).inboundTrust = trust(true, false, true);
      entry(w, PRIME, SECOND).inboundTrust = trust(false, true, false);
    });
    const swapped = see((w) => {
      entry(w, PRIME, SECOND).inboundTrust = trust(true, false, true);
      entry(w, SECOND, PRIME).inboundTrust = trust(false, true, false);
    });
    expect(relationOf(one, SECOND, PRIME).trust).toEqual(relationOf(swapped, PRIME, SECOND).trust);
    expect(relationOf(one, PRIME, SECOND).trust).toEqual(relationOf(swapped, SECOND, PRIME).trust);
  });

  test('an inbound opening is worth nothing while the home tenant blocks outbound', () => {
    const view = see((w) => {
      entry(w, PRIME, SECOND).b2bCollaborationOutbound = SHUT();
    });
    const { collaboration } = relationOf(view, SECOND, PRIME);
    expect(collaboration.inbound.openness).toMatchObject({ value: 'all' });
    expect(collaboration.outbound.openness).toMatchObject({ value: 'closed' });
    expect(collaboration.together).toBe('closed');
  });

  test('halves that are both open in part may or may not meet', () => {
    const view = see((w) => {
      entry(w, PRIME, SECOND).b2bCollaborationOutbound = section(GROUP, 'all');
      entry(w, SECOND, PRIME).b2bCollaborationInbound = section(GROUP, 'all');
    });
    expect(relationOf(view, SECOND, PRIME).collaboration.together).toBeUndefined();
  });

  test('what a tenant that is not ours has set is not observable', () => {
    const { collaboration, trust: claims, redemption } = relationOf(see(), OUTER, PRIME);
    expect(collaboration.inbound.openness).toMatchObject({
      known: false,
      because: expect.stringContaining('not observable from Graph'),
    });
    expect(collaboration.outbound.openness.known).toBe(true);
    for (const claim of CLAIMS) expect(claims[claim].known).toBe(false);
    expect(redemption.together).toBe(false);
  });

  test('what was not read is not known, with the reason', () => {
    const { trust: claims } = relationOf(see(unread(SECOND, 'crossTenantPartners')), SECOND, PRIME);
    expect(claims.mfa).toEqual({ known: false, because: 'no consent there' });
  });

  test('automatic redemption takes both sides', () => {
    const view = see((w) => {
      entry(w, PRIME, SECOND).automaticUserConsentSettings = { outboundAllowed: null };
    });
    expect(relationOf(see(), SECOND, PRIME).redemption.together).toBe(true);
    expect(relationOf(view, SECOND, PRIME).redemption.together).toBe(false);
  });
});

test('the trust matrix has every ordered pair that can be seen from one side', () => {
  const { tenants, pairs } = trustMatrix(see());
  expect(tenants.map(({ id }) => id)).toContain(SUPPLIER);
  const keys = pairs.map((pair) => `${pair.at.id} ${pair.of.id}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain(`${PRIME} ${SUPPLIER}`);
  expect(keys).toContain(`${SUPPLIER} ${PRIME}`);
  expect(keys).not.toContain(`${OUTER} ${SUPPLIER}`);
  expect(keys).not.toContain(`${PRIME} ${PRIME}`);
});

test('reciprocity names each difference from both sides, and what is one-way on purpose', () => {
  const { differences, declared, unknown } = reciprocityOf(see(), LAB, PRIME);
  expect(differences).toContainEqual({ aspect: 'mfa', here: 'on', there: 'off' });
  expect(declared).toEqual([{ from: PRIME, to: LAB }]);
  expect(unknown).toEqual([]);
  const blind = reciprocityOf(see(unread(PRIME, 'crossTenantPartners')), LAB, PRIME);
  expect(blind.differences).toEqual([]);
  expect(blind.unknown.length).toBeGreaterThan(0);
});

test('parity counts only what was judged', () => {
  const result = (tenantId: string, state: 'pass' | 'fail' | 'unknown' | 'unlicensed') => ({
    checkId: 'A',
    tenantId,
    state,
    reason: '',
    evidence: [],
    asOf: 1,
  });
  const rows = (...states: Array<'pass' | 'fail' | 'unknown' | 'unlicensed'>) =>
    baselineMatrix(
      states.map((state, i) => result(`t${i}`, state)),
      ['A'],
      states.map((_, i) => `t${i}`),
    ).rows[0];
  expect(rows('pass', 'fail')?.differs).toBe(true);
  expect(rows('pass', 'unknown', 'unlicensed')?.differs).toBe(false);
  expect(rows('pass', 'unknown')?.states).toEqual(['pass', 'unknown']);
});

describe('synchronization', () => {
  test('tells who makes accounts where, and whether the job works', () => {
    expect(synchronizations(see())).toMatchObject([
      { from: PRIME, into: SECOND, accepted: true, source: { jobs: [{ health: 'healthy' }] } },
    ]);
  });

  test('a source that is not ours is not observable', () => {
    const found = synchronizations(
      see((w) => {
        entry(w, LAB, STRANGER).identitySynchronization = {
          userSyncInbound: { isSyncAllowed: true },
        };
      }),
    ).find(({ from }) => from === STRANGER);
    expect(found?.source).toMatchObject({ known: false });
  });

  test('a job against a closed door is told', () => {
    const found = synchronizations(
      see((w) => {
        entry(w, SECOND, PRIME).identitySynchronization = null;
      }),
    );
    expect(found).toMatchObject([{ from: PRIME, into: SECOND, accepted: false }]);
  });
});

test('sign-ins to tenants that the estate does not know stand out, and blind tenants are named', () => {
  const view = see((w) => {
    valuesOf(w, PRIME).boundarySignIns = [
      { otherTenantId: STRANGER, direction: 'out', count: 3, people: 2, last: at(0) },
      { otherTenantId: SECOND, direction: 'out', count: 9, people: 4, last: at(0) },
      { otherTenantId: SUPPLIER, direction: 'in', count: 1, people: 1, last: at(0) },
    ];
  });
  const traffic = boundaryTraffic(view);
  expect(traffic.traffic.map(({ standing }) => standing)).toEqual([
    'owned',
    'unknown',
    'documented',
  ]);
  const unknown = unknownTraffic(traffic);
  expect(unknown.traffic.map(({ other }) => other.id)).toEqual([STRANGER]);
  expect(unknown.blind.map(({ tenantId }) => tenantId)).toEqual([SECOND, LAB, VAULT]);
});

describe('removing a partner', () => {
  test('tells what falls back to the default, and what becomes wider', () => {
    const impact = impactOf(
      see((w) => {
        defaults(w, PRIME).b2bCollaborationInbound = OPEN();
        valuesOf(w, PRIME).users?.push(guest('g', 'Bo', 'second.example', 'prime.example'));
      }),
      PRIME,
      SECOND,
    );
    const turn = (setting: string) => impact.falls.find((one) => one.setting === setting)?.turn;
    expect(turn('inbound B2B collaboration')).toBe('wider');
    expect(turn('outbound B2B collaboration')).toBe('narrower');
    expect(turn('trust of multifactor authentication')).toBe('narrower');
    expect(turn('tenant restrictions')).toBeUndefined();
    expect(impact.lost.join('; ')).toContain('guests of theirs here: 1');
    expect(impact.lost.join('; ')).toContain('multitenant organization');
  });

  test.each([
    [1, 'of 1 guest the home tenant is not known; it may be theirs'],
    [2, 'of 2 guests the home tenant is not known; some may be theirs'],
  ])('%i whose home is not known may be of theirs', (many, words) => {
    const view = see((w) => {
      for (let n = 0; n < many; n += 1) {
        valuesOf(w, PRIME).users?.push(guest(`g${n}`, 'Bo', 'nowhere.test', 'prime.example'));
      }
    });
    expect(impactOf(view, PRIME, SECOND).unknown).toContain(words);
  });

  test('synchronization has to go first, and applications of its people are counted', () => {
    const { blocked, lost, evidence } = impactOf(see(), SECOND, PRIME);
    expect(blocked).toHaveLength(1);
    expect(lost.join('; ')).toContain('applications to which they are assigned: 1');
    expect(evidence.map(({ id }) => id)).toContain(JANE_THERE);
  });

  test('nothing falls where there is no entry, and nothing is known where it was not read', () => {
    expect(impactOf(see(), PRIME, STRANGER)).toMatchObject({ hasEntry: false, falls: [] });
    expect(impactOf(see(unread(PRIME, 'crossTenantPartners')), PRIME, SECOND)).toMatchObject({
      hasEntry: undefined,
      unknown: ['no consent there'],
    });
    expect(impactOf(see(), OUTER, PRIME).hasEntry).toBeUndefined();
  });

  test('a fall is never told as none where the values differ', () => {
    const leaf = fc.constantFrom(true, false, null);
    fc.assert(
      fc.property(leaf, fc.boolean(), (own, standard) => {
        const { falls } = impactOf(
          see((w) => {
            entry(w, PRIME, SECOND).inboundTrust = trust(own);
            defaults(w, PRIME).inboundTrust = trust(standard);
          }),
          PRIME,
          SECOND,
        );
        const told = falls.some(({ setting }) => setting.startsWith('trust of'));
        expect(told).toBe((own ?? standard) !== standard);
      }),
    );
  });
});
