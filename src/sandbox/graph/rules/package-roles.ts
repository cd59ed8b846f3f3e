// What the roles of an access package give somebody in the directory, and how that is taken away.
import { type Body, bodies, inner, same, stamp, text, texts } from '../body.ts';
import { bodiesIn, nameOf, nameOfId } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';

/** A group link, or a role in an application; sites and the like leave no trace in the directory. */
export type Given =
  | { is: 'link'; links: 'members' | 'owners'; groupId: string }
  | { is: 'role'; resourceId: string; appRoleId: string }
  | { is: 'elsewhere' };

const DEFAULT_ROLE = '00000000-0000-0000-0000-000000000000';

export function givenBy(accessPackage: Body | undefined): Given[] {
  return bodies(accessPackage, 'resourceRoleScopes').map((one): Given => {
    const [role, scope] = [inner(one, 'role'), inner(one, 'scope')];
    const originId = text(role, 'originId') ?? '';
    const [, kind = '', groupId = ''] = /^(Member|Owner)_([0-9a-f-]{36})$/i.exec(originId) ?? [];
    if (kind) return { is: 'link', links: /owner/i.test(kind) ? 'owners' : 'members', groupId };
    if (text(scope, 'originSystem') === 'AadApplication')
      return {
        is: 'role',
        resourceId: text(scope, 'originId') ?? '',
        appRoleId: originId || DEFAULT_ROLE,
      };
    return { is: 'elsewhere' };
  });
}

const sameGiven = (one: Given, other: Given): boolean =>
  (one.is === 'link' &&
    other.is === 'link' &&
    one.links === other.links &&
    same(one.groupId, other.groupId)) ||
  (one.is === 'role' &&
    other.is === 'role' &&
    same(one.resourceId, other.resourceId) &&
    same(one.appRoleId, other.appRoleId));

export const isAmong = (given: Given, others: Given[]): boolean =>
  others.some((other) => sameGiven(given, other));

const assignmentsTo = (tenant: Tenant, userId: string, resourceId: string, appRoleId: string) =>
  bodiesIn(tenant, 'appRoleAssignments').filter(
    (one) =>
      same(text(one, 'principalId'), userId) &&
      same(text(one, 'resourceId'), resourceId) &&
      same(text(one, 'appRoleId'), appRoleId),
  );

/** False where it cannot be given: the resource is gone, or its members come from elsewhere. */
export function give(tenant: Tenant, userId: string, given: Given, atMs: number): boolean {
  if (given.is === 'elsewhere') return true;
  if (given.is === 'link') {
    const group = tenant.rows('groups').get(given.groupId);
    const fixed =
      texts(group, 'groupTypes').includes('DynamicMembership') ||
      group?.onPremisesSyncEnabled === true;
    if (!group || (fixed && given.links === 'members')) return false;
    tenant.link(given.links, given.groupId, userId);
    return true;
  }
  const { resourceId, appRoleId } = given;
  const resource = tenant.rows('servicePrincipals').get(resourceId);
  if (!resource) return false;
  if (assignmentsTo(tenant, userId, resourceId, appRoleId).length > 0) return true;
  const id = crypto.randomUUID().replaceAll('-', '').slice(0, 24);
  tenant.put('appRoleAssignments', id, {
    id,
    createdDateTime: stamp(atMs),
    appRoleId,
    principalId: userId,
    principalType: 'User',
    principalDisplayName: nameOfId(tenant, userId),
    resourceId,
    resourceDisplayName: nameOf(resource),
  });
  return true;
}

/** Also from somebody who had it before the assignment. */
export function take(tenant: Tenant, userId: string, given: Given): void {
  if (given.is === 'link') tenant.unlink(given.links, given.groupId, userId);
  if (given.is === 'role')
    for (const one of assignmentsTo(tenant, userId, given.resourceId, given.appRoleId))
      tenant.remove('appRoleAssignments', text(one, 'id') ?? '');
}
