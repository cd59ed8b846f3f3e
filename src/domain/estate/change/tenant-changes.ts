// What differs about the tenants of two versions, and about what is declared of them.
import { accountKey } from '../../../shared/account.ts';
import { NOTHING_DECLARED } from '../../posture/declared.ts';
import type { Estate, Owner, Tenant } from '../estate.ts';
import type { Plain } from './content.ts';
import type { Difference } from './difference.ts';
import { entryFields } from './entry-fields.ts';
import { fieldChanges, type SayValue } from './field-changes.ts';
import { listChange, placeIn } from './list-change.ts';

export function tenantChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const { gone, come, kept, order } = listChange(before.tenants, after.tenants, ({ id }) => id);
  return [
    ...gone.map(({ id }) => ({
      words: `${say(id, 'tenant')} is removed: nothing can be asked for there, and its people are not answered`,
      tenants: [id],
    })),
    ...come.flatMap(({ item, at }) =>
      [...added(item, say), ...(at ? [`listed${placeIn(after.tenants, at)}`] : [])].map(
        (words) => ({
          words: `${say(item.id, 'tenant')} is added: ${words}`,
          tenants: [item.id],
        }),
      ),
    ),
    ...kept.flatMap(({ was, is }) =>
      [
        ...ownerChanges(was, is, say),
        ...fieldChanges(withoutOwners(was), withoutOwners(is), say).map(
          ({ field, words }) => `${FIELDS[field] ?? field} ${words}`,
        ),
      ].map((words) => ({ words: `${say(is.id, 'tenant')}: ${words}`, tenants: [is.id] })),
    ),
    ...declaredChanges(before, after, say),
    ...(order
      ? [
          {
            words: `Tenants are listed in another order: ${order.map(({ id }) => say(id, 'tenant')).join(', ')}`,
            tenants: [],
          },
        ]
      : []),
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

/** Each field by itself; a list without anything in it is what a tenant has by itself. */
function added({ id, owners, ...fields }: Tenant, say: SayValue): string[] {
  return [
    `id ${id}`,
    ...(owners.length === 0
      ? ['owners nobody']
      : owners.map((owner) => `owner ${ownerWords(owner, say)}`)),
    ...entryFields(withoutEmpty(fields), say),
  ];
}

const withoutEmpty = (of: object): Plain =>
  Object.fromEntries(
    Object.entries(of).flatMap(([key, value]: [string, unknown]) => {
      if (Array.isArray(value)) return value.length > 0 ? [[key, value]] : [];
      if (typeof value !== 'object' || value === null) return [[key, value]];
      const inner = withoutEmpty(value);
      return Object.keys(inner).length > 0 ? [[key, inner]] : [];
    }),
  );

const ownerWords = ({ person, account }: Owner, say: SayValue): string =>
  `${say(person, 'person')} with the account ${account.objectId} in ${say(account.tenantId, 'tenant')}`;

function ownerChanges(before: Tenant, after: Tenant, say: SayValue): string[] {
  const { gone, come, order } = listChange(
    before.owners,
    after.owners,
    ({ person, account }) => `${person} ${accountKey(account)}`,
  );
  return [
    ...gone.map((owner) => `owner ${ownerWords(owner, say)} removed`),
    ...come.map(
      ({ item, at }) => `owner ${ownerWords(item, say)} added${placeIn(after.owners, at)}`,
    ),
    ...(order
      ? [
          `owners are listed in another order: ${order.map((owner) => ownerWords(owner, say)).join(', ')}`,
        ]
      : []),
  ];
}

const withoutOwners = ({ owners: _, ...tenant }: Tenant): Plain => tenant as unknown as Plain;

/** Of a tenant that is removed nothing is declared any more; of one that is added, what is beside nothing. */
function declaredChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const old = before.posture.tenants ?? {};
  const now = after.posture.tenants ?? {};
  const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const isIn = ({ tenants }: Estate, id: string) => tenants.some((one) => one.id === id);
  return ids
    .filter((id) => now[id] || isIn(after, id) || !isIn(before, id))
    .flatMap((id) =>
      fieldChanges(
        { ...NOTHING_DECLARED, ...old[id] },
        { ...NOTHING_DECLARED, ...now[id] },
        say,
      ).map(({ field, words }) => ({
        words: `${say(id, 'tenant')}, as declared: ${field} ${words}`,
        tenants: [id],
      })),
    );
}
