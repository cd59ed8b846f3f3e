// Checks of sign-in, guests, workloads, security, devices and of policies as a whole: one thing spoilt at a time.
import { describe, expect, test } from 'vitest';
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import {
  at,
  change,
  GLASS_GROUP,
  guest,
  HOME,
  LAB,
  policy,
  remove,
  resultOf,
  SECOND,
  type Spoil,
  STRANGER,
  unlicensed,
  unreadable,
  type Values,
  withoutPlan,
} from '../protection-golden.ts';

type Case = readonly [what: string, state: PostureState, ...spoils: Spoil[]];

const judge = (id: string, cases: readonly Case[], where = HOME) =>
  describe(id, () => {
    for (const [what, state, ...spoils] of cases) {
      test(`${what}: ${state}`, () => {
        const result = resultOf(id, where, ...spoils);
        expect(result.state, result.reason).toBe(state);
      });
    }
  });

/** Changes one area in place. */
const set =
  <A extends keyof Values>(area: A, spoil: (value: Values[A]) => void): Spoil =>
  ({ values }) =>
    spoil(values[area]);
const replace =
  <A extends keyof Values>(area: A, value: unknown): Spoil =>
  ({ values }) => {
    values[area] = value as Values[A];
  };

const federate = set('domains', (all) => {
  all.push({ id: 'old.example', authenticationType: 'Federated', isVerified: true });
});
const excused: Spoil = ({ declared }) => {
  declared.federationException = true;
};
const behaviour = (federatedIdpMfaBehavior: string | null) =>
  replace('federation', [{ domain: 'OLD.example', federatedIdpMfaBehavior }]);
judge('AUT-01', [
  ['a federated domain', 'fail', federate],
  ['excused and strict', 'partial', federate, excused, behaviour('rejectMfaByFederatedIdp')],
  ['strict without an excuse', 'fail', federate, behaviour('rejectMfaByFederatedIdp')],
  ['excused and trusting', 'fail', federate, excused, behaviour('acceptIfMfaDoneByFederatedIdp')],
  ['excused, nothing set', 'fail', federate, excused, behaviour(null)],
  ['excused, not readable', 'unknown', federate, excused, unreadable('federation')],
  [
    'not said',
    'unknown',
    set('domains', (all) => {
      all.push({ id: 'x.example', isVerified: true });
    }),
  ],
  [
    'federated, whether verified is not said',
    'unknown',
    set('domains', (all) => {
      all.push({ id: 'x.example', authenticationType: 'Federated' });
    }),
  ],
  ['no domain read', 'unknown', replace('domains', [])],
]);

const method = (id: string, state: string | undefined) =>
  set('authenticationMethodsPolicy', (value) => {
    value.authenticationMethodConfigurations = (value.authenticationMethodConfigurations ?? []).map(
      (one) => (one.id === id ? { id, ...(state && { state }) } : one),
    );
  });
const migration = (policyMigrationState: string | null) =>
  set('authenticationMethodsPolicy', (value) => {
    value.policyMigrationState = policyMigrationState;
  });
judge('AUT-02', [
  [
    'certificates instead of passkeys',
    'pass',
    method('Fido2', 'disabled'),
    method('X509Certificate', 'enabled'),
  ],
  ['neither', 'fail', method('Fido2', 'disabled')],
  ['neither is said', 'unknown', method('Fido2', undefined)],
  ['text messages', 'fail', method('Sms', 'enabled')],
  ['calls', 'fail', method('Voice', 'enabled')],
  ['e-mail only', 'partial', method('Email', 'enabled')],
  ['voice is not said', 'unknown', method('Voice', undefined)],
  ['migration under way', 'partial', migration('migrationInProgress')],
  ['migration never needed', 'pass', migration(null)],
  [
    'too few have one',
    'partial',
    set('registrationDetails', (all) => {
      all.splice(0, 1);
    }),
  ],
  [
    'a target of its own',
    'pass',
    set('registrationDetails', (all) => {
      all.splice(0, 4);
    }),
    ({ declared }) => {
      declared.phishingResistantShare = 0.5;
    },
  ],
  ['nobody in the report', 'unknown', replace('registrationDetails', [])],
  ['registrations without a licence', 'unlicensed', unlicensed('registrationDetails')],
  ['and text messages', 'fail', unlicensed('registrationDetails'), method('Sms', 'enabled')],
]);

