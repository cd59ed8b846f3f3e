// Where a directory role holds: in the whole tenant or in one administrative unit, and how that is written.
import { fingerprint } from '../../../shared/hash.ts';
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { AdministrativeUnit, DirectoryRole, UnitMembers } from '../../facts.ts';
import { isScopable } from '../scopable-roles.ts';

/** What the id of an offered role says: `roleid` in the whole tenant, `roleid:unitid` in a unit. */
export interface RoleScope {
  readonly roleId: string;
  readonly unitId: string | null;
  /** As Graph writes it. */
  readonly scope: string;
}

export function roleScope(id: string): RoleScope {
  const [roleId = '', unitId = null] = id.split(':', 2);
  return { roleId, unitId, scope: unitId === null ? '/' : `/administrativeUnits/${unitId}` };
}

export const isSameScope = (scope: string, other: string): boolean =>
  scope.toLowerCase() === other.toLowerCase();

export const scopedId = (roleId: string, unitId: string): string => `${roleId}:${unitId}`;

/** Where a role is wanted, and what was read about it. */
export interface Place extends RoleScope {
  readonly unit: AdministrativeUnit | null;
  readonly members: UnitMembers | null;
}

/** `Password Administrator, only for Berlin` */
export const scopedName = (role: DirectoryRole, unit: AdministrativeUnit | null): string =>
  unit ? `${role.displayName}, only for ${unit.displayName}` : role.displayName;

/** `Password Administrator in Berlin`: a title goes on with whom it is for. */
export const titleOf = (role: DirectoryRole, unit: AdministrativeUnit | null): string =>
  unit ? `${role.displayName} in ${unit.displayName}` : role.displayName;

/** `in all of Contoso`, `only for Berlin in Contoso (2 people)` */
export const sayPlace = ({ unit, members }: Place, tenant: Tenant): string =>
  unit
    ? `only for ${unit.displayName} in ${tenant.displayName}${members ? ` (${people(members)})` : ''}`
    : `in all of ${tenant.displayName}`;

function people({ people: found, complete }: UnitMembers): string {
  if (!complete) return 'more than 999 people';
  return found.length === 1 ? '1 person' : `${found.length} people`;
}

/** What an approval of a role in a unit rests on: who can be taken over, where that is what it gives. */
export const unitBasis = ({ unit, members }: Place, raising: boolean): object => ({
  ...(unit && { unit: { restricted: unit.restricted, dynamic: unit.dynamic } }),
  ...(raising &&
    members && { members: fingerprint(members.people.map(({ objectId }) => objectId).sort()) }),
});

/** What helps to decide about a role in a unit: who is in it, who comes and goes, what it costs. */
export function unitNotes({ unit, members }: Place, guest: boolean, raising: boolean): string[] {
  if (!unit) return [];
  const name = unit.displayName;
  const notes = [
    raising && unit.dynamic
      ? `A rule decides who is in ${name}: whoever it adds later can be taken over as well.`
      : raising
        ? `Whoever can reset a sign-in can act as that person, also whoever is put into ${name} later.`
        : undefined,
    members?.complete && members.people.length === 0
      ? `Nobody is in ${name} at present.`
      : undefined,
    unit.restricted
      ? `${name} is a restricted management unit: no role of the whole tenant reaches who is in it, this one does.`
      : undefined,
    guest
      ? 'For a guest it works only together with a role that reads the directory in the whole tenant, such as Directory Readers: that is what the narrower scope costs.'
      : undefined,
  ];
  return notes.filter((note) => note !== undefined);
}

/** Why a role cannot be given for a unit; `undefined` if it can, or if no unit is wanted. */
export const notScopable = (role: DirectoryRole, unitId: string | null): Refusal | undefined =>
  unitId === null || isScopable(role)
    ? undefined
    : refusal(
        'role-not-scopable',
        `${role.displayName} cannot be given for one administrative unit: Entra knows it for whole tenants only.`,
        'Choose it for the whole tenant, or another role.',
        'resource',
      );

export const unitGone = (tenant: Tenant): Refusal =>
  refusal(
    'unit-gone',
    `That administrative unit no longer exists in ${tenant.displayName}.`,
    'Choose another one, or ask the tenant’s owner to mend it.',
    'resource',
  );
