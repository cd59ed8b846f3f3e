// Who reaches what: yes only if every gate is known to be open, and the first that stops is named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Journey } from '../../../../src/domain/posture/between/gate.ts';
import { reach } from '../../../../src/domain/posture/between/reach.ts';
import {
  APP,
  APP_OBJECT,
  entry,
  GROUP,
  gap,
  JANE,
  JANE_THERE,
  LAB,
  list,
  OPEN,
  OUTER,
  PRIME,
  SECOND,
  SHUT,
  type Spoil,
  section,
  see,
  unread,
  valuesOf,
} from '../boundary-golden.ts';

const JOURNEY: Journey = { from: PRIME, to: SECOND, person: { home: JANE }, appId: APP };
const go = (journey: Partial<Journey>, ...spoils: readonly Spoil[]) =>
  reach(see(...spoils), { ...JOURNEY, ...journey });
const everybody: Journey = { from: PRIME, to: SECOND, appId: APP };

const outbound =
  (value: ReturnType<typeof OPEN>): Spoil =>
  (w) => {
    entry(w, PRIME, SECOND).b2bCollaborationOutbound = value;
  };
const inbound =
  (value: ReturnType<typeof OPEN>): Spoil =>
  (w) => {
    entry(w, SECOND, PRIME).b2bCollaborationInbound = value;
  };
const account =
  (change: Record<string, unknown>): Spoil =>
  (w) => {
    Object.assign(valuesOf(w, SECOND).users?.[0] ?? {}, change);
  };
const application =
  (change: Record<string, unknown>): Spoil =>
  (w) => {
    Object.assign(valuesOf(w, SECOND).servicePrincipals?.[0] ?? {}, change);
  };
const atHome =
  (change: Record<string, unknown>): Spoil =>
  (w) => {
    Object.assign(valuesOf(w, PRIME).users?.[0] ?? {}, change);
  };
const promptAgain: Spoil = (w) => {
  entry(w, SECOND, PRIME).automaticUserConsentSettings = null;
};

