// Emergency accounts and privileged access, EMG and PRV: the golden tenants pass, and each thing spoilt is found and told.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import {
  ADA,
  activated,
  at,
  BOB,
  CYD,
  DAN,
  declare,
  EVE,
  facts,
  GLASS,
  GLASS_GROUP,
  GLOBAL,
  gap,
  group,
  holds,
  NOW,
  ofKind,
  type Person,
  PRIME,
  PRIVILEGED,
  person,
  placeOf,
  ROBOT,
  read,
  resultOf,
  robot,
  type Schedule,
  SECOND,
  SECURITY,
  type Spoil,
  stateOf,
  TIER,
  UNLICENSED,
  USERS_ADMIN,
  unread,
  user,
  userOf,
  type Values,
  visitor,
  withoutP2,
} from '../golden.ts';
import { table } from '../table.ts';

const change = (tenantId: string, id: string, more: Partial<Person>): Spoil =>
  facts(tenantId, (values) => Object.assign(userOf(values, id), more));

const assign = (tenantId: string, ...more: Schedule[]): Spoil =>
  facts(tenantId, (values) => {
    values.roleAssignmentInstances.push(...more);
  });

const makeEligible = (tenantId: string, ...more: Schedule[]): Spoil =>
  facts(tenantId, (values) => {
    values.roleEligibilityInstances.push(...more);
  });

type Group = Values['roleGroups'][number];
const groupOf = (values: Values, id = TIER): Group => {
  const found = values.roleGroups.find((one) => one.id === id);
  if (!found) throw new Error('no such group');
  return found;
};
const tier = (tenantId: string, more: Partial<Group>): Spoil =>
  facts(tenantId, (values) => Object.assign(groupOf(values), more));
const addGroup = (tenantId: string, id: string, more: Partial<Group> = {}): Spoil =>
  facts(tenantId, (values) => {
    values.roleGroups.push({
      id,
      displayName: `Group ${id}`,
      isAssignableToRole: true,
      members: [],
      owners: [],
      eligible: [],
      assigned: [],
      ...more,
    });
  });
const place = (principalId: string, more: object = {}) => ({
  principalId,
  accessId: 'member' as const,
  assignmentType: 'assigned',
  startDateTime: at(-DAY),
  endDateTime: null,
  ...more,
});
const OTHER = 'b1000000-0000-4000-8000-000000000001';
const nobodyRegistered = declare(PRIME, { emergencyAccounts: [] });

table('EMG-01', [
  ['two registered accounts', PRIME, 'pass'],
  ['found by their properties where none is registered', PRIME, 'pass', nobodyRegistered],
  ['one of them disabled', PRIME, 'fail', change(PRIME, GLASS[0], { accountEnabled: false })],
  ['one synchronised', PRIME, 'fail', change(PRIME, GLASS[0], { onPremisesSyncEnabled: true })],
  [
    'one on a custom domain',
    PRIME,
    'fail',
    change(PRIME, GLASS[0], { userPrincipalName: 'glass@prime.example' }),
  ],
  [
    'one on the initial domain of somebody else',
    PRIME,
    'fail',
    change(PRIME, GLASS[0], { userPrincipalName: 'glass@second.onmicrosoft.com' }),
  ],
  ['one a guest by type', PRIME, 'fail', change(PRIME, GLASS[0], { userType: 'Guest' })],
  [
    'one deleted',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.users = values.users.filter(({ id }) => id !== GLASS[0]);
    }),
  ],
  [
    'one with an end',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      for (const one of values.roleAssignmentInstances)
        if (one.principal.id === GLASS[0]) one.endDateTime = at(300 * DAY);
    }),
  ],
  [
    'one just activated',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      for (const one of values.roleAssignmentInstances)
        if (one.principal.id === GLASS[0]) Object.assign(one, activated);
    }),
  ],
  [
    'one through a group only',
    PRIME,
    'fail',
    addGroup(PRIME, OTHER, { members: [user(GLASS[0])] }),
    facts(PRIME, (values) => {
      for (const one of values.roleAssignmentInstances)
        if (one.principal.id === GLASS[0]) one.principal = group(OTHER);
    }),
  ],
  [
    'one over a part of the tenant only',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      for (const one of values.roleAssignmentInstances)
        if (one.principal.id === GLASS[0]) one.directoryScopeId = '/administrativeUnits/x';
    }),
  ],
  [
    'registered in capitals',
    PRIME,
    'pass',
    declare(PRIME, { emergencyAccounts: GLASS.map((id) => id.toUpperCase()) }),
  ],
  [
    'somebody else registered',
    PRIME,
    'fail',
    declare(PRIME, { emergencyAccounts: [GLASS[0], EVE] }),
  ],
  [
    'a third with a fault does not spoil two without',
    PRIME,
    'pass',
    declare(PRIME, { emergencyAccounts: [...GLASS, EVE] }),
  ],
  [
    'whether it is enabled is not said',
    PRIME,
    'unknown',
    change(PRIME, GLASS[0], { accountEnabled: null }),
  ],
  [
    'whether it is a member is not said',
    PRIME,
    'unknown',
    change(PRIME, GLASS[0], { userType: null }),
  ],
  [
    'whether it was assigned or activated is not said',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      for (const one of values.roleAssignmentInstances) one.assignmentType = null;
    }),
  ],
  [
    'the initial domain is not said',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      for (const one of values.domains) one.isInitial = null;
    }),
  ],
  ['without P2 from the plain assignments', PRIME, 'pass', withoutP2(PRIME)],
  [
    'PIM refused where P2 is bought',
    PRIME,
    'unlicensed',
    read(PRIME, 'roleAssignmentInstances', UNLICENSED),
  ],
  ['people unread', PRIME, 'unknown', unread(PRIME, 'users')],
  ['domains unread', PRIME, 'unknown', unread(PRIME, 'domains')],
  [
    'a failure may be due to what was not read',
    PRIME,
    'unknown',
    change(PRIME, GLASS[0], { accountEnabled: false }),
    gap(PRIME, 'roleAssignmentInstances'),
  ],
]);

