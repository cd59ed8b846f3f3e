// Tenants and their licences, TEN and LIC: the golden tenants pass, and each thing spoilt is found and told.
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import {
  ADA,
  at,
  BOB,
  declare,
  EVE,
  facts,
  GLASS,
  GLOBAL,
  gap,
  golden,
  holds,
  NOW,
  ofKind,
  PRIME,
  person,
  placeOf,
  read,
  resultOf,
  SECOND,
  type Spoil,
  stateOf,
  UNLICENSED,
  unread,
  user,
  userOf,
  withoutP2,
} from '../golden.ts';
import { table } from '../table.ts';

const organization = (tenantId: string, change: object): Spoil =>
  facts(tenantId, (values) => Object.assign(values.organization, change));

table('TEN-01', [
  ['the declared type passes', PRIME, 'pass'],
  [
    'a tenant for customers that is declared as one passes',
    PRIME,
    'pass',
    organization(PRIME, { tenantType: 'AAD B2C' }),
    declare(PRIME, { tenantType: 'AAD B2C' }),
  ],
  [
    'a tenant for customers declared for employees fails',
    PRIME,
    'fail',
    organization(PRIME, { tenantType: 'AAD B2C' }),
  ],
  [
    'a type that nobody documents is no failure, and no pass',
    PRIME,
    'partial',
    organization(PRIME, { tenantType: '](https://x) <at>all</at>' }),
  ],
  [
    'a type that Graph does not say is not known',
    PRIME,
    'unknown',
    organization(PRIME, { tenantType: null }),
  ],
  [
    'an organization that cannot be read is not known',
    PRIME,
    'unknown',
    unread(PRIME, 'organization'),
  ],
]);

table('TEN-02', [
  ['as declared', PRIME, 'pass'],
  [
    'letters in another case are the same country',
    PRIME,
    'pass',
    organization(PRIME, { countryLetterCode: 'de' }),
  ],
  ['another country fails', PRIME, 'fail', organization(PRIME, { countryLetterCode: 'US' })],
  [
    'a cloud that nobody declared fails',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.crossTenantPolicy.allowedCloudEndpoints = ['microsoftonline.us'];
    }),
  ],
  [
    'a declared cloud that is off fails',
    PRIME,
    'fail',
    declare(PRIME, { clouds: ['microsoftonline.us'] }),
  ],
  [
    'a declared cloud that is on passes',
    PRIME,
    'pass',
    declare(PRIME, { clouds: ['microsoftonline.us'] }),
    facts(PRIME, (values) => {
      values.crossTenantPolicy.allowedCloudEndpoints = ['MicrosoftOnline.us'];
    }),
  ],
  [
    'without a declared country nothing can be compared',
    PRIME,
    'unknown',
    declare(PRIME, { country: null }),
  ],
  [
    'clouds that Graph does not say are not none',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      values.crossTenantPolicy.allowedCloudEndpoints = null;
    }),
  ],
  ['clouds that cannot be read', PRIME, 'unknown', unread(PRIME, 'crossTenantPolicy')],
]);

test('TEN-02: that a tenant is not Multi-Geo is never concluded from silence', () => {
  expect(resultOf('TEN-02', PRIME).notes?.join()).toContain('did not say');
  const said = resultOf(
    'TEN-02',
    PRIME,
    organization(PRIME, { isMultipleDataLocationsForServicesEnabled: false }),
  );
  expect(said.notes?.join()).toContain('Multi-Geo is off');
});