describe('a person', () => {
  test.each<[string, string | undefined, Spoil[]]>([
    ['as it stands', undefined, []],
    ['outbound closed', 'outbound', [outbound(SHUT())]],
    ['inbound closed', 'inbound', [inbound(SHUT())]],
    ['both closed', 'outbound', [outbound(SHUT()), inbound(SHUT())]],
    [
      'outbound for another application',
      'outbound',
      [outbound(section('all', 'b0000000-0000-4000-8000-000000000001'))],
    ],
    ['this person named', undefined, [inbound(section(JANE, 'all'))]],
    ['somebody else named', 'inbound', [inbound(section(JANE_THERE, 'all'))]],
    [
      'this person blocked',
      'inbound',
      [
        inbound({
          usersAndGroups: list('blocked', JANE),
          applications: list('allowed', 'AllApplications'),
        }),
      ],
    ],
    [
      'no account there',
      'account',
      [
        (w) => {
          valuesOf(w, SECOND).users = [];
        },
      ],
    ],
    ['account there disabled', 'account', [account({ accountEnabled: false })]],
    ['account at home disabled', 'account', [atHome({ accountEnabled: false })]],
    [
      'invitation pending, prompt',
      'redemption',
      [account({ externalUserState: 'PendingAcceptance' }), promptAgain],
    ],
    [
      'invitation pending, redeemed automatically',
      undefined,
      [account({ externalUserState: 'PendingAcceptance' })],
    ],
    ['application disabled', 'application', [application({ accountEnabled: false })]],
    [
      'no such application',
      'application',
      [
        (w) => {
          valuesOf(w, SECOND).servicePrincipals = [];
        },
      ],
    ],
    [
      'not assigned',
      'assignment',
      [
        (w) => {
          valuesOf(w, SECOND).applicationAssignments = [];
        },
      ],
    ],
    [
      'assignment not required',
      undefined,
      [
        application({ appRoleAssignmentRequired: false }),
        (w) => {
          valuesOf(w, SECOND).applicationAssignments = [];
        },
      ],
    ],
  ])('%s: %s stops', (_, stop, spoils) => {
    const { verdict, stop: found } = go({}, ...spoils);
    expect([verdict, found?.gate]).toEqual([stop ? 'no' : 'yes', stop]);
  });

  test.each<[string, Spoil[]]>([
    ['a group whose members are not known', [inbound(section(GROUP, 'all'))]],
    [
      'Microsoft’s suite with an application whose owner is not known',
      [inbound(section('all', 'Office365')), application({ appOwnerOrganizationId: null })],
    ],
    ['the home tenant not read', [unread(PRIME, 'crossTenantPartners')]],
    ['the resource tenant not read', [unread(SECOND, 'crossTenantPartners')]],
    ['accounts there not read', [unread(SECOND, 'users')]],
    [
      'accounts there read in part',
      [
        (w) => {
          valuesOf(w, SECOND).users = [];
        },
        gap(SECOND, 'users'),
      ],
    ],
    ['accounts at home not read', [unread(PRIME, 'users')]],
    ['Graph does not say whether the account is enabled', [account({ accountEnabled: null })]],
    [
      'Graph does not say whether the invitation was accepted',
      [account({ externalUserState: null }), promptAgain],
    ],
    ['applications not read', [unread(SECOND, 'servicePrincipals')]],
    ['assignments not read', [unread(SECOND, 'applicationAssignments')]],
    [
      'Graph does not say whether assignment is required',
      [application({ appRoleAssignmentRequired: null })],
    ],
    [
      'assigned by a group whose members are not known',
      [
        (w) => {
          valuesOf(w, SECOND).applicationAssignments = [
            { servicePrincipalId: APP_OBJECT, principalId: GROUP, principalType: 'Group' },
          ];
        },
      ],
    ],
  ])('%s: cannot be told', (_, spoils) => {
    const { verdict, unknown, stop } = go({}, ...spoils);
    expect(verdict).toBe('cannot-tell');
    expect(stop).toBeUndefined();
    expect(unknown.length).toBeGreaterThan(0);
  });

  test('a closed gate stops even where another is not known', () => {
    const found = go({}, outbound(SHUT()), unread(SECOND, 'users'));
    expect([found.verdict, found.stop?.gate]).toEqual(['no', 'outbound']);
    expect(found.unknown.map(({ gate }) => gate)).toContain('account');
  });

  test('members of a group that were read decide', () => {
    const members =
      (...ids: string[]): Spoil =>
      (w) => {
        valuesOf(w, PRIME).conditionalAccessReferences = [
          { id: GROUP, kind: 'group', found: true, displayName: 'G', members: ids },
        ];
      };
    expect(go({}, inbound(section(GROUP, 'all')), members(JANE)).verdict).toBe('yes');
    expect(go({}, inbound(section(GROUP, 'all')), members()).verdict).toBe('no');
  });

  test('whoever is known there by mail alone may be somebody else', () => {
    const found = go(
      {},
      account({ userPrincipalName: 'jane@second.example', mail: 'jane@prime.example' }),
    );
    expect(found.verdict).toBe('cannot-tell');
  });

  test('from a tenant that is not ours nothing is a yes', () => {
    expect(go({ from: OUTER, person: { home: JANE } }).verdict).not.toBe('yes');
  });
});

describe('everybody of a tenant', () => {
  test('some, where some are assigned', () => {
    const { verdict, who, toPass } = reach(see(), everybody);
    expect([verdict, who]).toEqual(['yes', 'some']);
    expect(toPass.map(({ gate }) => gate)).toContain('account');
  });

  test('two different groups at the two ends may be nobody', () => {
    const other = '40000000-0000-4000-8000-000000000009';
    const two = [outbound(section(GROUP, 'all')), inbound(section(other, 'all'))];
    const free = application({ appRoleAssignmentRequired: false });
    expect(reach(see(...two, free), everybody).verdict).toBe('cannot-tell');
    const same = [outbound(section(GROUP, 'all')), inbound(section(GROUP, 'all'))];
    expect(reach(see(...same, free), everybody)).toMatchObject({ verdict: 'yes', who: 'some' });
  });

  test('some let across and some assigned may be others', () => {
    expect(reach(see(inbound(section(GROUP, 'all'))), everybody).verdict).toBe('cannot-tell');
  });
});