test('EMG-01: more than four are too many to guard, and a heuristic says that it is one', () => {
  const many: Spoil = facts(PRIME, (values) => {
    for (const index of [1, 2, 3]) {
      const id = `e000000${index}-0000-4000-8000-000000000000`;
      values.users.push(person(id, `More${index}`, 'prime.onmicrosoft.com'));
      values.roleAssignmentInstances.push(holds(GLOBAL, user(id)));
    }
  });
  const result = resultOf('EMG-01', PRIME, nobodyRegistered, many);
  expect(result.state).toBe('partial');
  expect(result.notes?.join()).toContain('registers no emergency accounts');
  expect(stateOf('EMG-01', PRIME, many)).toBe('pass');
});

test('EMG-01: a disabled account is listed with its fault', () => {
  const { evidence } = resultOf(
    'EMG-01',
    PRIME,
    change(PRIME, GLASS[1], { accountEnabled: false }),
  );
  expect(evidence).toContainEqual(
    expect.objectContaining({ id: GLASS[1], detail: 'disabled', good: false }),
  );
});

type Policy = Values['conditionalAccess'][number];
const policies = (...more: Array<Partial<Policy>>): Spoil =>
  facts(PRIME, (values) => {
    values.conditionalAccess.push(
      ...more.map((one, index) => ({
        id: `p${index}`,
        displayName: `P${index}`,
        state: 'enabled',
        ...one,
      })),
    );
  });
const forUsers = (users: object): Partial<Policy> => ({
  conditions: { users, applications: { includeApplications: ['All'] } },
});
const reference = (more: object): Spoil =>
  facts(PRIME, (values) => {
    for (const one of values.conditionalAccessReferences) Object.assign(one, more);
  });

table('EMG-02', [
  ['excluded through their group', PRIME, 'pass'],
  [
    'excluded one by one',
    PRIME,
    'pass',
    policies(forUsers({ includeUsers: ['All'], excludeUsers: [...GLASS] })),
  ],
  [
    'only one excluded',
    PRIME,
    'fail',
    policies(forUsers({ includeUsers: ['All'], excludeUsers: [GLASS[0]] })),
  ],
  ['none excluded', PRIME, 'fail', policies(forUsers({ includeUsers: ['All'] }))],
  ['a policy for somebody else', PRIME, 'pass', policies(forUsers({ includeUsers: [EVE] }))],
  ['a policy for nobody', PRIME, 'pass', policies(forUsers({ includeUsers: ['None'] }))],
  [
    'a policy for guests',
    PRIME,
    'pass',
    policies(forUsers({ includeUsers: ['GuestsOrExternalUsers'] })),
  ],
  ['a policy for their role', PRIME, 'fail', policies(forUsers({ includeRoles: [GLOBAL] }))],
  [
    'a policy that leaves out their role',
    PRIME,
    'pass',
    policies(forUsers({ includeUsers: ['All'], excludeRoles: [GLOBAL] })),
  ],
  ['a policy for another role', PRIME, 'pass', policies(forUsers({ includeRoles: [SECURITY] }))],
  [
    'excluding wins over including',
    PRIME,
    'pass',
    policies(forUsers({ includeUsers: [...GLASS], excludeGroups: [GLASS_GROUP] })),
  ],
  [
    'a group of which nothing is known',
    PRIME,
    'unknown',
    policies(forUsers({ includeGroups: [OTHER] })),
  ],
  [
    'an excluded group of which nothing is known',
    PRIME,
    'unknown',
    policies(forUsers({ includeUsers: ['All'], excludeGroups: [OTHER] })),
  ],
  [
    'an excluded group that is gone excludes nobody',
    PRIME,
    'fail',
    reference({ found: false, members: [] }),
  ],
  [
    'a group read in part',
    PRIME,
    'unknown',
    reference({ members: [GLASS[0]] }),
    gap(PRIME, 'conditionalAccessReferences'),
  ],
  [
    'report-only is no lock',
    PRIME,
    'pass',
    policies({
      ...forUsers({ includeUsers: ['All'] }),
      state: 'enabledForReportingButNotEnforced',
    }),
  ],
  [
    'switched off is no lock',
    PRIME,
    'pass',
    policies({ ...forUsers({ includeUsers: ['All'] }), state: 'disabled' }),
  ],
  [
    'whether it is on is not said',
    PRIME,
    'unknown',
    policies({ ...forUsers({ includeUsers: ['All'] }), state: null }),
  ],
  [
    'a policy for workloads',
    PRIME,
    'pass',
    policies({
      conditions: {
        clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] },
      },
    }),
  ],
  [
    'a policy of an authentication context',
    PRIME,
    'pass',
    policies({
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeAuthenticationContextClassReferences: ['c1'] },
      },
    }),
  ],
  [
    'nothing is enforced',
    PRIME,
    'not-applicable',
    facts(PRIME, (values) => {
      values.conditionalAccess = [];
    }),
  ],
  [
    'an account that does not count does not help',
    PRIME,
    'fail',
    change(PRIME, GLASS[0], { accountEnabled: false }),
  ],
  ['people unread', PRIME, 'unknown', unread(PRIME, 'users')],
  ['policies unread', PRIME, 'unknown', unread(PRIME, 'conditionalAccess')],
  ['groups unread', PRIME, 'unknown', unread(PRIME, 'conditionalAccessReferences')],
  [
    'no P1',
    PRIME,
    'unlicensed',
    facts(PRIME, (values) => {
      values.skus = [];
    }),
  ],
]);

