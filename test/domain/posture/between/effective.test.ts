// What holds for a partner, leaf by leaf: its own word, else the default's, else not known.
import { describe, expect, test } from 'vitest';
import {
  acceptsSynchronization,
  effectiveClaim,
  effectiveRedemption,
  effectiveSection,
  inOrganization,
  type SectionName,
  TRUST_LEAVES,
} from '../../../../src/domain/posture/between/effective.ts';
import { opennessOf } from '../../../../src/domain/posture/between/openness.ts';
import { settingsFor } from '../../../../src/domain/posture/between/settings.ts';
import type {
  DefaultFact,
  PartnerFact,
  TargetListFact,
} from '../../../../src/domain/posture/facts/cross-tenant.ts';
import type { TenantFacts } from '../../../../src/domain/posture/reading.ts';

const AT = '11111111-0000-4000-8000-000000000001';
const OF = '11111111-0000-4000-8000-000000000002';

const facts = (
  partner: Omit<PartnerFact, 'tenantId'> | undefined,
  fallback: DefaultFact | undefined,
): TenantFacts => ({
  tenantId: AT,
  readings: {
    crossTenantPartners: {
      state: 'read',
      value: partner ? [{ tenantId: OF, ...partner }] : [],
      asOf: 1,
    },
    ...(fallback && { crossTenantDefault: { state: 'read', value: fallback, asOf: 1 } }),
  },
});

const all: TargetListFact = {
  accessType: 'allowed',
  targets: [{ target: 'AllUsers', targetType: 'user' }],
};
const none: TargetListFact = {
  accessType: 'blocked',
  targets: [{ target: 'AllUsers', targetType: 'user' }],
};
const allApps: TargetListFact = {
  accessType: 'allowed',
  targets: [{ target: 'AllApplications', targetType: 'application' }],
};
const noApps: TargetListFact = {
  accessType: 'blocked',
  targets: [{ target: 'AllApplications', targetType: 'application' }],
};

const SECTIONS: readonly SectionName[] = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
  'tenantRestrictions',
];

describe('a section', () => {
  for (const section of SECTIONS) {
    const seen = (own: PartnerFact[SectionName], fallback: DefaultFact[SectionName]) =>
      effectiveSection(
        settingsFor(facts({ [section]: own }, { [section]: fallback }), OF),
        section,
      );
    const standard = { usersAndGroups: all, applications: noApps };

    test.each([
      ['the section is null', null, ['allowed', 'inherited'], ['blocked', 'inherited']],
      ['it is empty', {}, ['allowed', 'inherited'], ['blocked', 'inherited']],
      [
        'only people are set',
        { usersAndGroups: none, applications: null },
        ['blocked', 'explicit'],
        ['blocked', 'inherited'],
      ],
      [
        'only applications are set',
        { applications: allApps },
        ['allowed', 'inherited'],
        ['allowed', 'explicit'],
      ],
      [
        'both are set',
        { usersAndGroups: none, applications: allApps },
        ['blocked', 'explicit'],
        ['allowed', 'explicit'],
      ],
    ])(`${section}: %s`, (_, own, people, applications) => {
      const { usersAndGroups, applications: apps } = seen(own, standard);
      expect([usersAndGroups?.value.accessType, usersAndGroups?.origin]).toEqual(people);
      expect([apps?.value.accessType, apps?.origin]).toEqual(applications);
    });

    test(`${section}: without an entry everything is inherited`, () => {
      const effective = effectiveSection(
        settingsFor(facts(undefined, { [section]: standard }), OF),
        section,
      );
      expect(effective.usersAndGroups?.origin).toBe('inherited');
      expect(effective.applications?.value.accessType).toBe('blocked');
    });

    test(`${section}: what neither says cannot be told`, () => {
      expect(seen(null, null)).toEqual({ usersAndGroups: undefined, applications: undefined });
      expect(seen({ usersAndGroups: all }, { applications: null }).applications).toBeUndefined();
    });
  }

  test('a list that is not wholly understood is not known', () => {
    const odd = (list: TargetListFact) =>
      effectiveSection(
        settingsFor(facts({ b2bCollaborationInbound: { usersAndGroups: list } }, undefined), OF),
        'b2bCollaborationInbound',
      ).usersAndGroups;
    expect(odd({ accessType: 'unknownFutureValue', targets: [] })).toBeUndefined();
    expect(odd({ accessType: 'allowed' })).toBeUndefined();
    expect(odd({ accessType: 'allowed', targets: [{ target: null }] })).toBeUndefined();
    expect(odd({ accessType: 'allowed', targets: [] })?.value.targets).toEqual([]);
  });

  test('an unread default leaves the explicit half known', () => {
    const { usersAndGroups, applications } = effectiveSection(
      settingsFor(facts({ b2bCollaborationInbound: { usersAndGroups: none } }, undefined), OF),
      'b2bCollaborationInbound',
    );
    expect(usersAndGroups?.origin).toBe('explicit');
    expect(applications).toBeUndefined();
    // Everybody may be blocked from the named applications only: the other half tells.
    expect(opennessOf({ usersAndGroups, applications })).toBeUndefined();
    expect(
      opennessOf({
        usersAndGroups: { value: { accessType: 'allowed', targets: [] }, origin: 'explicit' },
        applications,
      }),
    ).toBe('closed');
  });
});