const trial = (days: number | null): Spoil =>
  set('conditionalAccess', (all) => {
    const modifiedDateTime = days === null ? null : at(-days * DAY);
    all.push(
      policy('trial', {
        state: 'enabledForReportingButNotEnforced',
        modifiedDateTime,
        ...(days === null && { createdDateTime: null }),
      }),
    );
  });
judge('CAP-08', [
  ['a fresh trial', 'pass', trial(29)],
  ['thirty days to the hour', 'pass', trial(30)],
  ['thirty days and a bit', 'fail', trial(30.1)],
  ['no date', 'unknown', trial(null)],
  [
    'never changed since it was made',
    'fail',
    trial(1),
    change('trial', (one) => {
      one.modifiedDateTime = null;
    }),
  ],
  [
    'disabled ones',
    'pass',
    change('mfa', (one) => {
      one.state = 'disabled';
    }),
  ],
  [
    'a state is not said',
    'unknown',
    change('mfa', (one) => {
      one.state = null;
    }),
  ],
  ['no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
]);

const block = (one: Values['conditionalAccess'][number]) => {
  one.grantControls = { operator: 'OR', builtInControls: ['block'] };
};
judge('CAP-09', [
  ['no risk policy', 'not-applicable', remove('medium', 'high', 'user-risk')],
  ['only user risk', 'partial', remove('medium', 'high')],
  ['only sign-in risk', 'partial', remove('user-risk')],
  [
    'both in one',
    'fail',
    change('high', (one) => {
      one.conditions = { ...one.conditions, userRiskLevels: ['high'] };
    }),
  ],
  [
    'both in one that only reports',
    'pass',
    change('high', (one) => {
      one.conditions = { ...one.conditions, userRiskLevels: ['high'] };
      one.state = 'enabledForReportingButNotEnforced';
    }),
  ],
  [
    'an empty list is no risk',
    'pass',
    change('high', (one) => {
      one.conditions = { ...one.conditions, userRiskLevels: [] };
    }),
  ],
  ['a block', 'partial', change('high', block)],
  [
    'a block as CISA has it',
    'pass',
    change('high', block),
    (_, world) => {
      world.estate.riskProfile = 'cisa';
    },
  ],
  [
    'a state is not said',
    'unknown',
    change('high', (one) => {
      one.state = null;
    }),
  ],
  ['no P2', 'unlicensed', withoutPlan(/P2/)],
]);

const OTHERS = '40000000-0000-4000-8000-0000000000b9';
const excluded = (list: 'excludeUsers' | 'excludeGroups' | 'excludeRoles', ...ids: string[]) =>
  change('mfa', (one) => {
    one.conditions = { ...one.conditions, users: { ...one.conditions?.users, [list]: ids } };
  });
const known = (kind: string, found: boolean | null) =>
  set('conditionalAccessReferences', (all) => {
    all.push({ id: OTHERS, kind: kind as 'user', found, displayName: found ? 'Others' : null });
  });
const declaring: Spoil = ({ declared }) => {
  declared.declaredExclusions = [OTHERS];
};
judge('CAP-11', [
  ['a user nobody declared', 'fail', excluded('excludeUsers', OTHERS), known('user', true)],
  ['declared', 'pass', excluded('excludeUsers', OTHERS), known('user', true), declaring],
  [
    'declared and gone',
    'partial',
    excluded('excludeUsers', OTHERS),
    known('user', false),
    declaring,
  ],
  [
    'declared, not looked up',
    'unknown',
    excluded('excludeUsers', OTHERS),
    known('user', null),
    declaring,
  ],
  ['declared, not listed', 'unknown', excluded('excludeUsers', OTHERS), declaring],
  ['a role nobody declared', 'fail', excluded('excludeRoles', OTHERS), known('role', true)],
  [
    'by a policy that only reports',
    'pass',
    excluded('excludeUsers', OTHERS),
    known('user', true),
    change('mfa', (one) => {
      one.state = 'enabledForReportingButNotEnforced';
    }),
  ],
  [
    'a set of applications by its name',
    'fail',
    change('mfa', (one) => {
      one.conditions = {
        ...one.conditions,
        applications: { includeApplications: ['All'], excludeApplications: ['Office365'] },
      };
    }),
  ],
  [
    'that set is declared',
    'pass',
    change('mfa', (one) => {
      one.conditions = {
        ...one.conditions,
        applications: { includeApplications: ['All'], excludeApplications: ['Office365'] },
      };
    }),
    ({ declared }) => {
      declared.declaredExclusions = ['office365'];
    },
  ],
  ['guests are for CAP-10', 'pass', excluded('excludeUsers', 'GuestsOrExternalUsers')],
  [
    'nothing left out',
    'pass',
    ({ values }) => {
      for (const one of values.conditionalAccess)
        one.conditions = { ...one.conditions, users: { includeUsers: ['All'] } };
    },
    unreadable('conditionalAccessReferences'),
  ],
  [
    'the emergency group is gone',
    'fail',
    replace('conditionalAccessReferences', [
      { id: GLASS_GROUP, kind: 'group', found: false, displayName: null },
    ]),
  ],
  ['no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
]);

const spoilHome = remove('mfa', 'admins');
const everywhere =
  (spoil: Spoil): Spoil =>
  (_, world) => {
    for (const place of Object.values(world.places)) spoil(place, world);
  };
judge('CAP-12', [
  ['one tenant is behind', 'fail', spoilHome],
  ['all are behind alike', 'partial', everywhere(spoilHome)],
  [
    'accepted until a day',
    'pass',
    remove('workstations'),
    ({ declared }) => {
      declared.exceptions = ['CAP-06', 'CAP-07'].map((check) => ({
        check,
        because: 'x',
        by: 'y',
        until: 4e12,
        objects: [],
      }));
    },
  ],
  [
    'accepted until yesterday',
    'fail',
    remove('workstations'),
    ({ declared }) => {
      declared.exceptions = ['CAP-06', 'CAP-07'].map((check) => ({
        check,
        because: 'x',
        by: 'y',
        until: 1,
        objects: [],
      }));
    },
  ],
  ['one tenant cannot be read', 'unknown', unreadable('conditionalAccess')],
  [
    'one cannot be read, two differ',
    'fail',
    unreadable('conditionalAccess'),
    (_, world) => {
      const lab = world.places[LAB];
      if (lab) spoilHome(lab, world);
    },
  ],
  ['one has no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
  [
    'only one tenant',
    'not-applicable',
    (_, world) => {
      world.tenants = world.tenants.slice(0, 1);
    },
  ],
]);
test('CAP-12: the matrix has a row for each tenant', () => {
  const { evidence, tenantId } = resultOf('CAP-12', HOME, spoilHome);
  expect(tenantId).toBeNull();
  expect(evidence.map(({ name, good }) => [name, good])).toEqual([
    ['Home', false],
    ['Second', true],
    ['Lab', true],
  ]);
  expect(evidence[0]?.detail).toMatch(/^CAP-01 fail, CAP-02 pass, .*CAP-07 fail$/);
});

const directory = (change: Partial<Values['authorizationPolicy']>) =>
  set('authorizationPolicy', (value) => Object.assign(value, change));
judge('GST-01', [
  ['limited', 'pass', directory({ guestUserRoleId: '10DAE51F-b6af-4016-8d66-8c2a99b929b3' })],
  ['as members', 'fail', directory({ guestUserRoleId: 'a0b1b346-4d3e-4e8b-98f8-753987be4970' })],
  ['not said', 'unknown', directory({ guestUserRoleId: null })],
  ['something new', 'unknown', directory({ guestUserRoleId: OTHERS })],
]);
const membersInvite = directory({ allowInvitesFrom: 'adminsGuestInvitersAndAllMembers' });
const mayInvite: Spoil = ({ declared }) => {
  declared.membersMayInvite = true;
};
judge('GST-02', [
  ['nobody invites', 'pass', directory({ allowInvitesFrom: 'none' })],
  ['everybody invites', 'fail', directory({ allowInvitesFrom: 'everyone' })],
  ['members invite', 'fail', membersInvite],
  ['members invite by declaration', 'pass', membersInvite, mayInvite],
  ['not said', 'unknown', directory({ allowInvitesFrom: null })],
  ['sign-up by mail', 'fail', directory({ allowedToSignUpEmailBasedSubscriptions: true })],
  [
    'sign-up by mail is not said',
    'unknown',
    directory({ allowedToSignUpEmailBasedSubscriptions: null }),
  ],
  ['verified mail', 'fail', directory({ allowEmailVerifiedUsersToJoinOrganization: true })],
  [
    'self-service',
    'fail',
    replace('authenticationFlowsPolicy', { selfServiceSignUp: { isEnabled: true } }),
  ],
  ['self-service is not said', 'unknown', replace('authenticationFlowsPolicy', {})],
  [
    'everybody, flows not readable',
    'fail',
    directory({ allowInvitesFrom: 'everyone' }),
    unreadable('authenticationFlowsPolicy'),
  ],
]);
judge(
  'GST-02',
  [['members may invite in the primary only', 'fail', membersInvite, mayInvite]],
  SECOND,
);

const people = (...users: Values['users']) =>
  set('users', (all) => {
    all.push(...users);
  });
const cameIn = (id: string, last: string | null, more: object = {}) =>
  set('signInActivity', (all) => {
    all.push({ id, lastSuccessfulSignInDateTime: last, ...more });
  });
judge('GST-03', [
  ['idle', 'fail', people(guest('g3')), cameIn('g3', at(-91 * DAY))],
  ['ninety days', 'pass', people(guest('g3')), cameIn('g3', at(-90 * DAY))],
  [
    'idle but for sign-ins without a person',
    'pass',
    people(guest('g3')),
    cameIn('g3', at(-91 * DAY), { lastNonInteractiveSignInDateTime: at(-DAY) }),
  ],
  [
    'only failed sign-ins',
    'fail',
    people(guest('g3')),
    cameIn('g3', null, { lastSignInDateTime: at(-DAY) }),
  ],
  ['never came, long here', 'fail', people(guest('g3'))],
  ['never came, new', 'pass', people(guest('g3', { createdDateTime: at(-89 * DAY) }))],
  ['never came, no date', 'unknown', people(guest('g3', { createdDateTime: null }))],
  ['idle and disabled', 'pass', people(guest('g3', { accountEnabled: false }))],
  ['a member by userType from elsewhere', 'fail', people(guest('g3', { userType: 'Member' }))],
  [
    'an outsider by identity',
    'fail',
    people(
      guest('g3', {
        userType: 'Member',
        userPrincipalName: 'x@here.example',
        identities: [{ signInType: 'federated', issuer: 'x' }],
      }),
    ),
  ],
  [
    'a guest by userType only',
    'fail',
    people(guest('g3', { userPrincipalName: 'x@here.example' })),
  ],
  [
    'a member of ours',
    'pass',
    people({
      id: 'm',
      userPrincipalName: 'm@here.example',
      userType: 'Member',
      accountEnabled: true,
      createdDateTime: at(-900 * DAY),
    }),
  ],
  [
    'pending too long',
    'fail',
    people(
      guest('g3', {
        createdDateTime: at(-31 * DAY),
        externalUserState: 'PendingAcceptance',
        externalUserStateChangeDateTime: at(-31 * DAY),
      }),
    ),
  ],
  [
    'pending a while',
    'pass',
    people(
      guest('g3', {
        createdDateTime: at(-30 * DAY),
        externalUserState: 'PendingAcceptance',
        externalUserStateChangeDateTime: at(-30 * DAY),
      }),
    ),
  ],
  ['no licence, none pending', 'unknown', unlicensed('signInActivity')],
  [
    'no licence, one pending',
    'fail',
    unlicensed('signInActivity'),
    people(
      guest('g3', {
        externalUserState: 'PendingAcceptance',
        externalUserStateChangeDateTime: at(-31 * DAY),
      }),
    ),
  ],
  [
    'nobody from outside',
    'pass',
    replace('users', [{ id: 'm', userType: 'Member', userPrincipalName: 'm@here.example' }]),
  ],
]);
test('GST-03: says how many are disabled', () => {
  expect(resultOf('GST-03', HOME).reason).toContain('2 people from outside, 1 of them disabled');
});

const sponsoredBy = (...sponsors: Values['guestSponsors'][number]['sponsors']) =>
  replace('guestSponsors', [{ id: 'g1', sponsors }]);
judge('GST-04', [
  ['none', 'fail', sponsoredBy()],
  ['a sponsor who is gone', 'fail', sponsoredBy({ id: 'gone', kind: 'user' })],
  [
    'a disabled sponsor',
    'fail',
    set('users', (all) => {
      for (const user of all) if (user.id === 'sponsor') user.accountEnabled = false;
    }),
  ],
  [
    'whether enabled is not said',
    'unknown',
    set('users', (all) => {
      for (const user of all) if (user.id === 'sponsor') user.accountEnabled = null;
    }),
  ],
  [
    'one of two is there',
    'pass',
    sponsoredBy({ id: 'gone', kind: 'user' }, { id: 'sponsor', kind: 'user' }),
  ],
  ['a group whose members are not known', 'unknown', sponsoredBy({ id: OTHERS, kind: 'group' })],
  ['a group with members', 'pass', sponsoredBy({ id: GLASS_GROUP, kind: 'group' })],
  ['a guest that was not read', 'unknown', replace('guestSponsors', [])],
  ['a disabled guest without one', 'pass', people(guest('g3', { accountEnabled: false }))],
]);

const review = (change: object) =>
  set('accessReviews', (all) => Object.assign(all[0] ?? {}, change));
const settings = (change: object) =>
  set('accessReviews', (all) => Object.assign(all[0]?.settings ?? {}, change));
const groups = { query: "./members/microsoft.graph.user/?$filter=(userType eq 'Guest')" };
judge('GST-05', [
  ['none', 'fail', replace('accessReviews', [])],
  ['of something else', 'fail', review({ scope: { query: '/roleManagement/directory' } })],
  ['of members', 'fail', review({ scope: { query: "/users?$filter=userType eq 'Member'" } })],
  [
    'of everybody but guests',
    'fail',
    review({ scope: { query: "/users?$filter=not(userType eq 'Guest')" } }),
  ],
  [
    'guests of all groups',
    'pass',
    review({
      scope: groups,
      instanceEnumerationScope: { query: "/groups?$filter=groupTypes/any(c:c+eq+'Unified')" },
    }),
  ],
  [
    'among principal scopes',
    'pass',
    review({
      scope: {
        principalScopes: [{ query: '/users?$filter=(userType%20eq%20%27Guest%27)' }],
        resourceScopes: [],
      },
    }),
  ],
  [
    'of one group',
    'partial',
    review({
      scope: { query: `/groups/${OTHERS}/transitiveMembers/?$filter=userType eq 'Guest'` },
    }),
  ],
  [
    'of one group, as a resource',
    'partial',
    review({
      scope: {
        principalScopes: [{ query: "/users?$filter=(userType eq 'Guest')" }],
        resourceScopes: [{ query: `/groups/${OTHERS}` }],
      },
    }),
  ],
  [
    'of one application',
    'partial',
    review({
      scope: {
        principalScopes: [{ query: "/users?$filter=(userType eq 'Guest')" }],
        resourceScopes: [{ query: `/v1.0/servicePrincipals/${OTHERS}` }],
      },
    }),
  ],
  [
    'of those who come no more',
    'partial',
    review({
      scope: { query: "/users?$filter=(userType eq 'Guest')", inactiveDuration: 'P30D' },
    }),
  ],
  ['once', 'partial', settings({ recurrence: null })],
  ['not applied', 'partial', settings({ autoApplyDecisionsEnabled: false })],
  ['approves by default', 'partial', settings({ defaultDecision: 'Approve' })],
  ['recommends', 'pass', settings({ defaultDecision: 'Recommendation' })],
  ['the default is off', 'partial', settings({ defaultDecisionEnabled: false })],
  ['long ago', 'partial', review({ lastInstanceEnd: at(-191 * DAY) })],
  ['never ran', 'partial', review({ lastInstanceEnd: null })],
  ['no P2', 'unlicensed', withoutPlan(/P2/)],
]);

const allowed = (definition: unknown, isOrganizationDefault = true) =>
  replace('b2bManagement', [
    {
      id: 'b',
      isOrganizationDefault,
      definition: [typeof definition === 'string' ? definition : JSON.stringify(definition)],
    },
  ]);
const domains = (...AllowedDomains: string[]) =>
  allowed({
    B2BManagementPolicy: { InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains } },
  });
const openDefault = set('crossTenantDefault', (value) => {
  value.b2bCollaborationInbound = structuredClone(OPEN);
});
const OPEN = {
  usersAndGroups: { accessType: 'allowed', targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: {
    accessType: 'allowed',
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
};
judge(
  'GST-06',
  [
    ['another domain', 'partial', domains('home.example', 'evil.example')],
    ['no domain', 'partial', domains()],
    [
      'a block list',
      'partial',
      allowed({
        B2BManagementPolicy: {
          InvitationsAllowedAndBlockedDomainsPolicy: { BlockedDomains: ['x'] },
        },
      }),
    ],
    [
      'in another case',
      'pass',
      allowed({
        b2bManagementPolicy: {
          invitationsAllowedAndBlockedDomainsPolicy: { allowedDomains: ['HOME.example'] },
        },
      }),
    ],
    ['no policy', 'partial', replace('b2bManagement', [])],
    ['not JSON', 'unknown', allowed('{')],
    ['something else in it', 'unknown', allowed({ other: 1 })],
    [
      'domains that are no texts',
      'unknown',
      allowed({
        B2BManagementPolicy: { InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains: [1] } },
      }),
    ],
    ['another policy than the default', 'unknown', allowed({}, false)],
    ['open by default', 'partial', openDefault],
    ['open by default and to all domains', 'fail', openDefault, replace('b2bManagement', [])],
    ['no entry for the primary', 'partial', replace('crossTenantPartners', [])],
    [
      'the entry inherits the block',
      'partial',
      replace('crossTenantPartners', [{ tenantId: HOME, b2bCollaborationInbound: null }]),
    ],
    [
      'half of the entry inherits',
      'partial',
      replace('crossTenantPartners', [
        { tenantId: HOME, b2bCollaborationInbound: { usersAndGroups: OPEN.usersAndGroups } },
      ]),
    ],
    ['the default is not said', 'unknown', replace('crossTenantDefault', {})],
    ['no list to read, open by default', 'unknown', openDefault, unreadable('b2bManagement')],
  ],
  LAB,
);
judge('GST-06', [['does not apply to the primary', 'not-applicable']]);

const workloads = (spoil: (one: Values['conditionalAccess'][number]) => void) =>
  change('workloads', spoil);
const clients = (clientApplications: object) =>
  workloads((one) => {
    one.conditions = { ...one.conditions, clientApplications };
  });
judge('WRK-01', [
  ['no policy', 'fail', remove('workloads')],
  [
    'report-only',
    'fail',
    workloads((one) => {
      one.state = 'enabledForReportingButNotEnforced';
    }),
  ],
  [
    'at risk instead of by place',
    'pass',
    workloads((one) => {
      one.conditions = { ...one.conditions, locations: null, servicePrincipalRiskLevels: ['high'] };
    }),
  ],
  [
    'neither',
    'fail',
    workloads((one) => {
      one.conditions = { ...one.conditions, locations: null };
    }),
  ],
  ['some of them', 'partial', clients({ includeServicePrincipals: [OTHERS] })],
  [
    'by a filter',
    'partial',
    clients({
      includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
      servicePrincipalFilter: { mode: 'include', rule: 'x' },
    }),
  ],
  [
    'one left out',
    'partial',
    clients({
      includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
      excludeServicePrincipals: [OTHERS],
    }),
  ],
  [
    'one left out by declaration',
    'pass',
    clients({
      includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
      excludeServicePrincipals: [OTHERS],
    }),
    declaring,
  ],
  ['one at risk', 'fail', replace('riskyServicePrincipals', [{ id: 'x', riskState: 'atRisk' }])],
  [
    'one compromised',
    'fail',
    replace('riskyServicePrincipals', [{ id: 'x', riskState: 'confirmedCompromised' }]),
  ],
  ['one of whom nothing is said', 'unknown', replace('riskyServicePrincipals', [{ id: 'x' }])],
  ['no licence', 'unlicensed', withoutPlan(/WRKLD/)],
]);

const holder =
  (principal: object, permission: string | null = 'RoleManagement.ReadWrite.Directory'): Spoil =>
  ({ values }) => {
    values.servicePrincipals.push({ id: 'x', appId: 'app-x', displayName: 'X', ...principal });
    values.graphPermissions.push({ principalId: 'X', appRoleId: 'r', permission });
  };
const ownedBy = (appOwnerOrganizationId: string | null, more: object = {}) =>
  holder({ appOwnerOrganizationId, ...more });
judge('WRK-02', [
  ['of the sandbox', 'fail', ownedBy(LAB.toUpperCase())],
  ['of the sandbox, disabled', 'fail', ownedBy(LAB, { accountEnabled: false })],
  ['of the sandbox, harmless', 'pass', holder({ appOwnerOrganizationId: LAB }, 'User.Read.All')],
  ['of a stranger', 'fail', ownedBy(STRANGER)],
  [
    'of a stranger that calls itself Microsoft',
    'fail',
    ownedBy(STRANGER, { displayName: 'Microsoft' }),
  ],
  ['of a secondary tenant', 'partial', ownedBy(SECOND)],
  [
    'of a stranger that may hold a role here (PRV-11)',
    'fail',
    ownedBy(STRANGER),
    ({ declared }) => {
      declared.allowedServicePrincipals = ['x'];
    },
  ],
  ['a managed identity', 'pass', ownedBy(null, { servicePrincipalType: 'ManagedIdentity' })],
  ['of nobody', 'unknown', ownedBy(null)],
  [
    'not among the principals',
    'unknown',
    set('graphPermissions', (all) => {
      all.push({ principalId: 'y', appRoleId: 'r', permission: 'Directory.ReadWrite.All' });
    }),
  ],
  ['a permission without a name', 'unknown', holder({ appOwnerOrganizationId: LAB }, null)],
]);
judge('WRK-02', [['of the primary, in a secondary', 'pass', ownedBy(HOME)]], SECOND);
judge('WRK-02', [['does not apply to a sandbox', 'not-applicable']], LAB);
test('WRK-02: Drawbridge’s own application is listed as such', () => {
  const { evidence } = resultOf('WRK-02', SECOND, ownedBy(HOME), (_, world) => {
    world.own = ['APP-X'];
  });
  expect(evidence.find(({ id }) => id === 'x')?.detail).toMatch(/^Drawbridge’s own; /);
});

const permissions = (change: object) =>
  set('authorizationPolicy', (value) =>
    Object.assign(value.defaultUserRolePermissions ?? {}, change),
  );
const recent = set('applications', (all) => {
  all.push({ id: 'new', appId: 'n', createdDateTime: at(-89 * DAY) });
});
judge('WRK-03', [
  ['users register', 'fail', permissions({ allowedToCreateApps: true })],
  ['not said', 'unknown', permissions({ allowedToCreateApps: null })],
  [
    'users consent',
    'fail',
    permissions({
      permissionGrantPoliciesAssigned: [
        'managePermissionGrantsForSelf.microsoft-user-default-LEGACY',
      ],
    }),
  ],
  ['consent is not said', 'unknown', permissions({ permissionGrantPoliciesAssigned: null })],
  ['nobody can ask', 'partial', replace('adminConsentRequestPolicy', { isEnabled: false })],
  ['no developers', 'partial', replace('roleEligibilityInstances', [])],
  ['no P2', 'unlicensed', unlicensed('roleEligibilityInstances')],
  ['new applications are at home here', 'pass', recent],
]);
judge(
  'WRK-03',
  [
    ['old applications', 'pass'],
    ['a new application', 'partial', recent],
    [
      'a new application by declaration',
      'pass',
      recent,
      ({ declared }) => {
        declared.applicationException = true;
      },
    ],
    [
      'no date',
      'unknown',
      set('applications', (all) => {
        all.push({ id: 'new', appId: 'n' });
      }),
    ],
    ['not readable', 'unknown', unreadable('applications')],
    ['no developers needed', 'pass', replace('roleEligibilityInstances', [])],
  ],
  SECOND,
);

const score = (day: number, change: object) =>
  set('secureScores', (all) => Object.assign(all[day] ?? {}, change));
judge('SEC-01', [
  [
    'below the target',
    'fail',
    ({ declared }) => {
      declared.secureScoreTarget = 0.71;
    },
  ],
  ['falling', 'partial', score(7, { currentScore: 760 })],
  ['hardly falling', 'pass', score(7, { currentScore: 750 })],
  ['fewer points of fewer', 'pass', score(7, { currentScore: 1400, maxScore: 2000 })],
  ['as many points of more', 'partial', score(7, { currentScore: 700, maxScore: 800 })],
  [
    'old',
    'unknown',
    ({ values }) => {
      for (const one of values.secureScores)
        one.createdDateTime = at(-49 * HOUR - Number(one.id.slice(1)) * DAY);
    },
  ],
  [
    'only today',
    'unknown',
    ({ values }) => {
      values.secureScores.splice(1);
    },
  ],
  [
    'not in order',
    'pass',
    ({ values }) => {
      values.secureScores.reverse();
    },
  ],
  [
    'of nothing',
    'unknown',
    ({ values }) => {
      for (const one of values.secureScores) one.maxScore = 0;
    },
  ],
  ['none', 'unknown', replace('secureScores', [])],
  ['no profiles', 'pass', unreadable('controlProfiles')],
]);
test('SEC-01: below its target and falling are both told', () => {
  const { state, reason } = resultOf(
    'SEC-01',
    HOME,
    ({ declared }) => {
      declared.secureScoreTarget = 0.71;
    },
    score(7, { currentScore: 760 }),
  );
  expect(state).toBe('fail');
  expect(reason).toMatch(/below its target: .*, and it fell by .* percentage points in a week$/);
});

test('GST-02: who may invite is told, whatever else is wrong', () => {
  const { reason } = resultOf(
    'GST-02',
    HOME,
    directory({ allowInvitesFrom: 'none', allowedToSignUpEmailBasedSubscriptions: true }),
  );
  expect(reason).toBe('nobody may invite; people may sign up for subscriptions by mail address');
});

test('SEC-01: names what would bring most, and what others have', () => {
  const { evidence, notes } = resultOf('SEC-01', HOME);
  expect(evidence[1]).toMatchObject({ name: 'MFA for all', detail: '4 of 10 points' });
  expect(notes).toContain('On average (AllTenants): 450, as Microsoft gives it.');
});

const incident = (change: object) =>
  set('incidents', (all) => {
    all.push({
      id: 'i',
      severity: 'high',
      status: 'active',
      assignedTo: null,
      createdDateTime: at(-25 * HOUR),
      ...change,
    });
  });
judge('SEC-02', [
  ['for more than a day', 'fail', incident({})],
  ['awaiting action', 'fail', incident({ status: 'awaitingAction' })],
  ['assigned to nothing', 'fail', incident({ assignedTo: '' })],
  ['fresh', 'pass', incident({ createdDateTime: at(-HOUR) })],
  ['being worked on', 'pass', incident({ status: 'inProgress' })],
  ['merged into another', 'pass', incident({ status: 'redirected' })],
  ['no age', 'unknown', incident({ createdDateTime: null })],
  ['no severity', 'unknown', incident({ severity: null })],
  ['not set up, without a licence', 'unlicensed', unlicensed('incidents'), withoutPlan(/MTP/)],
  ['not set up, with a licence', 'unknown', unlicensed('incidents')],
  ['no licence', 'unlicensed', withoutPlan(/MTP/)],
]);

const risky = (change: object) =>
  set('riskyUsers', (all) => {
    all.push({
      id: 'u',
      riskLevel: 'high',
      riskState: 'atRisk',
      riskLastUpdatedDateTime: at(-73 * HOUR),
      ...change,
    });
  });
judge('SEC-03', [
  ['for three days', 'fail', risky({})],
  ['compromised', 'fail', risky({ riskState: 'confirmedCompromised' })],
  ['since yesterday', 'pass', risky({ riskLastUpdatedDateTime: at(-24 * HOUR) })],
  ['dismissed', 'pass', risky({ riskState: 'dismissed' })],
  ['no date', 'unknown', risky({ riskLastUpdatedDateTime: null })],
  ['no level', 'unknown', risky({ riskLevel: null })],
  ['no P2', 'unlicensed', withoutPlan(/P2/)],
]);

const device = (change: object) =>
  set('devices', (all) => {
    all.push({
      id: 'd',
      trustType: 'AzureAd',
      accountEnabled: true,
      isManaged: true,
      isCompliant: true,
      ...change,
    });
  });
judge('DEV-01', [
  ['one more not compliant', 'fail', device({ isCompliant: false })],
  ['one more not managed, hybrid', 'fail', device({ trustType: 'ServerAd', isManaged: false })],
  ['one more disabled', 'pass', device({ accountEnabled: false, isCompliant: false })],
  ['one more registered', 'pass', device({ trustType: 'Workplace', isCompliant: false })],
  ['compliance is not said', 'unknown', device({ isCompliant: null })],
  ['no device', 'not-applicable', replace('devices', [])],
  [
    'no Intune',
    'unlicensed',
    withoutPlan(/INTUNE/),
    set('devices', (all) => {
      for (const one of all) {
        one.isManaged = null;
        one.isCompliant = null;
      }
    }),
  ],
  [
    'another target',
    'fail',
    ({ declared }) => {
      declared.compliantShare = 1;
    },
  ],
]);
judge(
  'DEV-01',
  [
    ['a phone only', 'pass'],
    ['a joined device', 'fail', device({})],
    ['a joined device, disabled', 'pass', device({ accountEnabled: false })],
    [
      'as many as declared',
      'pass',
      device({}),
      ({ declared }) => {
        declared.maxDevices = 1;
      },
    ],
    ['how it is joined is not said', 'unknown', device({ trustType: null })],
  ],
  SECOND,
);
judge('DEV-01', [['does not apply to a sandbox', 'not-applicable']], LAB);