test('EMG-02: a report-only policy that would reach them is told', () => {
  const trial = {
    ...forUsers({ includeUsers: ['All'] }),
    state: 'enabledForReportingButNotEnforced',
  };
  const { notes } = resultOf('EMG-02', PRIME, policies(trial));
  expect(notes?.join()).toContain('“P0” would reach them');
});

const registered = (methodsRegistered: string[] | null): Spoil =>
  facts(PRIME, (values) => {
    for (const one of values.registrationDetails)
      if (one.id === GLASS[0]) Object.assign(one, { methodsRegistered });
  });
const signedIn = (lastSuccessfulSignInDateTime: string | null): Spoil =>
  facts(PRIME, (values) => {
    for (const one of values.signInActivity)
      if (one.id === GLASS[0]) Object.assign(one, { lastSuccessfulSignInDateTime });
  });

table('EMG-03', [
  ['strong, drilled and quiet', PRIME, 'pass'],
  ['never signed in as far as is known', PRIME, 'pass', signedIn(null)],
  ['certificates are strong', PRIME, 'pass', registered(['x509CertificateMultiFactor'])],
  ['a phone is not', PRIME, 'fail', registered(['mobilePhone', 'microsoftAuthenticatorPush'])],
  ['nothing registered', PRIME, 'fail', registered([])],
  ['not said what is registered', PRIME, 'unknown', registered(null)],
  [
    'no row about it',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      values.registrationDetails = [];
    }),
  ],
  ['used outside the drill', PRIME, 'fail', signedIn(at(-2 * DAY))],
  [
    'a day beside the drill still belongs to it',
    PRIME,
    'pass',
    signedIn(at(-20 * DAY + 23 * HOUR)),
  ],
  [
    'a drill too long ago',
    PRIME,
    'fail',
    declare(PRIME, { lastEmergencyDrill: NOW - 91 * DAY }),
    signedIn(null),
  ],
  ['no drill', PRIME, 'fail', declare(PRIME, { lastEmergencyDrill: null })],
  [
    'a drill that is still to come',
    PRIME,
    'fail',
    declare(PRIME, { lastEmergencyDrill: NOW + DAY }),
    signedIn(null),
  ],
  ['no account to look at', PRIME, 'not-applicable', declare(PRIME, { emergencyAccounts: [EVE] })],
  ['registrations unread', PRIME, 'unknown', unread(PRIME, 'registrationDetails')],
  ['sign-ins unlicensed', PRIME, 'unlicensed', read(PRIME, 'signInActivity', UNLICENSED)],
]);

/** Somebody in the group through PIM for some hours. */
const joined = [user(CYD)];
const forHours = [place(CYD, { assignmentType: 'activated', endDateTime: at(2 * HOUR) })];