table('TEN-03', [
  ['a hybrid primary that was synchronised lately passes', PRIME, 'pass'],
  ['a secondary without synchronisation passes', SECOND, 'pass'],
  [
    'a secondary that stopped passes',
    SECOND,
    'pass',
    organization(SECOND, { onPremisesSyncEnabled: false }),
  ],
  [
    'a secondary with synchronisation fails',
    SECOND,
    'fail',
    organization(SECOND, { onPremisesSyncEnabled: true }),
  ],
  [
    'declaring it as hybrid does not help a secondary',
    SECOND,
    'fail',
    declare(SECOND, { hybrid: true }),
    organization(SECOND, { onPremisesSyncEnabled: true }),
  ],
  [
    'an isolated tenant with synchronisation fails',
    SECOND,
    'fail',
    ofKind(SECOND, 'isolated'),
    declare(SECOND, { hybrid: true }),
    organization(SECOND, { onPremisesSyncEnabled: true }),
  ],
  [
    'a hybrid primary that synchronises nobody fails',
    PRIME,
    'fail',
    organization(PRIME, { onPremisesSyncEnabled: false }),
  ],
  [
    'a primary that is not declared as hybrid and is fails',
    PRIME,
    'fail',
    declare(PRIME, { hybrid: false }),
  ],
  [
    'a late synchronisation fails',
    PRIME,
    'fail',
    organization(PRIME, { onPremisesLastSyncDateTime: at(-5 * HOUR) }),
  ],
  [
    'an unknown last time is not known',
    PRIME,
    'unknown',
    organization(PRIME, { onPremisesLastSyncDateTime: null }),
  ],
  [
    'the year 1 is no time',
    PRIME,
    'unknown',
    organization(PRIME, { onPremisesLastSyncDateTime: '0001-01-01T00:00:00Z' }),
  ],
  ['unreadable', SECOND, 'unknown', unread(SECOND, 'organization')],
]);

test('TEN-03: how fresh a synchronisation was is said of the moment at which it was read', () => {
  expect(resultOf('TEN-03', PRIME).reason).toContain('before it was read');
});

const domain = (tenantId: string, id: string, change: object): Spoil =>
  facts(tenantId, (values) => {
    const found = values.domains.find((one) => one.id === id);
    if (found) Object.assign(found, change);
    else
      values.domains.push({
        id,
        authenticationType: 'Managed',
        isVerified: true,
        isDefault: false,
        isInitial: false,
        ...change,
      });
  });

table('TEN-04', [
  ['known domains pass', PRIME, 'pass'],
  [
    'a verified domain that nobody declared fails',
    PRIME,
    'fail',
    domain(PRIME, 'other.example', {}),
  ],
  [
    'one that is not verified is nothing yet',
    PRIME,
    'pass',
    domain(PRIME, 'other.example', { isVerified: false }),
  ],
  [
    'whether it is verified has to be known',
    PRIME,
    'unknown',
    domain(PRIME, 'other.example', { isVerified: null }),
  ],
  [
    'the domain for mail routing is Microsoft’s own',
    PRIME,
    'pass',
    domain(PRIME, 'prime.mail.onmicrosoft.com', {}),
  ],
  [
    'the initial domain as the default fails',
    PRIME,
    'fail',
    domain(PRIME, 'prime.example', { isDefault: false }),
    domain(PRIME, 'prime.onmicrosoft.com', { isDefault: true }),
  ],
  [
    'but not in a sandbox',
    SECOND,
    'pass',
    ofKind(SECOND, 'sandbox'),
    domain(SECOND, 'second.example', { isDefault: false }),
    domain(SECOND, 'second.onmicrosoft.com', { isDefault: true }),
  ],
  [
    'an initial domain of another cloud fails',
    PRIME,
    'fail',
    (world) => {
      for (const one of world.tenants) if (one.id === PRIME) one.cloud = 'gcchigh';
    },
  ],
  [
    'no initial domain is not known',
    PRIME,
    'unknown',
    domain(PRIME, 'prime.onmicrosoft.com', { isInitial: null }),
  ],
  [
    'a domain that looks like Microsoft’s is not',
    PRIME,
    'fail',
    domain(PRIME, 'onmicrosoft.com.evil.example', {}),
  ],
  ['not all of them read', PRIME, 'unknown', gap(PRIME, 'domains')],
  ['unreadable', PRIME, 'unknown', unread(PRIME, 'domains')],
]);

const seats = (tenantId: string, enabled: number): Spoil =>
  facts(tenantId, (values) => {
    values.skus.push({
      skuId: 'office',
      skuPartNumber: 'ENTERPRISEPACK',
      capabilityStatus: 'Enabled',
      prepaidUnits: { enabled },
      servicePlans: [{ servicePlanName: 'EXCHANGE_S_ENTERPRISE', provisioningStatus: 'Success' }],
    });
  });

