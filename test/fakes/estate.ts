// A small estate of its own for unit tests: two tenants, their people, and rules between them.
import type { Estate, PolicyRule, Tenant } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';

export const HOME = '10000000-0000-4000-8000-000000000001';
export const AWAY = '20000000-0000-4000-8000-000000000002';
export const GROUP = '30000000-0000-4000-8000-000000000003';
export const APPLICATION = '50000000-0000-4000-8000-000000000005';
export const ROLE = '40000000-0000-4000-8000-000000000004';
export const UNIT = '50000000-0000-4000-8000-000000000005';

export const PACKAGE = '70000000-0000-4000-8000-000000000007';
export const POLICY = '60000000-0000-4000-8000-000000000006';

export const EMPLOYEE = { tenantId: HOME, objectId: 'a0000000-0000-4000-8000-000000000001' };
export const EMPLOYEE_ADMIN = { tenantId: AWAY, objectId: 'a0000000-0000-4000-8000-000000000002' };
export const OWNER = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000001' };
export const STRANGER = { tenantId: HOME, objectId: 'c0000000-0000-4000-8000-000000000001' };

/** Nothing, but for what is told. */
export const offers = (change: Partial<Tenant['offers']> = {}): Tenant['offers'] => ({
  groups: [],
  roles: [],
  sponsored: [],
  partners: [],
  packages: [],
  organization: [],
  openings: { applications: [], groups: [] },
  memberships: [],
  applications: [],
  ...change,
});

export const tenant = (change: Partial<Tenant> = {}): Tenant => ({
  name: 'away',
  id: AWAY,
  displayName: 'Away',
  domains: ['away.example'],
  kind: 'secondary',
  cloud: 'commercial',
  purpose: 'Tests',
  contact: 'it@away.example',
  owners: [
    { person: 'owner', account: OWNER },
    { person: 'employee', account: EMPLOYEE_ADMIN },
  ],
  access: ['guest-access', 'pim-eligibility'],
  signIn: ['reader', 'remover', 'guests-writer', 'pim-writer'],
  offers: offers({
    groups: [GROUP],
    roles: [ROLE],
    sponsored: [GROUP],
    partners: [HOME],
    packages: [{ id: PACKAGE, policy: POLICY }],
    memberships: [{ groupId: GROUP, as: ['member', 'owner'], pim: null }],
    applications: [{ groupId: GROUP, applicationId: APPLICATION }],
  }),
  ...change,
});

export const rule = (change: Partial<PolicyRule> = {}): PolicyRule => ({
  id: 'everything',
  place: 'estate.yaml:1',
  kinds: ['guest-access', 'pim-eligibility'],
  requestors: {},
  decision: 'ask',
  longest: 30 * DAY,
  usual: 7 * DAY,
  lapsesAfter: DAY,
  approvers: ['tenant-owners'],
  ...change,
});

export const estate = (change: Partial<Estate> = {}): Estate => ({
  organization: 'Tests',
  tenants: [
    tenant({ name: 'home', id: HOME, displayName: 'Home', domains: ['home.example'], owners: [] }),
    tenant(),
  ],
  people: [
    { name: 'employee', displayName: 'Em Ployee', accounts: [EMPLOYEE, EMPLOYEE_ADMIN] },
    { name: 'owner', displayName: 'O. Wner', accounts: [OWNER] },
  ],
  oncall: [],
  posture: { readers: [] },
  policies: [rule()],
  ...change,
});