table('PRV-01', [
  ['only the emergency accounts', PRIME, 'pass'],
  ['somebody for good', PRIME, 'fail', assign(PRIME, holds(GLOBAL, user(ADA)))],
  [
    'somebody activated just now',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA), activated)),
  ],
  [
    'somebody activated is in the plain assignments as well',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA), activated)),
    facts(PRIME, (values) => {
      values.roleAssignments.push({
        id: 'x',
        roleDefinitionId: GLOBAL,
        directoryScopeId: '/',
        principal: user(ADA),
      });
    }),
  ],
  [
    'for a month',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA), { startDateTime: at(-DAY), endDateTime: at(30 * DAY) })),
  ],
  [
    'for a year to the day',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA), { startDateTime: at(0), endDateTime: at(365 * DAY) })),
  ],
  [
    'for longer than a year',
    PRIME,
    'fail',
    assign(PRIME, holds(GLOBAL, user(ADA), { startDateTime: at(0), endDateTime: at(366 * DAY) })),
  ],
  ['a service principal for good', PRIME, 'fail', assign(PRIME, holds(GLOBAL, robot()))],
  [
    'whether it was assigned is not said',
    PRIME,
    'unknown',
    assign(PRIME, holds(GLOBAL, user(ADA), { assignmentType: null })),
  ],
  [
    'a group with a permanent member',
    PRIME,
    'fail',
    addGroup(PRIME, OTHER, { members: [user(ADA)], assigned: [place(ADA)] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group with a member beside PIM',
    PRIME,
    'fail',
    addGroup(PRIME, OTHER, { members: [user(ADA)] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group with people who may join',
    PRIME,
    'pass',
    addGroup(PRIME, OTHER, { eligible: [place(ADA)] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group that somebody joined for hours',
    PRIME,
    'pass',
    addGroup(PRIME, OTHER, { members: joined, eligible: [place(CYD)], assigned: forHours }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group with an owner is not a member of it',
    PRIME,
    'pass',
    addGroup(PRIME, OTHER, {
      owners: [user(ADA)],
      assigned: [{ ...place(ADA), accessId: 'owner' }],
    }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group in a group: its members are listed with their own',
    PRIME,
    'fail',
    addGroup(PRIME, OTHER, { members: [group('b2'), user(ADA)] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group in a group that was joined for hours',
    PRIME,
    'unknown',
    addGroup(PRIME, OTHER, {
      members: [group('b2'), user(ADA)],
      assigned: [place('b2', { assignmentType: 'activated', endDateTime: at(HOUR) })],
    }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group that may activate the role',
    PRIME,
    'pass',
    addGroup(PRIME, OTHER, { members: [user(ADA)] }),
    makeEligible(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group that no longer exists',
    PRIME,
    'pass',
    addGroup(PRIME, OTHER, { displayName: null, eligible: [], assigned: [] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group whose members were not read',
    PRIME,
    'unknown',
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'a group whose places in PIM were not read',
    PRIME,
    'unknown',
    addGroup(PRIME, OTHER, { members: [user(ADA)], assigned: null, eligible: null }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'what a group brings, listed under the person as well',
    PRIME,
    'pass',
    addGroup(PRIME, OTHER, { members: joined, eligible: [place(CYD)], assigned: forHours }),
    assign(PRIME, holds(GLOBAL, group(OTHER)), holds(GLOBAL, user(CYD), { memberType: 'Group' })),
  ],
  [
    'a principal that could not be resolved',
    PRIME,
    'fail',
    assign(PRIME, holds(GLOBAL, { id: 'gone', kind: null })),
  ],
  [
    'a disabled registered account is no finding',
    PRIME,
    'pass',
    change(PRIME, GLASS[0], { accountEnabled: false }),
  ],
  [
    'a registered account that is synchronised is one',
    PRIME,
    'fail',
    change(PRIME, GLASS[0], { onPremisesSyncEnabled: true }),
  ],
  [
    'what may stand for other roles may not for this one',
    PRIME,
    'fail',
    declare(PRIME, { allowedStanding: [ADA] }),
    assign(PRIME, holds(GLOBAL, user(ADA))),
  ],
  [
    'without P2 everything that stands is standing',
    PRIME,
    'fail',
    withoutP2(PRIME),
    facts(PRIME, (values) => {
      values.roleAssignments.push({
        id: 'x',
        roleDefinitionId: GLOBAL,
        directoryScopeId: '/',
        principal: user(ADA),
      });
    }),
  ],
  ['without P2 and only with emergency accounts', PRIME, 'pass', withoutP2(PRIME)],
  [
    'PIM refused where P2 is bought',
    PRIME,
    'unlicensed',
    read(PRIME, 'roleAssignmentInstances', UNLICENSED),
  ],
  ['assignments unread', PRIME, 'unknown', unread(PRIME, 'roleAssignmentInstances')],
  [
    'what is wrong is told though groups are unread',
    PRIME,
    'fail',
    assign(PRIME, holds(GLOBAL, user(ADA))),
    unread(PRIME, 'roleGroups'),
  ],
  ['not all assignments read', PRIME, 'unknown', gap(PRIME, 'roleAssignmentInstances')],
  [
    'ids of roles in capitals',
    PRIME,
    'fail',
    assign(PRIME, holds(GLOBAL.toUpperCase(), user(ADA))),
  ],
  [
    'a role under an id of the tenant’s own',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.roleDefinitions.push({ id: 'local-id', templateId: GLOBAL });
    }),
    assign(PRIME, holds('local-id', user(ADA))),
  ],
]);

describe('PRV-01', () => {
  test('tells how many, and who', () => {
    const result = resultOf(
      'PRV-01',
      PRIME,
      assign(PRIME, holds(GLOBAL, user(ADA)), holds(GLOBAL, user(BOB))),
    );
    expect(result.reason).toBe(
      '2 hold Global Administrator without end and are neither declared nor emergency accounts: Person 3 and Person 4',
    );
    expect(result.evidence.filter(({ good }) => !good).map(({ id }) => id)).toEqual([ADA, BOB]);
  });

  test('says that without PIM everything is standing', () => {
    const notes = resultOf('PRV-01', PRIME, withoutP2(PRIME)).notes?.join() ?? '';
    expect(notes).toContain('there is no PIM');
    // What is activated cannot be told apart there: nothing is said of it.
    expect(notes).not.toContain('activated just now');
  });

  test('names of the directory arrive as they are', () => {
    const name = `](https://evil.example) <at>all</at> ${'$'}{x} \u202Eabc`;
    const result = resultOf(
      'PRV-01',
      PRIME,
      assign(PRIME, holds(GLOBAL, { ...user(ADA), displayName: name })),
    );
    expect(result.evidence[0]).toMatchObject({ id: ADA, name });
  });

  test('accounts that only look like emergency accounts are said to be that', () => {
    const result = resultOf('PRV-01', PRIME, nobodyRegistered);
    expect(result.state).toBe('pass');
    expect(result.notes?.join()).toContain('registers no emergency accounts');
  });
});

const globals = (count: number): Spoil =>
  makeEligible(
    PRIME,
    ...Array.from({ length: count }, (_, index) => holds(GLOBAL, user(`f${index}`))),
  );
const others = (count: number): Spoil =>
  makeEligible(
    PRIME,
    ...Array.from({ length: count }, (_, index) => holds(SECURITY, user(`f${index}`))),
  );

table('PRV-02', [
  ['three, with as many others', PRIME, 'pass'],
  ['five are said', PRIME, 'partial', globals(2), others(2)],
  ['nine are too many', PRIME, 'fail', globals(6), others(9)],
  [
    'one is too few',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.roleEligibilityInstances = values.roleEligibilityInstances.filter(
        ({ roleDefinitionId }) => roleDefinitionId !== GLOBAL,
      );
      values.roleAssignmentInstances = values.roleAssignmentInstances.filter(
        ({ principal }) => principal.id !== GLASS[0],
      );
    }),
  ],
  ['more than have other roles', PRIME, 'fail', globals(1)],
  [
    'through a group',
    PRIME,
    'partial',
    addGroup(PRIME, OTHER, { members: [user(BOB), user(CYD)] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
    others(2),
  ],
  [
    'who may join a group counts',
    PRIME,
    'partial',
    addGroup(PRIME, OTHER, { eligible: [place(BOB), place(CYD)] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
    others(2),
  ],
  [
    'a group that may join a group brings its members',
    PRIME,
    'partial',
    addGroup(PRIME, 'b2', { members: [user(BOB), user(CYD)] }),
    addGroup(PRIME, OTHER, { eligible: [place('b2')] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
    others(2),
  ],
  [
    'groups that may join each other end',
    PRIME,
    'pass',
    addGroup(PRIME, 'b2', { eligible: [place(OTHER)] }),
    addGroup(PRIME, OTHER, { eligible: [place('b2')] }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'the same person twice is one',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA), { endDateTime: at(DAY) })),
  ],
  ['a service principal is no person', PRIME, 'pass', assign(PRIME, holds(GLOBAL, robot()))],
  [
    'a group whose places were not read',
    PRIME,
    'unknown',
    addGroup(PRIME, OTHER, { eligible: null, assigned: null }),
    assign(PRIME, holds(GLOBAL, group(OTHER))),
  ],
  [
    'too many, whatever else there is',
    PRIME,
    'fail',
    globals(6),
    others(9),
    gap(PRIME, 'roleEligibilityInstances'),
  ],
  [
    'too few, as far as was read',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      values.roleAssignmentInstances = [];
    }),
    gap(PRIME, 'roleAssignmentInstances'),
  ],
  ['eligibility unread', PRIME, 'unknown', unread(PRIME, 'roleEligibilityInstances')],
  ['without P2 from the assignments', PRIME, 'fail', withoutP2(PRIME)],
]);

table('PRV-03', [
  ['nobody', PRIME, 'pass'],
  ['somebody for good', PRIME, 'fail', assign(PRIME, holds(SECURITY, user(ADA)))],
  [
    'somebody who may',
    PRIME,
    'pass',
    declare(PRIME, { allowedStanding: [ADA.toUpperCase()] }),
    assign(PRIME, holds(SECURITY, user(ADA))),
  ],
  [
    'a group that may',
    PRIME,
    'pass',
    declare(PRIME, { allowedStanding: [TIER] }),
    tier(PRIME, { members: [user(ADA)] }),
  ],
  ['a member of the group for good', PRIME, 'fail', tier(PRIME, { members: [user(ADA)] })],
  [
    'Global Administrator is judged elsewhere',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA))),
  ],
  [
    'a role that is not highly privileged',
    PRIME,
    'pass',
    assign(PRIME, holds('88d8e3e3-8f55-4a1e-953a-9b9898b8876b', user(ADA))),
  ],
  ['activated', PRIME, 'pass', assign(PRIME, holds(SECURITY, user(ADA), activated))],
  [
    'longer than a year',
    PRIME,
    'fail',
    assign(PRIME, holds(SECURITY, user(ADA), { startDateTime: at(0), endDateTime: at(400 * DAY) })),
  ],
  ['groups unread', PRIME, 'unknown', unread(PRIME, 'roleGroups')],
]);

const rule = (id: string, more: object): Spoil =>
  facts(PRIME, (values) => {
    for (const one of values.rolePolicies) {
      const found = one.rules.find((other) => other.id === id);
      if (found) Object.assign(found, more);
    }
  });

table('PRV-04', [
  ['all are eligible', PRIME, 'pass'],
  ['four of five', PRIME, 'pass', assign(PRIME, holds(SECURITY, user(ADA)))],
  ['fewer', PRIME, 'fail', assign(PRIME, holds(SECURITY, user(ADA)), holds(SECURITY, user(BOB)))],
  [
    'nobody',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.roleEligibilityInstances = [];
    }),
    tier(PRIME, { eligible: [] }),
  ],
  [
    'activated ones are eligible ones',
    PRIME,
    'pass',
    assign(PRIME, holds(GLOBAL, user(ADA), activated), holds(PRIVILEGED, user(BOB), activated)),
  ],
  [
    'permanent assignments are allowed',
    PRIME,
    'fail',
    rule('Expiration_Admin_Assignment', { isExpirationRequired: false }),
  ],
  [
    'not said whether they are',
    PRIME,
    'unknown',
    rule('Expiration_Admin_Assignment', { isExpirationRequired: null }),
  ],
  [
    'no rules of the role',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      values.rolePolicies = [];
    }),
  ],
  [
    'who may join a group is not known',
    PRIME,
    'unknown',
    tier(PRIME, { eligible: null, assigned: null }),
  ],
  ['without P2', PRIME, 'unlicensed', withoutP2(PRIME)],
  ['rules unlicensed', PRIME, 'unlicensed', read(PRIME, 'rolePolicies', UNLICENSED)],
  ['eligibility unread', PRIME, 'unknown', unread(PRIME, 'roleEligibilityInstances')],
]);

const authentication = (type: string | null): Spoil =>
  facts(PRIME, (values) => {
    for (const one of values.domains) if (one.id === 'prime.example') one.authenticationType = type;
  });

table('PRV-05', [
  ['cloud-only on managed domains', PRIME, 'pass'],
  ['synchronised', PRIME, 'fail', change(PRIME, ADA, { onPremisesSyncEnabled: true })],
  ['no longer synchronised', PRIME, 'pass', change(PRIME, ADA, { onPremisesSyncEnabled: false })],
  ['on a federated domain', PRIME, 'fail', authentication('Federated')],
  ['a domain that says nothing', PRIME, 'unknown', authentication(null)],
  [
    'a domain that is not in the tenant',
    PRIME,
    'unknown',
    change(PRIME, ADA, { userPrincipalName: 'ada@gone.example' }),
  ],
  ['no name', PRIME, 'unknown', change(PRIME, ADA, { userPrincipalName: null })],
  [
    'somebody who may join a group',
    PRIME,
    'fail',
    change(PRIME, DAN, { onPremisesSyncEnabled: true }),
  ],
  ['somebody without a role', PRIME, 'pass', change(PRIME, EVE, { onPremisesSyncEnabled: true })],
  [
    'people from outside are judged elsewhere',
    SECOND,
    'pass',
    change(SECOND, ADA, { onPremisesSyncEnabled: true }),
  ],
  [
    'an administrator who is not among the people',
    PRIME,
    'unknown',
    assign(PRIME, holds(SECURITY, user('ghost'))),
  ],
  ['domains unread', PRIME, 'unknown', unread(PRIME, 'domains')],
  ['people read in part', PRIME, 'unknown', gap(PRIME, 'users')],
]);

const registration = (id: string, more: object | null): Spoil =>
  facts(PRIME, (values) => {
    const rest = values.registrationDetails.filter((one) => one.id !== id);
    const found = values.registrationDetails.find((one) => one.id === id);
    values.registrationDetails = more && found ? [...rest, { ...found, ...more }] : rest;
  });

table('PRV-06', [
  ['all have keys', PRIME, 'pass'],
  ['one has a phone', PRIME, 'fail', registration(ADA, { methodsRegistered: ['mobilePhone'] })],
  [
    'passwordless counts',
    PRIME,
    'pass',
    registration(ADA, { methodsRegistered: [], isPasswordlessCapable: true }),
  ],
  ['no row about one', PRIME, 'unknown', registration(ADA, null)],
  [
    'nothing said about one',
    PRIME,
    'unknown',
    registration(ADA, { methodsRegistered: null, isPasswordlessCapable: null }),
  ],
  [
    'a disabled one',
    PRIME,
    'pass',
    registration(ADA, { methodsRegistered: [] }),
    change(PRIME, ADA, { accountEnabled: false }),
  ],
  [
    'people from outside never fail here',
    SECOND,
    'pass',
    facts(SECOND, (values) => {
      for (const one of values.registrationDetails) if (one.id === ADA) one.methodsRegistered = [];
    }),
  ],
  ['somebody without a role', PRIME, 'pass', registration(EVE, { methodsRegistered: [] })],
  ['unlicensed', PRIME, 'unlicensed', read(PRIME, 'registrationDetails', UNLICENSED)],
  [
    'no P1',
    PRIME,
    'unlicensed',
    facts(PRIME, (values) => {
      values.skus = [];
    }),
  ],
  ['eligibility unread', PRIME, 'unknown', unread(PRIME, 'roleEligibilityInstances')],
]);

test('PRV-06: of people from outside it says on what it depends', () => {
  expect(resultOf('PRV-06', SECOND).notes?.join()).toContain('XTA-04');
});

table('PRV-07', [
  ['approval, MFA and hours', PRIME, 'pass'],
  [
    'no approval',
    PRIME,
    'fail',
    rule('Approval_EndUser_Assignment', {
      setting: { isApprovalRequired: false, approvalStages: [] },
    }),
  ],
  [
    'nobody to approve',
    PRIME,
    'fail',
    rule('Approval_EndUser_Assignment', {
      setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [] }] },
    }),
  ],
  [
    'no stage',
    PRIME,
    'fail',
    rule('Approval_EndUser_Assignment', {
      setting: { isApprovalRequired: true, approvalStages: [] },
    }),
  ],
  ['approval not said', PRIME, 'unknown', rule('Approval_EndUser_Assignment', { setting: null })],
  [
    'no proof',
    PRIME,
    'fail',
    rule('Enablement_EndUser_Assignment', { enabledRules: ['Justification'] }),
  ],
  [
    'an authentication context is a proof',
    PRIME,
    'pass',
    rule('Enablement_EndUser_Assignment', { enabledRules: [] }),
    rule('AuthenticationContext_EndUser_Assignment', { isEnabled: true, claimValue: 'c1' }),
  ],
  [
    'proof not said',
    PRIME,
    'unknown',
    rule('Enablement_EndUser_Assignment', { enabledRules: null }),
  ],
  ['too long', PRIME, 'fail', rule('Expiration_EndUser_Assignment', { maximumDuration: 'PT9H' })],
  [
    'a day and a half',
    PRIME,
    'fail',
    rule('Expiration_EndUser_Assignment', { maximumDuration: 'P1DT12H' }),
  ],
  ['minutes', PRIME, 'pass', rule('Expiration_EndUser_Assignment', { maximumDuration: 'PT480M' })],
  [
    'how long not said',
    PRIME,
    'unknown',
    rule('Expiration_EndUser_Assignment', { maximumDuration: null }),
  ],
  [
    'no rules of the role',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      values.rolePolicies = [];
    }),
  ],
  ['without P2', PRIME, 'unlicensed', withoutP2(PRIME)],
  ['unread', PRIME, 'unknown', unread(PRIME, 'rolePolicies')],
]);

