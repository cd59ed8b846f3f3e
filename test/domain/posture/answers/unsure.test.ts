// Numbers and lists of people of whom not all is known: never exact, and nobody is counted who may not belong there.
import { describe, expect, test } from 'vitest';
import { NOTHING_DECLARED_OF_ESTATE } from '../../../../src/domain/posture/declared.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import {
  ask,
  factsOf,
  guest,
  NOW,
  OUTER,
  PRIME,
  SECOND,
  small,
  standard,
  trusting,
} from './small.ts';

const at = (ago: number) => new Date(NOW - ago).toISOString();

describe('guests of one tenant', () => {
  const facts = [
    factsOf(PRIME, { users: [guest(1, 'second.example'), guest(2, 'nowhere.example')] }),
  ];

  test('none is "none seen" where the home of somebody is not known', () => {
    const answer = ask({ ask: 'list', of: 'guests', tenants: [PRIME], from: OUTER }, { facts });
    expect(answer.sentence).toContain('None seen');
    expect(JSON.stringify(answer.blind)).toContain('where 1 of them is from is not known');
  });

  test('and some are "at least" so many', () => {
    const answer = ask(
      { ask: 'list', of: 'guests', tenants: [PRIME], from: SECOND, count: true },
      { facts },
    );
    expect(answer.sentence).toBe('Prime has at least 1 guest from Second.');
  });

  test('who is from there says it as well', () => {
    const answer = ask({ ask: 'outsiders', tenants: [PRIME], from: OUTER }, { facts });
    expect(answer.sentence).toBe('None seen: nobody from Outer has an account in Prime.');
    expect(JSON.stringify(answer.blind)).toContain('where 1 of them is from is not known');
  });

  test('where every home is known, none is none', () => {
    const known = [factsOf(PRIME, { users: [guest(1, 'second.example')] })];
    const answer = ask(
      { ask: 'list', of: 'guests', tenants: [PRIME], from: OUTER },
      { facts: known },
    );
    expect(answer.sentence).toBe('Prime has no guest from Outer.');
  });
});

describe('what a check could not tell of somebody', () => {
  test('a guest whose sponsor may still be there is not one without a sponsor', () => {
    const group = { id: '70000000-0000-4000-8000-0000000000aa', kind: 'group' as const };
    const facts = [
      factsOf(PRIME, {
        users: [guest(1), guest(2)],
        guestSponsors: [
          { id: guest(1).id, sponsors: [] },
          { id: guest(2).id, sponsors: [{ ...group, displayName: 'Unread group' }] },
        ],
      }),
    ];
    const answer = ask({ ask: 'list', of: 'unsponsored-guests', tenants: [PRIME] }, { facts });
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Guest 1']);
    expect(answer.sentence).toContain('at least 1 guest');
  });

  test('somebody who is found for two reasons is one person', () => {
    const both = {
      ...guest(1),
      createdDateTime: at(100 * DAY),
      externalUserState: 'PendingAcceptance',
      externalUserStateChangeDateTime: at(100 * DAY),
    };
    const facts = [factsOf(PRIME, { users: [both], signInActivity: [] })];
    const answer = ask(
      { ask: 'list', of: 'stale-guests', tenants: [PRIME], count: true },
      { facts },
    );
    expect(answer.sentence).toBe('Prime has 1 stale guest.');
    const { rows } = ask({ ask: 'list', of: 'stale-guests', tenants: [PRIME] }, { facts });
    expect(rows?.map(({ detail }) => detail)).toEqual([
      'never signed in, created 100 days ago, invitation pending for 100 days',
    ]);
  });

  test('whom a check found is from where they are from', () => {
    const idle = { ...guest(1), createdDateTime: at(100 * DAY) };
    const facts = [factsOf(PRIME, { users: [idle], signInActivity: [] })];
    const from = (tenant: string) =>
      ask({ ask: 'list', of: 'stale-guests', tenants: [PRIME], from: tenant }, { facts }).sentence;
    expect(from(SECOND)).toBe('Prime has 1 stale guest from Second.');
    expect(from(OUTER)).toBe('Prime has no stale guest from Outer.');
  });

  test('old invitations are not all stale guests where who comes could not be read', () => {
    const waiting = {
      ...guest(1),
      externalUserState: 'PendingAcceptance',
      externalUserStateChangeDateTime: at(40 * DAY),
    };
    const facts = [
      factsOf(
        PRIME,
        { users: [waiting, guest(2)] },
        { signInActivity: { state: 'unlicensed', code: 'x', asOf: NOW } },
      ),
    ];
    const answer = ask({ ask: 'list', of: 'stale-guests', tenants: [PRIME] }, { facts });
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Guest 1']);
    expect(answer.sentence).toContain('at least 1 stale guest');
  });
});

