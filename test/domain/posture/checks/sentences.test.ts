// What results say, where numbers are small and several things are wrong at once: whole, once, and in plain words.
import { describe, expect, test } from 'vitest';
import { listed } from '../../../../src/domain/posture/conditional-access/policy.ts';
import * as boundary from '../boundary-golden.ts';
import * as golden from '../golden.ts';
import * as protection from '../protection-golden.ts';

const { HOME } = protection;
const { PRIME, SECOND } = golden;

describe('several things at once', () => {
  test('are joined so that nobody takes one for the end of another', () => {
    expect(listed(['a', 'b and c'])).toBe('a and b and c');
    expect(listed(['blocks, which helps nobody', 'leaves out guests'])).toBe(
      'blocks, which helps nobody, and leaves out guests',
    );
    expect(listed(['“A, others”', 'Bo (on x, y)'])).toBe('“A, others” and Bo (on x, y)');
  });

  test('AUT-02 names every weak method and a migration that is not done', () => {
    const { state, reason } = protection.resultOf('AUT-02', HOME, ({ values }) => {
      const policy = values.authenticationMethodsPolicy;
      for (const one of policy.authenticationMethodConfigurations ?? []) one.state = 'enabled';
      policy.policyMigrationState = 'preMigration';
    });
    expect(state).toBe('fail');
    expect(reason).toBe(
      'Sms, Voice and Email are enabled; the migration to the methods policy is not complete (preMigration)',
    );
  });

  test('CAP-13 tells both blocks where neither is there', () => {
    const spoil = protection.remove('legacy', 'device-code');
    expect(protection.resultOf('CAP-13', HOME, spoil).reason).toBe(
      'no enforced policy blocks legacy authentication for everybody; no enforced policy blocks the device code flow for everybody',
    );
  });

  test('an object or a note that several parts rest on is told once', () => {
    for (const id of ['CAP-06', 'CAP-07', 'CAP-13']) {
      const { evidence, notes = [] } = protection.resultOf(id, HOME, ({ values }) => {
        for (const one of values.conditionalAccess) {
          if (one.state === 'enabled') {
            values.conditionalAccess.push({
              ...one,
              id: `${one.id} trial`,
              state: 'enabledForReportingButNotEnforced',
            });
          }
        }
      });
      const keys = evidence.map(({ kind, id: object }) => `${kind} ${object}`);
      expect(keys, id).toHaveLength(new Set(keys).size);
      expect(notes, id).toHaveLength(new Set(notes).size);
    }
  });
});

describe('one', () => {
  const oneForAll = golden.facts(PRIME, (values) => {
    values.conditionalAccess = [
      {
        id: 'p',
        displayName: 'All',
        state: 'enabled',
        conditions: { users: { includeUsers: ['All'] } },
      },
    ];
  });

  test('policy spares, and is not told as one of one', () => {
    expect(golden.resultOf('EMG-02', PRIME, oneForAll).reason).toMatch(
      /^the only enforced policy spares fewer than two emergency accounts: “All”/,
    );
  });

  test('trusted partner is known, the default trusts by name', () => {
    const own = boundary.resultOf('XTA-04', boundary.SECOND).reason;
    expect(own).toMatch(
      /the only trusted partner is known to the estate|both trusted partners are/,
    );
    const open = boundary.resultOf('XTA-04', boundary.SECOND, (w) => {
      boundary.defaults(w, boundary.SECOND).inboundTrust = boundary.trust(true, false, false);
    });
    expect(open.reason).toContain('the default trusts multifactor authentication of every tenant');
  });
});

describe('where it does not fit', () => {
  test('a member of the organization without a partner entry is told as that', () => {
    const { state, evidence } = boundary.resultOf('MTO-01', boundary.PRIME, (w) => {
      const values = boundary.valuesOf(w, boundary.PRIME);
      values.crossTenantPartners = (values.crossTenantPartners ?? []).filter(
        ({ tenantId }) => tenantId !== boundary.SECOND,
      );
    });
    expect(state).toBe('partial');
    expect(evidence[0]?.detail).toBe('active, and there is no partner entry for it');
  });

  test('an isolated tenant is not sent to a check of guests that it does not have', () => {
    const spoil: protection.Spoil = ({ values }, world) => {
      world.tenants = world.tenants.map((one) =>
        one.id === HOME ? { ...one, kind: 'isolated' } : one,
      );
      for (const one of values.conditionalAccess)
        Object.assign(one.conditions?.users ?? {}, { excludeUsers: ['GuestsOrExternalUsers'] });
    };
    for (const id of ['CAP-01', 'CAP-11']) {
      const notes = protection.resultOf(id, HOME, spoil).notes?.join() ?? '';
      expect(notes, id).toMatch(/leaves? out guests and external users/);
      expect(notes, id).not.toContain('CAP-10');
    }
  });

  test('a number of administrators that the estate allows is marked as attested', () => {
    const allowed = golden.declare(SECOND, { maxLocalAdmins: 1 });
    expect(golden.resultOf('PRV-09', SECOND, allowed).attested).toBe(true);
    expect(golden.resultOf('PRV-09', SECOND).attested).toBeUndefined();
  });

  test('whoever accepted a finding is called by name as well', () => {
    const found = golden.resultOf('TEN-09', PRIME, (world) => {
      world.people.push({ name: 'ann.lee', displayName: 'Ann Lee', accounts: [] });
      golden.facts(PRIME, (values) => {
        values.authorizationPolicy.defaultUserRolePermissions = { allowedToCreateTenants: true };
      })(world);
      golden.declare(PRIME, {
        exceptions: [
          {
            check: 'TEN-09',
            because: 'a merger',
            by: 'ann.lee',
            until: golden.NOW + 1,
            objects: [],
          },
        ],
      })(world);
    });
    expect(found.accepted?.by).toBe('Ann Lee');
  });

  test('an owner is called by name, not by the key of the estate', () => {
    const spoil: golden.Spoil = (world) => {
      golden.placeOf(world, PRIME).declared.owner = null;
      world.people.push({
        name: 'ann.lee',
        displayName: 'Ann Lee',
        accounts: [{ tenantId: PRIME, objectId: golden.ADA }],
      });
      world.tenants = world.tenants.map((one) =>
        one.id === PRIME
          ? {
              ...one,
              owners: [{ person: 'ann.lee', account: { tenantId: PRIME, objectId: golden.ADA } }],
            }
          : one,
      );
    };
    expect(golden.resultOf('TEN-06', PRIME, spoil).reason).toContain('owned by Ann Lee');
  });
});