const STRANGER = 'e9000000-0000-4000-8000-000000000009';
const stranger = (more: Partial<Person> = {}): Spoil =>
  facts(SECOND, (values) => {
    values.users.push(visitor(STRANGER, 'Stranger', { ...more }));
    values.roleEligibilityInstances.push(holds(SECURITY, user(STRANGER)));
  });

table('PRV-08', [
  ['from the primary and eligible', SECOND, 'pass'],
  ['nobody from outside', PRIME, 'pass'],
  ['for good', SECOND, 'fail', assign(SECOND, holds(SECURITY, user(ADA)))],
  [
    'for a month is assigned as well',
    SECOND,
    'fail',
    assign(SECOND, holds(SECURITY, user(ADA), { endDateTime: at(20 * DAY) })),
  ],
  ['activated', SECOND, 'pass', assign(SECOND, holds(GLOBAL, user(ADA), activated))],
  [
    'from a domain that nobody knows',
    SECOND,
    'fail',
    stranger({
      userPrincipalName: 's_evil.example#EXT#@second.onmicrosoft.com',
      mail: 's@evil.example',
    }),
  ],
  [
    'with a mail address of the primary and nothing else',
    SECOND,
    'unknown',
    stranger({
      userPrincipalName: 's_evil.example#EXT#@second.onmicrosoft.com',
      mail: 'adm0@prime.example',
    }),
  ],
  [
    'invited under an address that the primary has not',
    SECOND,
    'unknown',
    stranger({ mail: null }),
  ],
  [
    'signing in by a code by mail',
    SECOND,
    'fail',
    stranger({
      userPrincipalName: 'adm0_prime.example#EXT#@second.onmicrosoft.com',
      identities: [{ signInType: 'federated', issuer: 'mail', issuerAssignedId: 'x' }],
    }),
  ],
  ['the primary’s people unread', SECOND, 'unknown', unread(PRIME, 'users')],
  [
    'a member by type is from outside all the same',
    SECOND,
    'fail',
    change(SECOND, ADA, { userType: 'Member' }),
    assign(SECOND, holds(SECURITY, user(ADA))),
  ],
  [
    'a guest by type with a local account',
    SECOND,
    'fail',
    change(SECOND, EVE, { userType: 'Guest' }),
    makeEligible(SECOND, holds(SECURITY, user(EVE))),
  ],
  [
    'any in the primary',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.users.push(visitor(STRANGER, 'Stranger'));
    }),
    makeEligible(PRIME, holds(SECURITY, user(STRANGER))),
  ],
  ['any in an isolated tenant', SECOND, 'fail', ofKind(SECOND, 'isolated')],
  ['through a group', SECOND, 'fail', tier(SECOND, { members: [user(ADA)] })],
  [
    'an administrator who is not among the people',
    SECOND,
    'unknown',
    makeEligible(SECOND, holds(SECURITY, user('ghost'))),
  ],
  ['people unread', SECOND, 'unknown', unread(SECOND, 'users')],
  ['groups unread', SECOND, 'unknown', unread(SECOND, 'roleGroups')],
]);