describe('inbound trust', () => {
  test.each(TRUST_LEAVES)('%s is inherited by itself', (claim) => {
    const of = (own: boolean | null | undefined, fallback: boolean | null | undefined) =>
      effectiveClaim(
        settingsFor(
          facts({ inboundTrust: { [claim]: own } }, { inboundTrust: { [claim]: fallback } }),
          OF,
        ),
        claim,
      );
    expect(of(true, false)).toEqual({ value: true, origin: 'explicit' });
    expect(of(false, true)).toEqual({ value: false, origin: 'explicit' });
    expect(of(null, true)).toEqual({ value: true, origin: 'inherited' });
    expect(of(undefined, false)).toEqual({ value: false, origin: 'inherited' });
    expect(of(null, null)).toBeUndefined();
  });

  test('one claim of the entry does not shadow the others', () => {
    const settings = settingsFor(
      facts(
        { inboundTrust: { isMfaAccepted: false } },
        { inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: true } },
      ),
      OF,
    );
    expect(TRUST_LEAVES.map((claim) => effectiveClaim(settings, claim))).toEqual([
      { value: false, origin: 'explicit' },
      { value: true, origin: 'inherited' },
      undefined,
    ]);
  });
});

test('automatic redemption that nobody set is off', () => {
  const of = (value: boolean | null | undefined) =>
    effectiveRedemption(
      settingsFor(
        facts({ automaticUserConsentSettings: { inboundAllowed: value } }, undefined),
        OF,
      ),
      'inboundAllowed',
    );
  expect([of(true), of(false), of(null), of(undefined)].map((leaf) => leaf?.value)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(of(null)?.origin).toBe('inherited');
});

test('synchronisation that was never set up is not accepted, and what Graph did not say is not known', () => {
  const of = (value: PartnerFact['identitySynchronization']) =>
    acceptsSynchronization(settingsFor(facts({ identitySynchronization: value }, undefined), OF))
      ?.value;
  expect(of(null)).toBe(false);
  expect(of(undefined)).toBeUndefined();
  expect(of({ userSyncInbound: { isSyncAllowed: true } })).toBe(true);
  expect(of({ userSyncInbound: { isSyncAllowed: false } })).toBe(false);
  expect(of({ userSyncInbound: null })).toBeUndefined();
});

test('where the entries were not read nothing is known, not even what would be off', () => {
  const settings = settingsFor({ tenantId: AT, readings: {} }, OF);
  expect(effectiveClaim(settings, 'isMfaAccepted')).toBeUndefined();
  expect(effectiveRedemption(settings, 'outboundAllowed')).toBeUndefined();
  expect(acceptsSynchronization(settings)).toBeUndefined();
  expect(inOrganization(settings)).toBeUndefined();
  expect(settings.unseen.map(({ area }) => area)).toEqual([
    'crossTenantPartners',
    'crossTenantDefault',
  ]);
});

test('membership of an organization is what the entry says', () => {
  const of = (value: boolean | null) =>
    inOrganization(settingsFor(facts({ isInMultiTenantOrganization: value }, undefined), OF));
  expect([of(true), of(false), of(null)]).toEqual([true, false, undefined]);
  expect(inOrganization(settingsFor(facts(undefined, undefined), OF))).toBe(false);
});