table('TEN-05', [
  ['the primary with mail and files', PRIME, 'pass'],
  ['the secondary without', SECOND, 'pass'],
  ['a secondary with fewer seats stays secondary', SECOND, 'pass', seats(SECOND, 10)],
  ['a secondary with more seats is the primary by its use', SECOND, 'fail', seats(SECOND, 5000)],
  ['and the declared primary is not', PRIME, 'fail', seats(SECOND, 5000)],
  ['as many seats: the people decide', SECOND, 'pass', seats(SECOND, 100)],
  [
    'as many seats, and nobody knows the people',
    SECOND,
    'unknown',
    seats(SECOND, 100),
    unread(PRIME, 'users'),
  ],
  [
    'a subscription that is not in force counts for nothing',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      for (const one of values.skus) one.capabilityStatus = 'Suspended';
    }),
  ],
  [
    'devices and people from on-premises make a primary as well',
    PRIME,
    'pass',
    facts(PRIME, (values) => {
      for (const one of values.skus)
        one.servicePlans =
          one.servicePlans?.filter(
            ({ servicePlanName }) => !/EXCHANGE|SHAREPOINT/.test(servicePlanName ?? ''),
          ) ?? [];
    }),
  ],
  ['an own licence list that cannot be read', SECOND, 'unknown', unread(SECOND, 'skus')],
  [
    'somebody else’s that cannot be read does not matter without mail',
    SECOND,
    'pass',
    unread(PRIME, 'skus'),
  ],
  ['and does with mail', PRIME, 'unknown', unread(SECOND, 'skus')],
  ['two primaries', PRIME, 'fail', ofKind(SECOND, 'primary')],
  ['no primary', SECOND, 'fail', ofKind(PRIME, 'secondary')],
  [
    'a sandbox is accepted as declared, whatever is in it',
    SECOND,
    'pass',
    ofKind(SECOND, 'sandbox'),
    seats(SECOND, 5000),
  ],
]);

test('TEN-05: as many seats and as many people: what is declared decides', () => {
  const same: Spoil = (world) => {
    placeOf(world, SECOND).values.users = structuredClone(placeOf(world, PRIME).values.users);
  };
  expect(stateOf('TEN-05', PRIME, seats(SECOND, 100), same)).toBe('pass');
  expect(stateOf('TEN-05', SECOND, seats(SECOND, 100), same)).toBe('pass');
});

table('TEN-06', [
  ['owner, purpose and contacts', PRIME, 'pass'],
  ['the owners of the estate are owners', PRIME, 'pass', declare(PRIME, { owner: null })],
  [
    'no owner at all',
    PRIME,
    'fail',
    declare(PRIME, { owner: ' ' }),
    (world) => {
      for (const one of world.tenants) one.owners = [];
    },
  ],
  [
    'no purpose',
    PRIME,
    'fail',
    (world) => {
      for (const one of world.tenants) one.purpose = '';
    },
  ],
  ['no contact', PRIME, 'fail', organization(PRIME, { technicalNotificationMails: [] })],
  [
    'a contact elsewhere',
    PRIME,
    'fail',
    organization(PRIME, { securityComplianceNotificationMails: ['soc@outsourced.example'] }),
  ],
  [
    'a contact without a domain',
    PRIME,
    'fail',
    organization(PRIME, { technicalNotificationMails: ['nobody'] }),
  ],
  [
    'contacts that Graph does not say',
    PRIME,
    'unknown',
    organization(PRIME, { technicalNotificationMails: null }),
  ],
  [
    'a tenant that cannot be read is answered from what is declared',
    PRIME,
    'partial',
    unread(PRIME, 'organization'),
  ],
  [
    'also when it lacks something',
    PRIME,
    'fail',
    unread(PRIME, 'organization'),
    (world) => {
      for (const one of world.tenants) one.purpose = '';
    },
  ],
]);

test('TEN-06: answered from the declaration it says so, and what is missing', () => {
  const result = resultOf('TEN-06', PRIME, unread(PRIME, 'organization'));
  expect(result).toMatchObject({ attested: true, missing: [{ area: 'organization' }] });
  expect(result.reason).toContain('O. Wner');
});

const decision =
  (change: object): Spoil =>
  (world) => {
    const { declared } = placeOf(world, SECOND);
    if (declared.decision) Object.assign(declared.decision, change);
  };