describe('trust that is set for nobody in particular', () => {
  const facts = [
    factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() }),
    factsOf(SECOND, { crossTenantPartners: [], crossTenantDefault: standard('allowed', true) }),
  ];

  test('who trusts a tenant includes those whose default trusts every tenant', () => {
    const answer = ask(
      { ask: 'list', of: 'trusted-partners', tenants: [SECOND], from: PRIME },
      { facts },
    );
    expect(answer.sentence).toBe('Second has 1 partner of which a claim is trusted from Prime.');
    expect(answer.rows?.[0]?.detail).toContain('inherited from the default');
  });

  test('whom a tenant trusts includes every other one, where its default does', () => {
    const answer = ask({ ask: 'list', of: 'trusted-partners', tenants: [SECOND] }, { facts });
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Every tenant without an entry']);
    const none = ask({ ask: 'list', of: 'trusted-partners', tenants: [PRIME] }, { facts });
    expect(none.sentence).toBe('Prime has no partner of which a claim is trusted.');
  });

  test('their number says that every other one counts as one', () => {
    const question = { ask: 'list', of: 'trusted-partners', tenants: [SECOND] } as const;
    expect(ask({ ...question, count: true }, { facts }).sentence).toBe(
      'Second has 1 partner of which a claim is trusted, every tenant without an entry counted as one.',
    );
  });

  test('those with settings of their own are told where the default could not be read', () => {
    const set = {
      ...trusting(PRIME),
      inboundTrust: {
        isMfaAccepted: true,
        isCompliantDeviceAccepted: false,
        isHybridAzureADJoinedDeviceAccepted: false,
      },
    };
    const answer = ask(
      { ask: 'list', of: 'trusted-partners', tenants: [SECOND] },
      { facts: [factsOf(SECOND, { crossTenantPartners: [set] })] },
    );
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Prime']);
    expect(answer.sentence).toBe('Second has at least 1 partner of which a claim is trusted.');
  });

  test('whose people may all come in includes those for whom only an open default speaks', () => {
    const answer = ask(
      { ask: 'list', of: 'open-partners', tenants: [SECOND], from: PRIME },
      { facts },
    );
    expect(answer.rows).toHaveLength(1);
  });
});

describe('partners that the estate does not document', () => {
  test('are not those whose review is overdue', () => {
    const documented = {
      tenantId: OUTER,
      name: 'Outer',
      owner: 'Ann Lee',
      reviewedOn: NOW - 400 * DAY,
      trust: [],
      microsoftSupport: false,
    };
    const estate = {
      ...small,
      posture: {
        readers: [],
        declared: { ...NOTHING_DECLARED_OF_ESTATE, partners: [documented] },
      },
    };
    const stranger = '20000000-0000-4000-8000-0000000000aa';
    const facts = [
      factsOf(PRIME, {
        crossTenantPartners: [trusting(OUTER), trusting(stranger)],
        crossTenantDefault: standard(),
        partnerNames: [],
      }),
    ];
    const answer = ask(
      { ask: 'list', of: 'unknown-partners', tenants: [PRIME] },
      { estate, facts },
    );
    expect(answer.rows?.map(({ text }) => text)).toEqual([stranger]);
    expect(answer.rows?.[0]?.detail).toContain('the estate does not know this tenant');
  });
});

