// Deleting and restoring: for 30 days a deleted user or group can come back with what it was in.
// https://learn.microsoft.com/graph/api/resources/directory
import { type Body, bodies, stamp, text } from '../body.ts';
import type { Call } from '../call.ts';
import { type Clockwork, declareClockwork } from '../due.ts';
import { DIRECTORY_SETS } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { odataName } from '../schema/types.ts';
import type { Tenant } from '../state/tenant.ts';
import { endAssignmentsOf } from './principal-gone.ts';

const KEPT_MS = 30 * 24 * 3600 * 1000;
const LINKS = ['members', 'owners', 'unitMembers', 'sponsors', 'manager'];

interface Was {
  links: string;
  from: string;
  to: string;
}

export function moveToDeleted(call: Call, set: string, id: string): void {
  const { tenant } = call;
  const body = tenant.rows(set).get(id);
  if (!body) throw missing(id);
  const was = cutLinks(tenant, id);
  endAssignmentsOf(tenant, id);
  tenant.remove(set, id);
  tenant.put('deletedItems', id, {
    ...body,
    '@odata.type': odataName(DIRECTORY_SETS[set] ?? 'directoryObject'),
    deletedDateTime: stamp(call.now),
    _set: set,
    _was: was,
  });
}

/** Takes every link from and to an object away and says which there were. */
function cutLinks(tenant: Tenant, id: string): Was[] {
  const was: Was[] = [];
  for (const links of LINKS) {
    for (const to of tenant.links(links).to(id).keys()) was.push({ links, from: id, to });
    for (const from of tenant.links(links).from(id).keys()) was.push({ links, from, to: id });
  }
  for (const { links, from, to } of was) tenant.unlink(links, from, to);
  return was;
}

/** Brings the object back, with the links whose other end is still there. */
export function restoreDeleted(tenant: Tenant, id: string): { set: string; body: Body } {
  const deleted = tenant.rows('deletedItems').get(id);
  if (!deleted) throw missing(id);
  const type = text(deleted, '@odata.type')?.replace('#microsoft.graph.', '');
  const set =
    text(deleted, '_set') ??
    Object.keys(DIRECTORY_SETS).find((name) => DIRECTORY_SETS[name] === type);
  if (!set) throw badRequest(`Objects of type '${type}' cannot be restored.`);
  const { _set, _was, deletedDateTime, '@odata.type': _, ...body } = deleted;
  tenant.remove('deletedItems', id);
  tenant.put(set, id, body);
  for (const { links, from, to } of bodies(deleted, '_was') as unknown as Was[]) {
    const other = from.toLowerCase() === id.toLowerCase() ? to : from;
    if (Object.keys(DIRECTORY_SETS).some((name) => tenant.rows(name).get(other)))
      tenant.link(links, from, to);
  }
  return { set, body };
}

const clockwork: Clockwork = {
  *moments(tenant) {
    for (const { body } of tenant.rows('deletedItems').rows())
      yield Date.parse(text(body, 'deletedDateTime') ?? '') + KEPT_MS;
  },
  settle(_world, tenant, now) {
    for (const { body } of [...tenant.rows('deletedItems').rows()])
      if (Date.parse(text(body, 'deletedDateTime') ?? '') + KEPT_MS <= now)
        tenant.remove('deletedItems', text(body, 'id') ?? '');
  },
};
declareClockwork(clockwork);