table('TEN-07', [
  ['recorded and current', SECOND, 'pass'],
  ['a tenant that cannot be read all the same', SECOND, 'pass', unread(SECOND, 'organization')],
  ['nothing declared', SECOND, 'fail', declare(SECOND, { decision: null })],
  ['falls due again after a year', SECOND, 'fail', decision({ reviewedOn: NOW - 366 * DAY })],
  ['on the last day it does not yet', SECOND, 'pass', decision({ reviewedOn: NOW - 365 * DAY })],
  ['a review still to come is none', SECOND, 'fail', decision({ reviewedOn: NOW + DAY })],
  ['no reason for a further tenant', SECOND, 'fail', decision({ triggers: [] })],
]);

test('TEN-07: the primary needs no reason, and the result is marked as attested', () => {
  const result = resultOf('TEN-07', PRIME, (world) => {
    const found = placeOf(world, PRIME).declared.decision;
    if (found) found.triggers = [];
  });
  expect(result).toMatchObject({ state: 'pass', attested: true });
  expect(result.notes?.join()).toContain('Permissions Management');
});

table('TEN-08', [
  ['nothing changed', PRIME, 'pass'],
  [
    'nothing was accepted to compare with',
    PRIME,
    'unknown',
    (world) => {
      placeOf(world, PRIME).baseline = undefined;
    },
  ],
  [
    'a setting for people changed',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.authorizationPolicy.defaultUserRolePermissions = { allowedToCreateTenants: true };
    }),
  ],
  [
    'somebody got a role',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.roleAssignmentInstances.push(holds(GLOBAL, user(EVE)));
    }),
  ],
  [
    'somebody activated a role',
    PRIME,
    'pass',
    facts(PRIME, (values) => {
      values.roleAssignmentInstances.push(
        holds(GLOBAL, user(ADA), { assignmentType: 'Activated', endDateTime: at(HOUR) }),
      );
    }),
  ],
  [
    'a policy is gone',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.conditionalAccess = [];
    }),
  ],
  [
    'people come and go',
    PRIME,
    'pass',
    facts(PRIME, (values) => {
      values.users.push(person('new', 'New', 'prime.example'));
    }),
  ],
  [
    'what cannot be read now cannot be compared',
    PRIME,
    'unknown',
    unread(PRIME, 'conditionalAccess'),
  ],
  [
    'what could not be read then cannot either',
    PRIME,
    'unknown',
    (world) => {
      const place = placeOf(world, PRIME);
      place.baseline = {
        tenantId: PRIME,
        readings: {
          ...place.baseline?.readings,
          domains: { state: 'unreadable', code: 'x', sentence: 'no consent', asOf: NOW },
        },
      };
    },
  ],
  [
    'what was read in part hides what came',
    PRIME,
    'unknown',
    gap(PRIME, 'roleAssignmentInstances'),
  ],
]);

const creation = (value: boolean | null): Spoil =>
  facts(PRIME, (values) => {
    values.authorizationPolicy = { defaultUserRolePermissions: { allowedToCreateTenants: value } };
  });

table('TEN-09', [
  ['nobody may', PRIME, 'pass'],
  ['everybody may', PRIME, 'fail', creation(true)],
  ['not said', PRIME, 'unknown', creation(null)],
  [
    'nothing said at all',
    PRIME,
    'unknown',
    facts(PRIME, (values) => {
      values.authorizationPolicy = {};
    }),
  ],
  ['unreadable', PRIME, 'unknown', unread(PRIME, 'authorizationPolicy')],
]);

const sku = (change: object): Spoil =>
  facts(SECOND, (values) => {
    for (const one of values.skus) Object.assign(one, change);
  });
const nobodyHolds: Spoil = facts(SECOND, (values) => {
  for (const one of values.users) one.assignedPlans = [];
});