describe('administrators from one tenant', () => {
  const SECURITY_ADMINISTRATOR = '194ae4cb-b126-40b2-bd5b-6091b380977d';
  const holds = (user: ReturnType<typeof guest>) => ({
    id: `holds-${user.id}`,
    roleDefinitionId: SECURITY_ADMINISTRATOR,
    directoryScopeId: '/',
    principal: { id: user.id, kind: 'user' as const, displayName: user.displayName ?? null },
  });
  const without = { state: 'unlicensed', code: 'x', asOf: NOW } as const;
  const of = (...users: ReturnType<typeof guest>[]) =>
    factsOf(
      PRIME,
      {
        users,
        domains: [],
        skus: [],
        roleDefinitions: [
          { id: SECURITY_ADMINISTRATOR, templateId: SECURITY_ADMINISTRATOR, displayName: 'S' },
        ],
        roleAssignments: users.map(holds),
        roleGroups: [],
      },
      { roleAssignmentInstances: without, roleEligibilityInstances: without },
    );
  const from = (tenant: string, ...users: ReturnType<typeof guest>[]) =>
    ask(
      { ask: 'list', of: 'external-administrators', tenants: [PRIME], from: tenant },
      { facts: [of(...users)] },
    );

  test('are those who are at home there', () => {
    const answer = from(SECOND, guest(1, 'second.example'), guest(2, 'outer.example'));
    expect(answer.rows?.map(({ text }) => text)).toEqual(['Guest 1']);
  });

  test('are not none where somebody’s home is not known', () => {
    expect(from(SECOND, guest(3, 'nowhere.example')).sentence).toContain('None seen');
  });
});

test('nothing is said not to be from a tenant while nothing tells where it is from', () => {
  const facts = [
    factsOf(PRIME, { incidents: [{ id: 'i', displayName: 'An incident', status: 'active' }] }),
  ];
  const answer = ask({ ask: 'list', of: 'incidents', tenants: [PRIME], from: SECOND }, { facts });
  expect(answer.sentence).toContain('None seen');
});

test('a service principal is from where its application was registered', () => {
  const ROLE = '194ae4cb-b126-40b2-bd5b-6091b380977d';
  const id = '70000000-0000-4000-8000-0000000000bb';
  const without = { state: 'unlicensed', code: 'x', asOf: NOW } as const;
  const facts = [
    factsOf(
      PRIME,
      {
        users: [],
        domains: [],
        skus: [],
        roleDefinitions: [{ id: ROLE, templateId: ROLE, displayName: 'S' }],
        roleGroups: [],
        servicePrincipals: [
          { id, appId: id, displayName: 'Robot', appOwnerOrganizationId: SECOND },
        ],
        roleAssignments: [
          {
            id: 'holds',
            roleDefinitionId: ROLE,
            directoryScopeId: '/',
            principal: { id, kind: 'servicePrincipal', displayName: 'Robot' },
          },
        ],
      },
      { roleAssignmentInstances: without, roleEligibilityInstances: without },
    ),
  ];
  const from = (tenant: string) =>
    ask(
      { ask: 'list', of: 'privileged-service-principals', tenants: [PRIME], from: tenant },
      { facts },
    );
  expect(from(SECOND).rows?.map(({ text }) => text)).toEqual(['Robot']);
  expect(from(OUTER).sentence).toBe(
    'Prime has no service principal with a privileged role from Outer.',
  );
});

describe('what is a tenant’s own', () => {
  test('is from nowhere else, and it is known where it is from', () => {
    const facts = [
      factsOf(PRIME, {
        applications: [{ id: '1', appId: '1', displayName: 'Payroll' }],
        devices: [{ id: '2', displayName: 'Laptop' }],
        conditionalAccess: [],
      }),
    ];
    const sentence = (of: 'applications' | 'devices', from: string) => {
      const answer = ask({ ask: 'list', of, tenants: [PRIME], from }, { facts });
      expect(JSON.stringify(answer.blind)).not.toContain('from is not known');
      return answer.sentence;
    };
    expect(sentence('applications', SECOND)).toBe(
      'Prime has no registered application from Second.',
    );
    expect(sentence('devices', SECOND)).toBe('Prime has no device from Second.');
    expect(sentence('devices', PRIME)).toBe('Prime has 1 device from Prime.');
  });
});
