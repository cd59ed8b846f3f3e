// What differs about the tenants of two versions, and about what is declared of them.
import type { Estate, Owner, Tenant } from '../estate.ts';
import type { Plain } from './content.ts';
import type { Difference } from './difference.ts';
import { fieldChanges, type SayValue } from './field-changes.ts';

export function tenantChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const old = new Map(before.tenants.map((tenant) => [tenant.id, tenant]));
  const now = new Map(after.tenants.map((tenant) => [tenant.id, tenant]));
  return [
    ...before.tenants
      .filter(({ id }) => !now.has(id))
      .map(({ id, displayName }) => ({
        words: `${displayName} is removed: nothing can be asked for there, and its people are not answered`,
        tenants: [id],
      })),
    ...after.tenants.flatMap((tenant): Difference[] => {
      const was = old.get(tenant.id);
      if (!was) return [{ words: added(tenant, say), tenants: [tenant.id] }];
      return [
        ...ownerChanges(was, tenant, say),
        ...fieldChanges(withoutOwners(was), withoutOwners(tenant), say).map(({ field, words }) => ({
          words: `${was.displayName}: ${FIELDS[field] ?? field} ${words}`,
          tenants: [tenant.id],
        })),
      ];
    }),
    ...declaredChanges(before, after, say),
    ...orderOf(before, after),
  ];
}

const FIELDS: Readonly<Record<string, string>> = {
  access: 'kinds of access that it offers:',
  signIn: 'identities of Drawbridge that have consent:',
  'offers.roles': 'roles on offer:',
  'offers.groups': 'groups on offer:',
  'offers.sponsored': 'groups for people from outside:',
  'offers.partners': 'tenants with which settings may be asked for:',
};

function added(tenant: Tenant, say: SayValue): string {
  const { name: _, displayName, kind, id, owners, ...fields } = tenant;
  const parts = [
    `${kind} tenant ${id}`,
    `owners ${owners.map((owner) => ownerWords(owner, say)).join(', ') || 'nobody'}`,
    ...fieldsOf(fields, say),
  ];
  return `${displayName} is added: ${parts.join('; ')}`;
}

const fieldsOf = (of: object, say: SayValue, within = ''): string[] =>
  Object.entries(of).flatMap(([field, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null)
      return [`${within}${field} ${say(value, field)}`];
    if (!Array.isArray(value)) return fieldsOf(value, say, `${field} `);
    return value.length > 0 ? [`${within}${field} ${say(value, field)}`] : [];
  });

const ownerWords = ({ person, account }: Owner, say: SayValue): string =>
  `${say(person, 'person')} with the account ${account.objectId} in ${say(account.tenantId, 'tenant')}`;

function ownerChanges(before: Tenant, after: Tenant, say: SayValue): Difference[] {
  const key = ({ person, account }: Owner) => `${person} ${account.tenantId}/${account.objectId}`;
  const had = new Set(before.owners.map(key));
  const has = new Set(after.owners.map(key));
  const say1 = (what: string) => (owner: Owner) => ({
    words: `${before.displayName}: owner ${ownerWords(owner, say)} ${what}`,
    tenants: [before.id],
  });
  const changes = [
    ...before.owners.filter((owner) => !has.has(key(owner))).map(say1('removed')),
    ...after.owners.filter((owner) => !had.has(key(owner))).map(say1('added')),
  ];
  const sameOrder = before.owners.map(key).join() === after.owners.map(key).join();
  return changes.length > 0 || sameOrder
    ? changes
    : [
        {
          words: `${before.displayName}: owners are listed in another order`,
          tenants: [before.id],
        },
      ];
}

const withoutOwners = ({ owners: _, ...tenant }: Tenant): Plain => tenant as unknown as Plain;

function declaredChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const old = before.posture.tenants ?? {};
  const now = after.posture.tenants ?? {};
  const both = (id: string) => [old[id], now[id]] as const;
  const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return ids.flatMap((id): Difference[] => {
    const [was, is] = both(id);
    // A tenant that comes or goes is told as one.
    if (!was || !is) return [];
    return fieldChanges(was, is, say).map(({ field, words }) => ({
      words: `${say(id, 'tenant')}, as declared: ${field} ${words}`,
      tenants: [id],
    }));
  });
}

const orderOf = (before: Estate, after: Estate): Difference[] => {
  const in2 = (one: Estate, other: Estate) =>
    one.tenants.map(({ id }) => id).filter((id) => other.tenants.some((item) => item.id === id));
  return in2(before, after).join() === in2(after, before).join()
    ? []
    : [{ words: 'Tenants are listed in another order', tenants: [] }];
};
