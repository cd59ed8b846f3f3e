// Puts the bodies of a tenant file into the state of its tenant.
import { type Body, isBody, text } from '../graph/body.ts';
import { documentSet } from '../graph/documents.ts';
import { findObject, findUser } from '../graph/objects.ts';
import type { Place } from '../graph/resources/family.ts';
import { isLinkedInGroup } from '../graph/rules/pim-groups.ts';
import { isTwinTarget } from '../graph/rules/role-assignments.ts';
import { flawsOf } from '../graph/schema/check.ts';
import { spelled } from '../graph/schema/spell.ts';
import { bareName, findType } from '../graph/schema/types.ts';
import type { Tenant } from '../graph/state/tenant.ts';
import { type Found, findPlace } from './find-place.ts';
import { hoist } from './hoist.ts';
import { ScenarioProblem } from './problem.ts';
import type { TenantFile } from './tenant-file.ts';

/** Properties that live answers carry although the published description has none of them. */
const LIVE_EXTRAS: Record<string, string[]> = {
  group: ['creationOptions'],
  organization: ['isMultipleDataLocationsForServicesEnabled'],
  user: ['deviceKeys', 'refreshTokensValidFromDateTime'],
  servicePrincipal: ['applicationTemplateId', 'disabledByMicrosoftStatus'],
};

/** Places that need the objects to be there. */
const LATER = new Set<Place['is']>(['links', 'instances', 'holders']);

interface Pending {
  path: string;
  body: Body;
  found: Found;
  place: string;
}

/** Throws a `ScenarioProblem` for a body that breaks Graph's contract. `name` is used in problems. */
export function unpack(tenant: Tenant, file: TenantFile, name: string): void {
  const later: Pending[] = [];
  for (const [path, body] of Object.entries(file.graph)) {
    const found = findPlace(path);
    const place = `$.graph[${JSON.stringify(path)}]`;
    if (!found) {
      tenant.put(documentSet('v1.0'), path, { path, body });
      continue;
    }
    const pending = { path, body, found, place };
    // Objects first: links and instances need them.
    if (LATER.has(found.place.is)) later.push(pending);
    else unpackBody(tenant, pending, name);
  }
  // Links before instances: who is linked by hand needs no schedule.
  const links = later.filter(({ found }) => found.place.is === 'links');
  const rest = later.filter((pending) => !links.includes(pending));
  for (const pending of [...links, ...rest]) unpackBody(tenant, pending, name);
  for (const [path, body] of Object.entries(file.beta))
    tenant.put(documentSet('beta'), path, { path, body });
}

function unpackBody(tenant: Tenant, { body, found, place }: Pending, name: string): void {
  const { key } = found;
  const where = found.place;
  switch (where.is) {
    case 'set':
      for (const [item, at] of items(body, where.type, name, place)) {
        const id = text(item, where.key ?? 'id');
        if (!id) throw new ScenarioProblem(name, at, `needs ${where.key ?? 'id'}`);
        tenant.put(where.set, id, cleaned(tenant, where.type, item));
      }
      break;
    case 'owned':
      for (const [item, at] of items(body, where.type, name, place)) {
        const id = text(item, 'id');
        if (!id) throw new ScenarioProblem(name, at, 'needs id');
        const kept = {
          ...cleaned(tenant, where.type, item),
          [where.owner]: ownerId(tenant, where, key),
        };
        tenant.put(where.set, where.inside ? `${key}|${id}` : id, kept);
      }
      break;
    case 'single':
      demand(where.type, body, name, place);
      tenant.put('singles', where.path, cleaned(tenant, where.type, body));
      break;
    case 'part':
      demand(where.type, body, name, place);
      tenant.put(where.set, key, { tenantId: key, ...cleaned(tenant, where.type, body) });
      break;
    case 'links':
      unpackLinks(tenant, where, key, where.one ? { value: [body] } : body, name, place);
      break;
    case 'instances':
      for (const [item] of items(body, where.type, name, place))
        unpackInstance(tenant, where, cleaned(tenant, where.type, item));
      break;
    case 'holders':
      for (const [item] of items(body, 'directoryObject', name, place))
        unpackHolder(tenant, key, item);
      break;
    default:
      break;
  }
}

/** A holder of a directory role of whom no assignment is written down. */
function unpackHolder(tenant: Tenant, key: string, holder: Body): void {
  const role = tenant.rows('directoryRoles').get(key);
  const templateId = text(role, 'roleTemplateId');
  const principalId = text(holder, 'id');
  if (!templateId || !principalId) return;
  const assignment = {
    principalId,
    roleDefinitionId: templateId,
    directoryScopeId: '/',
    appScopeId: null,
  };
  const sets = ['roleAssignments', 'roleAssignmentSchedules'];
  const known = sets.some((set) =>
    [...tenant.rows(set).rows()].some(({ body }) => isTwinTarget(body, assignment)),
  );
  if (!known)
    tenant.put('roleAssignments', `${templateId}${principalId}`, {
      id: `${templateId}${principalId}`,
      ...assignment,
    });
}

