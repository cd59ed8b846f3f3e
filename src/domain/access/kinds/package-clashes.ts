// What somebody has already that does not go with an access package: the package itself, or what its end would take.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { GroupAccess, Tenant } from '../../estate/estate.ts';
import type { AccessPackage, Account, Fact } from '../../facts.ts';
import { ask, askAll, type Study, together } from '../../study.ts';
import { otherPlaces } from '../changes/group-place.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import type { Holder } from './package-holder.ts';

/**
 * `ours`: a grant of ours gives it to them already; `given`: keys of all that grants of ours give them. Somebody without an account there has nothing.
 */
export function* clashes(
  tenant: Tenant,
  found: AccessPackage,
  { account }: Holder,
  ours: boolean,
  given: ReadonlySet<string>,
): Study<Refusal | undefined> {
  if (account === null) return undefined;
  const facts = yield* askAll({
    held: { fact: 'package-assignments', tenantId: tenant.id, objectId: account.objectId },
    conflicts: { fact: 'package-conflicts', tenantId: tenant.id, packageId: found.id },
  });
  const { held, conflicts } = facts;
  if (!held.known || !conflicts.known) return firstUnreadable(tenant, facts);
  const has = (packageId: string) => held.value.some((one) => one.packageId === packageId);
  // What a grant of ours holds may be asked for again: the later end counts then.
  if (has(found.id) && !ours) return already(account, found, tenant);
  const other = conflicts.value.packages.find(({ id }) => has(id));
  if (other) return incompatible(found, `the access package ${other.displayName}`, tenant);
  const inGroup = yield* firstIn('membership', tenant, account, conflicts.value.groups);
  if ('refusal' in inGroup) return inGroup.refusal;
  if (inGroup.group) {
    return incompatible(found, `a membership in ${inGroup.group.displayName}`, tenant);
  }
  if (ours) return undefined;
  const groups = found.roles
    .filter(({ kind }) => kind === 'group')
    .map(({ id, name, role }) => ({ id, displayName: name ?? id, as: accessOf(role) }));
  const twice = groups.find(({ id: groupId, as: accessId }) => {
    const place = { tenantId: tenant.id, groupId, accessId, objectId: account.objectId };
    return otherPlaces('package', place).some((key) => given.has(key));
  });
  if (twice) return givenAlready(account, found, twice.displayName);
  const members = groups.filter(({ as }) => as === 'member');
  const before = yield* firstIn('direct-membership', tenant, account, members);
  if ('refusal' in before) return before.refusal;
  return before.group && wouldBeLost(account, found, before.group.displayName);
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

function* firstIn(
  fact: 'membership' | 'direct-membership',
  tenant: Tenant,
  { objectId }: Account,
  groups: readonly Named[],
): Study<{ readonly group: Named | undefined } | { readonly refusal: Refusal }> {
  const read: ReadonlyArray<Fact<boolean>> = yield* together(
    groups.map(({ id: groupId }) => ask({ fact, tenantId: tenant.id, groupId, objectId })),
  );
  const unread = read.find((one) => !one.known);
  if (unread && !unread.known) return { refusal: cannotRead(tenant.displayName, unread.reason) };
  return { group: groups[read.findIndex((one) => one.known && one.value)] };
}

/** What its role in a group makes of whoever holds a package. */
export const accessOf = (role: string): GroupAccess => (/owner/i.test(role) ? 'owner' : 'member');

const givenAlready = (account: Account, found: AccessPackage, group: string): Refusal =>
  refusal(
    'would-be-lost',
    `An earlier request gives ${account.displayName} a place in ${group}. ${found.displayName} gives that as well, and the end of one would end the other.`,
    'Ask for what is missing by itself, or again once that has ended.',
    'resource',
  );

const already = (account: Account, found: AccessPackage, tenant: Tenant): Refusal =>
  refusal(
    'already-held',
    `${account.displayName} holds ${found.displayName} already, and not through Drawbridge.`,
    `There is nothing to ask for. To have it ended or prolonged, talk to ${tenant.contact}.`,
    'resource',
  );

const incompatible = (found: AccessPackage, with_: string, tenant: Tenant): Refusal =>
  refusal(
    'incompatible',
    `${found.displayName} does not go together with ${with_}: Entra separates those duties.`,
    `Give that back first, or ask ${tenant.contact}.`,
    'resource',
  );

/** Entra takes back everything that a package gives, also from somebody who had it before. */
const wouldBeLost = (account: Account, found: AccessPackage, group: string): Refusal =>
  refusal(
    'would-be-lost',
    `${account.displayName} is in ${group} already. ${found.displayName} gives that as well, and at its end Entra would take it away.`,
    'Ask for what is missing by itself.',
    'resource',
  );
