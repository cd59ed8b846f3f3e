// Access packages: handing out what a package contains, and taking it back when its time is over.
import { type Body, bodies, inner, same, stamp, text } from '../body.ts';
import { declareClockwork } from '../due.ts';
import { addChange } from '../feed.ts';
import { bodiesIn, nameOf, nameOfId } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';
import { asPeriod } from '../words.ts';
import type { GraphWorld } from '../world.ts';
import { periodOf } from './schedule.ts';

/** Delivery is asynchronous; a few seconds of the sandbox's clock stand for it. */
export const DELIVERY_MS = 5000;

const idIn = (body: Body | undefined, name: string) => text(inner(body, name), 'id') ?? '';

export const packageOf = (tenant: Tenant, assignment: Body) =>
  tenant.rows('accessPackages').get(idIn(assignment, 'accessPackage'));

/** Whom an assignment is for, as a directory object's id. */
export const targetIn = (assignment: Body) => text(inner(assignment, 'target'), 'objectId') ?? '';

/** Group links that the package's resource roles stand for: `Member_{groupId}` and `Owner_{groupId}`. */
function linksOf(tenant: Tenant, packageId: string): { links: string; groupId: string }[] {
  const accessPackage = tenant.rows('accessPackages').get(packageId);
  return bodies(accessPackage, 'resourceRoleScopes').flatMap((scope) => {
    const match = /^(Member|Owner)_([0-9a-f-]{36})$/i.exec(
      text(inner(scope, 'role'), 'originId') ?? '',
    );
    const [, kind = '', groupId = ''] = match ?? [];
    return match ? [{ links: kind.toLowerCase() === 'owner' ? 'owners' : 'members', groupId }] : [];
  });
}

/** Another delivered assignment of the same person still gives the same membership. */
function stillGiven(tenant: Tenant, gone: Body, links: string, groupId: string): boolean {
  return bodiesIn(tenant, 'assignments').some(
    (other) =>
      !same(text(other, 'id'), text(gone, 'id')) &&
      text(other, 'state') === 'delivered' &&
      same(targetIn(other), targetIn(gone)) &&
      linksOf(tenant, idIn(other, 'accessPackage')).some(
        (one) => one.links === links && same(one.groupId, groupId),
      ),
  );
}

export function deliver(world: GraphWorld, tenant: Tenant, assignment: Body, atMs: number): void {
  const added: string[] = [];
  for (const { links, groupId } of linksOf(tenant, idIn(assignment, 'accessPackage'))) {
    if (!tenant.links(links).has(groupId, targetIn(assignment))) added.push(`${links}|${groupId}`);
    tenant.link(links, groupId, targetIn(assignment));
  }
  const delivered: Body = { ...assignment, state: 'delivered', status: 'Delivered', _added: added };
  tenant.put('assignments', text(assignment, 'id') ?? '', delivered);
  const { startMs, endMs } = periodOf({ scheduleInfo: assignment.schedule });
  tell(
    world,
    tenant,
    assignment,
    atMs,
    'was given',
    'not assigned',
    `assigned ${asPeriod(startMs, endMs, atMs)}`,
  );
}

/** Takes back only what the assignment itself added. */
export function expire(world: GraphWorld, tenant: Tenant, assignment: Body, atMs: number): void {
  for (const { links, groupId } of linksOf(tenant, idIn(assignment, 'accessPackage'))) {
    const added = assignment._added;
    const own = !Array.isArray(added) || added.includes(`${links}|${groupId}`);
    if (own && !stillGiven(tenant, assignment, links, groupId))
      tenant.unlink(links, groupId, targetIn(assignment));
  }
  tenant.put('assignments', text(assignment, 'id') ?? '', {
    ...assignment,
    state: 'expired',
    status: 'Expired',
    expiredDateTime: stamp(atMs),
  });
  tell(world, tenant, assignment, atMs, 'no longer has', 'assigned', 'not assigned');
}

function tell(
  world: GraphWorld,
  tenant: Tenant,
  assignment: Body,
  atMs: number,
  did: string,
  before: string,
  after: string,
) {
  addChange(world, {
    atMs,
    tenant: tenant.about.slug,
    summary: `${nameOfId(tenant, targetIn(assignment))} ${did} the access package ${nameOf(packageOf(tenant, assignment))}`,
    before,
    after,
    by: 'Microsoft Entra entitlement management',
    method: '',
    path: '',
    clientRequestId: '',
  });
}

const dueAt = (request: Body) => (typeof request._dueAt === 'number' ? request._dueAt : undefined);
const endOf = (assignment: Body) =>
  text(assignment, 'state') === 'delivered'
    ? periodOf({ scheduleInfo: assignment.schedule }).endMs
    : undefined;

declareClockwork({
  *moments(tenant) {
    for (const request of bodiesIn(tenant, 'assignmentRequests')) {
      const at = dueAt(request);
      if (at !== undefined) yield at;
    }
    for (const assignment of bodiesIn(tenant, 'assignments')) {
      const at = endOf(assignment);
      if (at !== undefined) yield at;
    }
  },
  settle(world, tenant, now) {
    for (const request of bodiesIn(tenant, 'assignmentRequests'))
      if ((dueAt(request) ?? Number.POSITIVE_INFINITY) <= now) finish(world, tenant, request, now);
    for (const assignment of bodiesIn(tenant, 'assignments')) {
      const at = endOf(assignment);
      if (at !== undefined && at <= now) expire(world, tenant, assignment, at);
    }
  },
});

function finish(world: GraphWorld, tenant: Tenant, request: Body, now: number): void {
  const { _dueAt: _, ...rest } = request;
  const assignment = tenant.rows('assignments').get(idIn(request, 'assignment'));
  const removes = text(request, 'requestType') === 'adminRemove';
  if (assignment && removes) expire(world, tenant, assignment, now);
  else if (assignment) deliver(world, tenant, assignment, now);
  tenant.put('assignmentRequests', text(request, 'id') ?? '', {
    ...rest,
    state: 'delivered',
    status: 'Delivered',
    completedDateTime: stamp(now),
  });
}