table('LIC-01', [
  ['in force with a holder', SECOND, 'pass'],
  [
    'no such subscription',
    SECOND,
    'fail',
    facts(SECOND, (values) => {
      values.skus = [];
    }),
  ],
  [
    'a subscription in its last days is not in force',
    SECOND,
    'fail',
    sku({ capabilityStatus: 'Warning' }),
  ],
  ['no seat', SECOND, 'fail', sku({ prepaidUnits: { enabled: 0 } })],
  [
    'P1 is not P2',
    SECOND,
    'fail',
    sku({
      servicePlans: [
        {
          servicePlanName: 'AAD_PREMIUM',
          servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
          provisioningStatus: 'Success',
        },
      ],
    }),
  ],
  ['bought, and nobody holds it', SECOND, 'fail', nobodyHolds],
  [
    'a disabled holder is none',
    SECOND,
    'fail',
    facts(SECOND, (values) => {
      for (const one of values.users) if (one.assignedPlans?.length) one.accountEnabled = false;
    }),
  ],
  [
    'a guest with the licence is no local holder',
    SECOND,
    'fail',
    nobodyHolds,
    facts(SECOND, (values) => {
      userOf(values, ADA).assignedPlans =
        userOf(golden().places[PRIME]?.values ?? values, ADA).assignedPlans ?? [];
    }),
  ],
  [
    'who holds it is not said',
    SECOND,
    'unknown',
    facts(SECOND, (values) => {
      for (const one of values.users) one.assignedPlans = null;
    }),
  ],
  ['the people were read in part', SECOND, 'unknown', nobodyHolds, gap(SECOND, 'users')],
  ['subscriptions that cannot be read', SECOND, 'unknown', unread(SECOND, 'skus')],
  [
    'a tenant for customers is licensed otherwise',
    SECOND,
    'not-applicable',
    organization(SECOND, { tenantType: 'AAD B2C' }),
  ],
  ['an isolated tenant need not have it', SECOND, 'not-applicable', ofKind(SECOND, 'isolated')],
]);

const plans = (tenantId: string, id: string, assignedPlans: [] | null): Spoil =>
  facts(tenantId, (values) => {
    userOf(values, id).assignedPlans = assignedPlans;
  });

table('LIC-02', [
  ['all hold it', PRIME, 'pass'],
  ['administrators from outside are licensed at home', SECOND, 'pass'],
  ['an emergency account without', SECOND, 'fail', plans(SECOND, GLASS[0], [])],
  ['somebody who is only eligible without', PRIME, 'fail', plans(PRIME, BOB, [])],
  [
    'a disabled administrator needs none',
    PRIME,
    'pass',
    plans(PRIME, BOB, []),
    facts(PRIME, (values) => {
      userOf(values, BOB).accountEnabled = false;
    }),
  ],
  ['not said of one', PRIME, 'unknown', plans(PRIME, BOB, null)],
  ['a security subscription that lapses', SECOND, 'fail', sku({ capabilityStatus: 'Suspended' })],
  [
    'another one that lapses does not matter',
    PRIME,
    'pass',
    facts(PRIME, (values) => {
      values.skus.push({
        skuId: 'visio',
        capabilityStatus: 'LockedOut',
        servicePlans: [{ servicePlanName: 'VISIOONLINE' }],
      });
    }),
  ],
  [
    'policies for workloads without a licence',
    PRIME,
    'fail',
    facts(PRIME, (values) => {
      values.conditionalAccess.push({
        id: 'w',
        conditions: { clientApplications: { includeServicePrincipals: ['All'] } },
      });
    }),
  ],
  [
    'managed devices in a secondary without Intune',
    SECOND,
    'fail',
    sku({ servicePlans: [{ servicePlanName: 'AAD_PREMIUM_P2', provisioningStatus: 'Success' }] }),
    facts(SECOND, (values) => {
      values.devices = [{ id: 'd', isManaged: true }];
    }),
  ],
  ['people that cannot be read', PRIME, 'unknown', unread(PRIME, 'users')],
  ['groups that cannot be read', PRIME, 'unknown', unread(PRIME, 'roleGroups')],
  [
    'Graph refusing PIM where P2 is bought is no proof of anything',
    PRIME,
    'unlicensed',
    read(PRIME, 'roleAssignmentInstances', UNLICENSED),
  ],
  [
    'without P2 all fail',
    PRIME,
    'fail',
    withoutP2(PRIME),
    facts(PRIME, (values) => {
      for (const one of values.users) one.assignedPlans = [];
    }),
  ],
]);
