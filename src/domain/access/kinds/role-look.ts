// Reads a role and the place where it is wanted, and says why it cannot be given there at all.

import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { AdministrativeUnit, DirectoryRole, Fact, FactQuery } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { roleCeiling } from '../ceiling.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { isGone, notOffered, pickAnother } from './offering.ts';
import { carriesPim } from './pim-licence.ts';
import { notScopable, type Place, roleScope, unitGone } from './role-scope.ts';

/** A role that exists, and can be given in a place that exists. */
export type Looked = Place & { readonly role: DirectoryRole };

const questions = (tenantId: string, { roleId, unitId }: ReturnType<typeof roleScope>) =>
  ({
    role: { fact: 'role', tenantId, roleId },
    plans: { fact: 'service-plans', tenantId },
    ...(unitId !== null && { unit: { fact: 'administrative-unit', tenantId, unitId } as const }),
  }) as const;

/** What looking at it asks. */
export const looksAt = (tenantId: string, id: string): FactQuery[] =>
  Object.values(questions(tenantId, roleScope(id)));

/** The role and where it is wanted, if it can be given there at all. */
export function* look(tenant: Tenant, id: string): Study<Result<Looked, Refusal>> {
  const at = roleScope(id);
  const { unitId } = at;
  const facts = yield* askAll(questions(tenant.id, at));
  const { role, plans } = facts;
  const unit = facts.unit as Fact<AdministrativeUnit | null> | undefined;
  if (!role.known || !plans.known || unit?.known === false) {
    return refused(firstUnreadable(tenant, facts) ?? notOffered('role'));
  }
  if (role.value === null) return refused(isGone('role', tenant));
  const hindrance =
    unfit(role.value, unitId) ??
    unlicensed(tenant, plans.value) ??
    (unit?.value === null ? unitGone(tenant) : undefined);
  if (hindrance) return refused(hindrance);
  return ok({ ...at, role: role.value, unit: unit?.value ?? null, members: null });
}

export function* withMembers(tenant: Tenant, place: Place): Study<Result<Place, Refusal>> {
  const { unit } = place;
  // The list of a hidden unit is empty for us, which says nothing about who is in it.
  if (!unit || unit.hidden) return ok(place);
  const read = yield* ask({ fact: 'unit-members', tenantId: tenant.id, unitId: unit.id });
  return read.known
    ? ok({ ...place, members: read.value })
    : refused(cannotRead(tenant.displayName, read.reason));
}

const unfit = (role: DirectoryRole, unitId: string | null): Refusal | undefined =>
  roleCeiling(role, unitId === null ? 'tenant' : 'unit') ??
  notScopable(role, unitId) ??
  (role.enabled
    ? undefined
    : refusal(
        'role-disabled',
        `${role.displayName} is switched off in this tenant.`,
        pickAnother('role'),
        'resource',
      ));

const unlicensed = (tenant: Tenant, plans: readonly string[]): Refusal | undefined =>
  carriesPim(plans)
    ? undefined
    : refusal(
        'unlicensed',
        `${tenant.displayName} has no licence for Privileged Identity Management (Entra ID P2 or ID Governance), so nobody can be made eligible there.`,
        `Ask ${tenant.contact} about the licence, or for another way to do the task.`,
        'resource',
      );
