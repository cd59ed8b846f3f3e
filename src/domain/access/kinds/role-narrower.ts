// Less than the role that is wanted: the same role in a unit, or a smaller role that serves a task of its own.
import type { Tenant } from '../../estate/estate.ts';
import type { DirectoryRole, FactQuery } from '../../facts.ts';
import { type Study, together } from '../../study.ts';
import type { Narrower } from '../kind.ts';
import { TASKS } from '../tasks/index.ts';
import { ROLE_IDS } from '../tasks/roles.ts';
import type { Task } from '../tasks/task.ts';
import { type Looked, look, looksAt } from './role-look.ts';
import { roleScope } from './role-scope.ts';

export interface Smaller {
  readonly narrower: readonly Narrower[];
  /** What the wider wish adds, for the card. */
  readonly notes: readonly string[];
}

/** Each is looked at: a tenant with very many roles offers the first of them. */
const LOOKED_AT = 12;
const NAMED = 3;

type Scope = ReturnType<typeof roleScope>;

/** Offers that may be less: in a unit, and in the same place. */
function candidates(tenant: Tenant, wanted: Scope): { inUnits: string[]; samePlace: string[] } {
  const others = tenant.offers.roles.map((id) => ({ id, at: roleScope(id) }));
  const idsOf = (fits: (at: Scope) => boolean) =>
    others
      .filter(({ at }) => fits(at))
      .map(({ id }) => id)
      .slice(0, LOOKED_AT);
  return {
    inUnits: idsOf(
      (at) => wanted.unitId === null && at.roleId === wanted.roleId && at.unitId !== null,
    ),
    samePlace: idsOf(
      (at) =>
        at.unitId === wanted.unitId &&
        at.roleId !== wanted.roleId &&
        taskOf(at.roleId) !== undefined,
    ),
  };
}

export function smallerForeseen(tenant: Tenant, id: string): FactQuery[] {
  const { inUnits, samePlace } = candidates(tenant, roleScope(id));
  return [...inUnits, ...samePlace].flatMap((one) => looksAt(tenant.id, one));
}

/** What cannot be read or given is no offer; nothing is decided here. */
export function* smallerThan(tenant: Tenant, wanted: Looked): Study<Smaller> {
  const { inUnits, samePlace } = candidates(tenant, wanted);
  const units = yield* lookAll(tenant, inUnits);
  const roles = yield* lookAll(tenant, samePlace);
  const smaller = roles
    .filter(({ looked }) => isLess(looked.role, wanted.role))
    .sort((a, b) => b.looked.role.actions.length - a.looked.role.actions.length);
  const [best] = smaller;
  return {
    narrower: [
      ...units.map(({ id, looked }) => ({
        label: `only for ${looked.unit?.displayName ?? id}`,
        resourceId: id,
      })),
      ...smaller.map(({ id, looked }) => ({
        label: `as ${looked.role.displayName}`,
        resourceId: id,
      })),
    ],
    notes: best ? [whatItAdds(best.looked.role, wanted.role)] : [],
  };
}

function* lookAll(
  tenant: Tenant,
  ids: readonly string[],
): Study<Array<{ id: string; looked: Looked }>> {
  const seen = yield* together(ids.map((id) => look(tenant, id)));
  return seen.flatMap((result, i) => {
    const id = ids[i];
    return result.ok && id ? [{ id, looked: result.value }] : [];
  });
}

const taskOf = (roleId: string): Task | undefined =>
  TASKS.find(({ role }) => ROLE_IDS[role] === roleId);

const isLess = (one: DirectoryRole, other: DirectoryRole): boolean =>
  one.actions.length > 0 &&
  one.actions.length < other.actions.length &&
  one.actions.every((action) => other.actions.includes(action));

/** `Password Administrator is enough to "reset …". This adds 7 permissions, among them …` */
function whatItAdds(smaller: DirectoryRole, wanted: DirectoryRole): string {
  const added = wanted.actions.filter((action) => !smaller.actions.includes(action));
  const named = [...added].sort((a, b) => tells(b) - tells(a)).slice(0, NAMED);
  const list = new Intl.ListFormat('en').format(named.map((action) => action.replace(OWN, '')));
  const count = added.length === 1 ? '1 permission' : `${added.length} permissions`;
  const task = taskOf(smaller.id)?.words ?? '';
  return `${smaller.displayName}, offered here as well, is enough for “${task}”. ${wanted.displayName} adds ${count}${added.length > named.length ? ', among them' : ':'} ${list}.`;
}

const OWN = /^microsoft\.directory\//;
/** What changes the directory tells more than what reads it, or opens tickets. */
const tells = (action: string): number =>
  (OWN.test(action) ? 2 : 0) + (/\/read$/i.test(action) ? 0 : 1);