test('PRV-08: accounts that the estate links need nobody to be asked at home', () => {
  const linked: Spoil = (world) => {
    placeOf(world, SECOND).values.roleEligibilityInstances = [holds(GLOBAL, user(ADA))];
    placeOf(world, SECOND).values.roleGroups = [];
    placeOf(world, SECOND).values.roleAssignmentInstances = GLASS.map((id) =>
      holds(GLOBAL, user(id)),
    );
    world.people.push({
      name: 'ada',
      displayName: 'Ada',
      accounts: [
        { tenantId: PRIME, objectId: ADA },
        { tenantId: SECOND, objectId: ADA },
      ],
    });
  };
  expect(stateOf('PRV-08', SECOND, linked, unread(PRIME, 'users'))).toBe('pass');
});

table('PRV-09', [
  ['none besides the emergency accounts', SECOND, 'pass'],
  ['one', SECOND, 'fail', makeEligible(SECOND, holds(SECURITY, user(EVE)))],
  [
    'one that is allowed',
    SECOND,
    'pass',
    declare(SECOND, { maxLocalAdmins: 1 }),
    makeEligible(SECOND, holds(SECURITY, user(EVE))),
  ],
  [
    'one in a sandbox',
    SECOND,
    'pass',
    ofKind(SECOND, 'sandbox'),
    makeEligible(SECOND, holds(SECURITY, user(EVE))),
  ],
  [
    'a disabled one',
    SECOND,
    'pass',
    change(SECOND, EVE, { accountEnabled: false }),
    makeEligible(SECOND, holds(SECURITY, user(EVE))),
  ],
  [
    'not said whether it is disabled',
    SECOND,
    'unknown',
    change(SECOND, EVE, { accountEnabled: null }),
    makeEligible(SECOND, holds(SECURITY, user(EVE))),
  ],
  [
    'a disabled emergency account is still one',
    SECOND,
    'pass',
    change(SECOND, GLASS[0], { accountEnabled: false }),
  ],
  [
    'emergency accounts that cannot be told',
    SECOND,
    'unknown',
    declare(SECOND, { emergencyAccounts: [] }),
    unread(SECOND, 'domains'),
  ],
  ['the primary is not meant', PRIME, 'not-applicable'],
  ['eligibility unread', SECOND, 'unknown', unread(SECOND, 'roleEligibilityInstances')],
]);

