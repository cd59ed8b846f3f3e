// Separation: everything closed in the entry itself, the impact told first, and nothing opened by its end.
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenSetting } from '../../src/domain/access/kind.ts';
import { separatePartner } from '../../src/domain/access/kinds/separate-partner.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import { CLOSED } from '../fakes/close-partner.ts';
import { defaultPolicy, type FakeDirectory, partnerPolicy, runNow } from '../fakes/directory.ts';
import { AWAY, estate, HOME, tenant } from '../fakes/estate.ts';

const KIND = 'separate-partner';
const takesPart = { access: [KIND], signIn: ['reader', 'remover', 'partners-writer'] };
const of = (partner: object = takesPart): Estate =>
  estate({
    tenants: [
      tenant({ name: 'home', id: HOME, displayName: 'Home', ...takesPart }),
      tenant({ domains: ['away.example', 'away.onmicrosoft.example'], ...partner }),
    ],
  });

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
});

const plan = (halves: 'one' | 'both' = 'one', open: readonly OpenSetting[] = [], within = of()) =>
  runNow(
    separatePartner.plan(within, {
      resource: { kind: KIND, tenantId: HOME, id: AWAY, inputs: { halves: [halves] } },
      beneficiary: asEmployee,
      durationMs: 365 * DAY,
      held: new Set(),
      open,
    }),
    fake,
  );
const planned = (...how: Parameters<typeof plan>) => {
  const result = plan(...how);
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  return result.value;
};
const changes = (...how: Parameters<typeof plan>) =>
  planned(...how).plan.steps.map(({ change }) => change);
const notes = (...how: Parameters<typeof plan>) => planned(...how).words.notes.join('\n');

describe('the plan', () => {
  test('closes the tenant that is asked for, by its owners alone', () => {
    expect(changes()).toEqual([
      { type: 'close-partner', tenantId: HOME, partnerId: AWAY, trust: true },
    ]);
    expect(planned().sides).toEqual([HOME]);
  });

  test('closes both tenants where both are ours, by the owners of both', () => {
    expect(changes('both').map(({ tenantId }) => tenantId)).toEqual([HOME, AWAY]);
    expect(planned('both').sides).toEqual([HOME, AWAY]);
  });

  test('closes one half where the partner does not take part, whatever was sent', () => {
    const external = of({ access: [], signIn: [], kind: 'external' as const });
    expect(changes('both', [], external)).toHaveLength(1);
  });

  test('stops synchronisation where there is one', () => {
    const identitySynchronization = { displayName: null, isSyncAllowed: true };
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, { identitySynchronization }));
    expect(changes().at(-1)).toEqual({
      type: 'synchronise-users',
      tenantId: HOME,
      partnerId: AWAY,
      allowed: false,
    });
  });

  test('leaves trust out only where there is none and none can be written', () => {
    fake.plans = ['TEAMS1'];
    expect(changes()[0]).toMatchObject({ trust: false });
    const trusting = { ...CLOSED.inboundTrust, isMfaAccepted: true };
    fake.defaults.set(HOME, defaultPolicy({ inboundTrust: trusting }));
    expect(changes()[0]).toMatchObject({ trust: true });
  });

  test('writes down what is closed only by the default', () => {
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY));
    fake.defaults.set(HOME, defaultPolicy({ ...CLOSED }));
    expect(changes()).toHaveLength(1);
    expect(planned().words.steps['close-home']?.before).toContain('only because the default says');
  });

  test('is another one once the settings moved', () => {
    const before = planned().plan.hash;
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, { inboundTrust: null }));
    expect(planned().plan.hash).not.toBe(before);
  });
});

describe('it is refused', () => {
  test('where everything is closed already', () => {
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, CLOSED));
    const result = plan();
    expect(!result.ok && result.error[0]?.code).toBe('already-held');
  });

  test('where the tenant cannot be read: an unknown is no open door, and no closed one', () => {
    fake.broken.add(HOME);
    const result = plan();
    expect(!result.ok && result.error[0]?.code).toBe('tenant-unreadable');
  });
});

describe('the impact', () => {
  test('says what is open now', () => {
    fake.partners.set(
      `${HOME}/${AWAY}`,
      partnerPolicy(AWAY, {
        inboundTrust: { ...CLOSED.inboundTrust, isMfaAccepted: true },
        automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: null },
        sections: {
          ...partnerPolicy(AWAY).sections,
          b2bCollaborationInbound: {
            usersAndGroups: {
              accessType: 'allowed',
              targets: [{ target: 'AllUsers', targetType: 'user' }],
            },
            applications: {
              accessType: 'allowed',
              targets: [{ target: 'a', targetType: 'application' }],
            },
          },
        },
      }),
    );
    expect(planned().words.steps['close-home']?.before).toBe(
      'Home, for Away: collaboration inbound open for everybody in 1 application; collaboration outbound open for everybody in every application; trusts multifactor authentication; redeems automatically inbound',
    );
  });

  test('names open settings of ours between the two, and no others', () => {
    const claim = { type: 'accept-claim', claim: 'isMfaAccepted' } as const;
    const between = { ...claim, tenantId: AWAY, partnerId: HOME };
    const told = notes('one', [
      { requestId: '7K3F-9QX2', changes: [between] },
      { requestId: 'XXXX-XXXX', changes: [{ ...between, partnerId: 'another' }] },
    ]);
    expect(told).toContain('stop working: 7K3F-9QX2.');
    expect(told).not.toContain('XXXX-XXXX');
  });

  test('tells of an organization that they stay in, and of settings that are left', () => {
    const entry = { isInMultiTenantOrganization: true, further: ['tenantRestrictions'] };
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, entry));
    expect(notes()).toContain('They stay in one multitenant organization');
    expect(notes()).toContain('Left as it is: tenantRestrictions in Home.');
  });

  test('of ending it is nothing: that opens nothing', () => {
    const { impact } = separatePartner;
    const told = impact && runNow(impact(of(), planned()), fake);
    expect(told).toEqual([expect.stringContaining('nothing opens')]);
  });
});

test('the form asks where it is closed, and offers the other half only where we may close it', () => {
  const resource = { kind: KIND, tenantId: HOME, id: AWAY };
  const asked = (within: Estate) => {
    const result =
      separatePartner.inputs && runNow(separatePartner.inputs(within, resource, asEmployee), fake);
    return result?.ok
      ? result.value.flatMap(({ choices = [] }) => choices.map(({ value }) => value))
      : [];
  };
  expect(asked(of())).toEqual(['one', 'both']);
  expect(asked(of({ access: [], signIn: [] }))).toEqual(['one']);
});
