// Turns a checked estate file into the estate that the domain works with.

import type { Estate, Nameable, Owner, PolicyRule, Tenant } from '../../domain/estate/estate.ts';
import type { AccountRef } from '../../shared/account.ts';
import { DAY } from '../../shared/duration.ts';
import { buildDeciders } from './build-deciders.ts';
import { buildLimits, buildRuleLimits } from './build-limits.ts';
import { buildPosture } from './build-posture.ts';
import { buildRecord } from './build-record.ts';
import type { PlaceOf } from './places.ts';
import { buildRuleAsks } from './rule-asks.ts';
import {
  type EstateFile,
  isWhole,
  type PolicyEntry,
  type RoleEntry,
  type TenantEntry,
} from './schema.ts';

const nameable = ({ id, name }: { id: string; name?: string | undefined }): Nameable => ({
  id,
  ...(name !== undefined && { name }),
});

/** Only for a file in which nothing was found: every name leads somewhere. */
export function buildEstate(file: EstateFile, placeOf: PlaceOf, version: string): Estate {
  const idOf = (name: string): string => {
    const tenant = file.tenants.find((item) => item.name === name);
    if (!tenant) throw new Error(`The estate was built with the unknown tenant ${name}.`);
    return tenant.id;
  };
  const accountsOf = (name: string): Array<AccountRef & { tenant: string }> =>
    (file.people.find((person) => person.name === name)?.accounts ?? []).map((account) => ({
      tenantId: idOf(account.tenant),
      objectId: account.objectId,
      tenant: account.tenant,
    }));
  const ownerOf = (text: string): Owner[] => {
    const [person = '', where] = text.split('@', 2);
    const account = accountsOf(person).find((item) => !where || item.tenant === where);
    if (!account) return [];
    return [{ person, account: { tenantId: account.tenantId, objectId: account.objectId } }];
  };
  const tenantOf = ({ offers, owners, posture: _, ...tenant }: TenantEntry): Tenant => ({
    ...tenant,
    owners: owners.flatMap(ownerOf),
    offers: {
      groups: (offers?.groups ?? []).map(({ id }) => id),
      sponsored: (offers?.sponsored ?? []).map(({ id }) => id),
      partners: (offers?.partners ?? []).map(idOf),
      roles: (offers?.roles ?? []).flatMap(rolesOf),
      packages: offers?.packages ?? [],
      organization: (offers?.organization ?? []).map(idOf),
      openings: {
        applications: (offers?.openings?.applications ?? []).map(nameable),
        groups: (offers?.openings?.groups ?? []).map(nameable),
      },
      memberships: (offers?.memberships ?? []).map(({ id, as, pim }) => ({
        groupId: id,
        as,
        pim: pim ?? null,
      })),
      applications: (offers?.applications ?? []).map(({ group, application }) => ({
        groupId: group,
        applicationId: application,
      })),
    },
  });
  const ruleOf = (policy: PolicyEntry, i: number): PolicyRule => {
    const { tenants, userTypes, people } = policy.requestors ?? {};
    const longest = policy.longest ?? 0;
    return {
      id: policy.id,
      place: placeOf(['policies', i, 'id']),
      version,
      kinds: policy.kinds,
      requestors: {
        ...(tenants && { tenants: tenants.map(idOf) }),
        ...(userTypes && { userTypes }),
        ...(people && { people }),
      },
      ...(policy.recipients && { recipients: policy.recipients }),
      ...(policy.tenants && { tenants: policy.tenants.map(idOf) }),
      ...(policy.resources && { resources: policy.resources }),
      decision: policy.decision,
      ...(policy.because && { because: policy.because }),
      longest,
      usual: policy.usual ?? longest,
      lapsesAfter: policy.lapsesAfter ?? DAY,
      ...buildDeciders(policy, idOf),
      ...(policy.stepUp !== undefined && { stepUp: policy.stepUp }),
      ...buildRuleAsks(policy),
      ...buildRuleLimits(policy),
    };
  };
  return {
    organization: file.organization,
    tenants: file.tenants.map(tenantOf),
    people: file.people.map((person) => ({
      name: person.name,
      displayName: person.displayName,
      accounts: accountsOf(person.name).map(({ tenantId, objectId }) => ({ tenantId, objectId })),
    })),
    oncall: file.oncall ?? [],
    ...(file.roles && { roles: file.roles }),
    ...buildLimits(file, placeOf, idOf, version),
    posture: buildPosture(file, idOf),
    ...buildRecord(file, idOf),
    policies: file.policies.map(ruleOf),
  };
}

/** One offer for each place: `roleid` for the whole tenant, `roleid:unitid` for a unit. */
const rolesOf = (role: RoleEntry): string[] => [
  ...(isWhole(role) ? [role.id] : []),
  ...(role.units ?? []).map((unit) => `${role.id}:${unit}`),
];