table('PRV-10', [
  ['joined through PIM only', PRIME, 'pass'],
  [
    'joined for hours just now',
    PRIME,
    'pass',
    tier(PRIME, { members: joined, assigned: forHours }),
  ],
  [
    'a permanent member',
    PRIME,
    'fail',
    tier(PRIME, { members: [user(ADA)], assigned: [place(ADA)] }),
  ],
  ['nobody may join', PRIME, 'fail', tier(PRIME, { eligible: [] })],
  [
    'only owners may',
    PRIME,
    'fail',
    tier(PRIME, { eligible: [{ ...place(ADA), accessId: 'owner' }] }),
  ],
  ['not role-assignable', PRIME, 'fail', tier(PRIME, { isAssignableToRole: false })],
  ['not said whether it is', PRIME, 'unknown', tier(PRIME, { isAssignableToRole: null })],
  ['PIM of the group unread', PRIME, 'unknown', tier(PRIME, { eligible: null, assigned: null })],
  [
    'permanent members where the role has to be activated',
    PRIME,
    'pass',
    facts(PRIME, (values) => {
      values.roleAssignmentInstances = values.roleAssignmentInstances.filter(
        ({ principal }) => principal.id !== TIER,
      );
    }),
    tier(PRIME, { members: [user(ADA)], eligible: [] }),
    makeEligible(PRIME, holds(USERS_ADMIN, group(TIER))),
  ],
  [
    'a group with a role that is not highly privileged',
    PRIME,
    'pass',
    assign(PRIME, holds('88d8e3e3-8f55-4a1e-953a-9b9898b8876b', group(OTHER))),
    addGroup(PRIME, OTHER, { isAssignableToRole: false }),
  ],
  [
    'no group',
    PRIME,
    'not-applicable',
    facts(PRIME, (values) => {
      values.roleAssignmentInstances = values.roleAssignmentInstances.filter(
        ({ principal }) => principal.kind !== 'group',
      );
    }),
  ],
  [
    'a group that is gone',
    PRIME,
    'not-applicable',
    tier(PRIME, { displayName: null, eligible: [], assigned: [], members: [] }),
  ],
  ['without P2', PRIME, 'unlicensed', withoutP2(PRIME)],
  ['groups unread', PRIME, 'unknown', unread(PRIME, 'roleGroups')],
]);

