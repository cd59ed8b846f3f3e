// Requests and identities ready made for unit tests.

import { asksOf } from '../../src/domain/access/approvers.ts';
import { decidingOn } from '../../src/domain/access/deciding.ts';
import type { Decision } from '../../src/domain/access/decision.ts';
import { addressesOf } from '../../src/domain/access/home-address.ts';
import type { Identity } from '../../src/domain/access/identity.ts';
import type { Planned } from '../../src/domain/access/kind.ts';
import { guestAccess } from '../../src/domain/access/kinds/guest-access.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { submit } from '../../src/domain/access/submit.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { Account } from '../../src/domain/facts.ts';
import { DAY } from '../../src/shared/duration.ts';
import { account, FakeDirectory, group, role, runNow } from './directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, GROUP, OWNER, ROLE, STRANGER } from './estate.ts';

export const NOW = Date.UTC(2026, 10, 20, 10, 42);

export const employee = account(EMPLOYEE, {
  displayName: 'Em Ployee',
  userPrincipalName: 'em@home.example',
  mail: 'em@home.example',
});
export const owner = account(OWNER, {
  displayName: 'O. Wner',
  userPrincipalName: 'o@away.example',
});

export const directory = (): FakeDirectory => {
  const fake = new FakeDirectory().add(
    employee,
    owner,
    account(EMPLOYEE_ADMIN, { displayName: 'Em Ployee', userPrincipalName: 'adm@away.example' }),
    account(STRANGER, { displayName: 'Stranger', userPrincipalName: 's@home.example' }),
  );
  fake.groups.set(GROUP, group());
  fake.roles.set(ROLE, role());
  return fake;
};

export const identity = (of: Account, change: Partial<Identity> = {}): Identity => ({
  account: of,
  home: of,
  homeKnown: true,
  addresses: addressesOf(estate(), of),
  accounts: [{ tenantId: of.tenantId, objectId: of.objectId }],
  person: null,
  ...change,
});

export const asEmployee = identity(employee, {
  accounts: [EMPLOYEE, EMPLOYEE_ADMIN],
  person: 'employee',
});
export const asOwner = identity(owner, { person: 'owner' });

export function plannedGuestAccess(fake = directory(), held = new Set<string>()): Planned {
  const resource = { kind: 'guest-access', tenantId: AWAY, id: GROUP };
  const wish = { resource, beneficiary: asEmployee, durationMs: 7 * DAY, held, open: [] };
  const result = runNow(guestAccess.plan(estate(), wish), fake);
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value;
}

export function pendingDecision(of: Estate = estate(), fake = directory()): Decision {
  const rule = of.policies[0];
  if (!rule) throw new Error('The estate of the test has no rule.');
  const planned = plannedGuestAccess(fake);
  const askers = [asEmployee];
  const matter = { resource: planned.plan.resource, beneficiary: EMPLOYEE, outside: [] };
  const deciding = runNow(decidingOn(of, planned, rule, matter, { askers, absences: [] }), fake);
  if (!deciding.ok) throw new Error(deciding.error.code);
  const result = submit(
    of,
    {
      id: '7K3F-9QX2',
      requestor: asEmployee,
      beneficiary: asEmployee,
      durationMs: 7 * DAY,
      justification: 'Closing the quarter',
      rule,
      planned,
      asks: asksOf(of, deciding.value, askers),
      lifecycle: 'personal-grant',
    },
    NOW,
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export const pending = (): AccessRequest => ({ ...pendingDecision().request, version: 1 });