function ownerId(tenant: Tenant, where: Extract<Place, { is: 'owned' }>, key: string): string {
  return where.of === 'users' ? (text(findUser(tenant, key), 'id') ?? key) : key;
}

function items(body: Body, type: string, name: string, place: string): [Body, string][] {
  if (!Array.isArray(body.value))
    throw new ScenarioProblem(name, `${place}.value`, 'expected a list');
  return body.value.map((item, index): [Body, string] => {
    const at = `${place}.value[${index}]`;
    if (!isBody(item)) throw new ScenarioProblem(name, at, 'expected an object');
    demand(type, item, name, at);
    return [item, at];
  });
}

function demand(type: string, body: Body, name: string, place: string): void {
  const extras = LIVE_EXTRAS[bareName(text(body, '@odata.type') ?? type)] ?? [];
  const known = Object.entries(body).filter(([key]) => !extras.includes(key));
  const [flaw] = flawsOf(type, Object.fromEntries(known));
  if (flaw) throw new ScenarioProblem(name, `${place}${flaw.place}`, flaw.message);
}

/** The object itself: what it brought along of other objects is put where it belongs. */
function cleaned(tenant: Tenant, type: string, item: Body): Body {
  hoist(tenant, type, item);
  const own = findType(type);
  const kept = Object.entries(spelled(type, item)).filter(
    ([name]) =>
      (!own?.properties.get(name)?.link || KEEPS_LINKS.has(type)) &&
      (!name.includes('@') || (name === '@odata.type' && keepsType(type))),
  );
  return Object.fromEntries(kept);
}

/** Types whose other objects stand inside them and nowhere else. */
const KEEPS_LINKS = new Set([
  ...['accessPackage', 'accessPackageAssignmentPolicy', 'accessPackageAssignment'],
  ...['accessPackageAssignmentRequest', 'accessPackageCatalog', 'teamsApp'],
  'userScopeTeamsAppInstallation',
]);

/** Sets of one concrete type do not say it again with every object. */
const keepsType = (type: string) =>
  type === 'directoryObject' ||
  (findType(type)?.abstract ?? true) ||
  type === 'accessPackageAssignmentPolicy';

function unpackLinks(
  tenant: Tenant,
  where: Extract<Place, { is: 'links' }>,
  key: string,
  body: Body,
  name: string,
  place: string,
): void {
  const own = where.of === 'users' ? (text(findUser(tenant, key), 'id') ?? key) : key;
  for (const [item, at] of items(body, 'directoryObject', name, place)) {
    const id = text(item, 'id');
    if (!id) throw new ScenarioProblem(name, at, 'needs id');
    if (!findObject(tenant, id)) tenant.put('others', id, item);
    const unit = bareName(text(item, '@odata.type') ?? '') === 'administrativeUnit';
    const links = where.backwards && unit ? 'unitMembers' : where.links;
    if (where.backwards) tenant.link(links, id, own);
    else tenant.link(links, own, id);
  }
}

/** An instance whose schedule is not written down stands for it; otherwise only its id is kept. */
function unpackInstance(
  tenant: Tenant,
  where: Extract<Place, { is: 'instances' }>,
  instance: Body,
): void {
  const { id, startDateTime, endDateTime, ...target } = instance;
  const scheduleId = text(instance, where.scheduleKey);
  const rows = tenant.rows(where.schedules);
  const known =
    rows.get(scheduleId ?? '') ??
    [...rows.rows()].map(({ body }) => body).find((schedule) => isTwinTarget(schedule, instance));
  // A role that was assigned directly has no schedule of its own, nor has an ordinary place in a group.
  const direct =
    [...tenant.rows('roleAssignments').rows()].some(
      ({ body }) => where.schedules === 'roleAssignmentSchedules' && isTwinTarget(body, instance),
    ) ||
    (where.schedules === 'groupAssignmentSchedules' && isLinkedInGroup(tenant, instance));
  if (!known && direct && !endDateTime) return;
  const { [where.scheduleKey]: _, roleAssignmentOriginId: __, ...rest } = target;
  const schedule = known ?? {
    ...rest,
    id: scheduleId ?? `${id}`,
    createdUsing: scheduleId ?? `${id}`,
    createdDateTime: startDateTime ?? null,
    modifiedDateTime: null,
    status: 'Provisioned',
    scheduleInfo: {
      startDateTime: startDateTime ?? null,
      recurrence: null,
      expiration: {
        type: endDateTime ? 'afterDateTime' : 'noExpiration',
        endDateTime: endDateTime ?? null,
        duration: null,
      },
    },
  };
  tenant.put(where.schedules, text(schedule, 'id') ?? '', { ...schedule, _instanceId: id });
}