test('the direction matters: what lets Prime into Second does not let Second into Prime', () => {
  const view = see(outbound(OPEN()), inbound(OPEN()), (w) => {
    entry(w, PRIME, SECOND).b2bCollaborationInbound = SHUT();
  });
  const stops = (from: string, to: string) => reach(view, { from, to }).stop?.gate;
  expect(stops(PRIME, SECOND)).toBeUndefined();
  expect(stops(SECOND, PRIME)).toBe('inbound');
});

test('tenants of two clouds have to allow each other’s cloud', () => {
  const apart: Spoil = (w) => {
    w.tenants = w.tenants.map((one) => (one.id === SECOND ? { ...one, cloud: 'gcchigh' } : one));
  };
  expect(go({}, apart)).toMatchObject({ verdict: 'no', stop: { gate: 'cloud', at: PRIME } });
  const allowed: Spoil = (w) => {
    valuesOf(w, PRIME).crossTenantPolicy = { allowedCloudEndpoints: ['microsoftonline.us'] };
    valuesOf(w, SECOND).crossTenantPolicy = { allowedCloudEndpoints: ['microsoftonline.com'] };
  };
  expect(go({}, apart, allowed).verdict).toBe('yes');
});

test('Conditional Access is told as gates to pass, with whether trust satisfies it', () => {
  const policies: Spoil = (w) => {
    const policy = (
      id: string,
      state: string,
      controls: string[],
      users: object = { includeUsers: ['All'] },
    ) => ({
      id,
      displayName: id,
      state,
      conditions: { users, applications: { includeApplications: ['All'] } },
      grantControls: { operator: 'OR', builtInControls: controls },
    });
    valuesOf(w, SECOND).conditionalAccess = [
      policy('mfa', 'enabled', ['mfa']),
      policy('report', 'enabledForReportingButNotEnforced', ['block']),
      policy('without guests', 'enabled', ['mfa'], {
        includeUsers: ['All'],
        excludeUsers: ['GuestsOrExternalUsers'],
      }),
      policy('shut', 'enabled', ['block'], {
        includeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: 'b2bCollaborationGuest,internalGuest',
          externalTenants: { membershipKind: 'enumerated', members: [PRIME] },
        },
      }),
      policy('of others', 'enabled', ['block'], {
        includeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: 'b2bCollaborationGuest',
          externalTenants: { membershipKind: 'enumerated', members: [LAB] },
        },
      }),
    ];
  };
  const { gates, notes, verdict } = go({}, policies);
  const told = gates.filter(({ gate }) => gate === 'conditional-access');
  expect(told.map(({ evidence }) => evidence[0]?.id)).toEqual(['mfa', 'shut']);
  expect(told[0]?.sentence).toContain('that of their home counts');
  expect(verdict).toBe('yes');
  expect(notes.join(' ')).toContain('“shut” blocks');
});

test('yes only if outbound at home and inbound there both let through', () => {
  const half = fc.constantFrom<'all' | 'closed' | string>('all', 'closed', GROUP, JANE);
  const some = fc.tuple(half, fc.constantFrom('all', 'closed', APP, 'Office365'));
  fc.assert(
    fc.property(some, some, fc.boolean(), ([op, oa], [ip, ia], named) => {
      const spoils = [outbound(section(op, oa)), inbound(section(ip, ia))];
      const free = application({ appRoleAssignmentRequired: false });
      const { verdict, gates } = named
        ? go({}, ...spoils, free)
        : reach(see(...spoils, free), everybody);
      const lets = (people: string, apps: string) =>
        (people === 'all' || people === JANE || (!named && people === GROUP)) &&
        (apps === 'all' || apps === APP);
      const open = lets(op, oa) && lets(ip, ia);
      if (verdict === 'yes') expect(open).toBe(true);
      if (op === 'closed' || oa === 'closed' || ip === 'closed' || ia === 'closed') {
        expect(verdict).toBe('no');
      }
      expect(gates.filter(({ gate }) => gate === 'outbound' || gate === 'inbound')).toHaveLength(2);
    }),
  );
});