test('PRV-10: whoever owns a group can let people in, and a group that is gone is told', () => {
  expect(resultOf('PRV-10', PRIME, tier(PRIME, { owners: [user(EVE)] })).notes?.join()).toContain(
    'Owners can put',
  );
  const gone = resultOf(
    'PRV-10',
    PRIME,
    tier(PRIME, { displayName: null, eligible: [], assigned: [] }),
  );
  expect(gone.notes?.join()).toContain('no longer exists');
});

table('PRV-11', [
  ['none', PRIME, 'pass'],
  ['one', PRIME, 'fail', assign(PRIME, holds(SECURITY, robot()))],
  ['one that is eligible', PRIME, 'fail', makeEligible(PRIME, holds(SECURITY, robot()))],
  ['one in a group', PRIME, 'fail', tier(PRIME, { members: [robot()] })],
  [
    'one that is declared and has no secret',
    PRIME,
    'pass',
    declare(PRIME, { allowedServicePrincipals: [ROBOT] }),
    assign(PRIME, holds(SECURITY, robot())),
  ],
  [
    'one that is declared and has a secret',
    PRIME,
    'fail',
    declare(PRIME, { allowedServicePrincipals: [ROBOT] }),
    assign(PRIME, holds(SECURITY, robot())),
    facts(PRIME, (values) => {
      for (const one of values.servicePrincipals)
        one.passwordCredentials = [{ endDateTime: at(DAY) }];
    }),
  ],
  [
    'one whose secrets are not said',
    PRIME,
    'unknown',
    declare(PRIME, { allowedServicePrincipals: [ROBOT] }),
    assign(PRIME, holds(SECURITY, robot())),
    facts(PRIME, (values) => {
      for (const one of values.servicePrincipals) one.passwordCredentials = null;
    }),
  ],
  [
    'one found by its id alone',
    PRIME,
    'fail',
    assign(PRIME, holds(SECURITY, { ...robot(), kind: null })),
  ],
  [
    'one that could be anything',
    PRIME,
    'unknown',
    assign(PRIME, holds(SECURITY, { id: 'x', kind: null })),
  ],
  [
    'without P2 as well',
    PRIME,
    'fail',
    withoutP2(PRIME),
    facts(PRIME, (values) => {
      values.roleAssignments.push({
        id: 'x',
        roleDefinitionId: SECURITY,
        directoryScopeId: '/',
        principal: robot(),
      });
    }),
  ],
  ['service principals unread', PRIME, 'unknown', unread(PRIME, 'servicePrincipals')],
]);

const review = (more: object): Spoil =>
  facts(PRIME, (values) => {
    for (const one of values.accessReviews) Object.assign(one, more);
  });
const query = (role: string) => ({
  query: `/beta/roleManagement/directory/roleAssignmentScheduleInstances?$filter=roleDefinitionId eq '${role}'`,
});
const ofPrincipals = (...queries: readonly string[]) => ({
  principalScopes: queries.map((one) => ({ query: one, queryType: 'MicrosoftGraph' })),
  resourceScopes: [GLOBAL, PRIVILEGED].map((role) => ({
    query: `/beta/roleManagement/directory/roleDefinitions/${role}`,
  })),
});

table('PRV-12', [
  ['both roles, lately', PRIME, 'pass'],
  [
    'in one scope each',
    PRIME,
    'pass',
    review({ scope: query(GLOBAL) }),
    facts(PRIME, (values) => {
      const [one] = values.accessReviews;
      if (one) values.accessReviews.push({ ...one, id: 'second', scope: query(PRIVILEGED) });
    }),
  ],
  ['one of the two', PRIME, 'partial', review({ scope: query(GLOBAL) })],
  ['of something else', PRIME, 'fail', review({ scope: { query: '/v1.0/groups/x' } })],
  [
    'the id of a role in another address',
    PRIME,
    'fail',
    review({ scope: { query: `/groups?x=${GLOBAL},${PRIVILEGED}` } }),
  ],
  [
    'of service principals alone',
    PRIME,
    'fail',
    review({ scope: ofPrincipals('/v1.0/servicePrincipals') }),
  ],
  [
    'of guests alone',
    PRIME,
    'fail',
    review({ scope: ofPrincipals("/users?$filter=(userType eq 'Guest')") }),
  ],
  [
    'of people and groups',
    PRIME,
    'pass',
    review({ scope: ofPrincipals('/v1.0/users', '/v1.0/groups') }),
  ],
  ['once only', PRIME, 'fail', review({ settings: { recurrence: null } })],
  ['long ago', PRIME, 'fail', review({ lastInstanceEnd: at(-191 * DAY) })],
  ['never run', PRIME, 'fail', review({ lastInstanceEnd: null })],
  ['running until next week', PRIME, 'pass', review({ lastInstanceEnd: at(7 * DAY) })],
  ['failed', PRIME, 'fail', review({ status: 'Failed' })],
  ['a scope that says nothing', PRIME, 'fail', review({ scope: null })],
  ['reviews read in part', PRIME, 'unknown', review({ scope: null }), gap(PRIME, 'accessReviews')],
  ['without P2', PRIME, 'unlicensed', withoutP2(PRIME)],
  ['unread', PRIME, 'unknown', unread(PRIME, 'accessReviews')],
]);

test('PRV-12: a review that does not run is not said to be missing', () => {
  const { reason } = resultOf('PRV-12', PRIME, review({ lastInstanceEnd: at(-191 * DAY) }));
  expect(reason).toMatch(/^no review of .* is as it should be; “.*” last ran more than 190 days/);
  expect(resultOf('PRV-12', PRIME, review({ scope: null })).reason).toMatch(
    /^no recurring review is about /,
  );
});
