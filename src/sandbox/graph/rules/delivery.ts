// Access packages: handing out what a package contains, and taking it back when its time is over.
import { type Body, inner, same, stamp, text } from '../body.ts';
import { declareClockwork } from '../due.ts';
import { addChange } from '../feed.ts';
import { bodiesIn, nameOf, nameOfId } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';
import { asPeriod } from '../words.ts';
import type { GraphWorld } from '../world.ts';
import { type Given, give, givenBy, isAmong, take } from './package-roles.ts';
import { periodOf } from './schedule.ts';

/** Delivery is asynchronous; a few seconds of the sandbox's clock stand for it. */
export const DELIVERY_MS = 5000;

const idIn = (body: Body | undefined, name: string) => text(inner(body, name), 'id') ?? '';

export const packageOf = (tenant: Tenant, assignment: Body) =>
  tenant.rows('accessPackages').get(idIn(assignment, 'accessPackage'));

/** Whom an assignment is for, as a directory object's id. */
export const targetIn = (assignment: Body) => text(inner(assignment, 'target'), 'objectId') ?? '';

/** Another delivered assignment of the same person still gives the same. */
const stillGiven = (tenant: Tenant, gone: Body, given: Given): boolean =>
  bodiesIn(tenant, 'assignments').some(
    (other) =>
      !same(text(other, 'id'), text(gone, 'id')) &&
      text(other, 'state') === 'delivered' &&
      same(targetIn(other), targetIn(gone)) &&
      isAmong(given, givenBy(packageOf(tenant, other))),
  );

/** What cannot be handed out makes it a part, or nothing at all. Gives the state. */
function deliver(world: GraphWorld, tenant: Tenant, assignment: Body, atMs: number): string {
  const roles = givenBy(packageOf(tenant, assignment));
  const done = roles.filter((given) => give(tenant, targetIn(assignment), given, atMs));
  const [state, status] =
    done.length === roles.length
      ? ['delivered', 'Delivered']
      : done.length > 0
        ? ['partiallyDelivered', 'PartiallyDelivered']
        : ['deliveryFailed', 'DeliveryFailed'];
  tenant.put('assignments', text(assignment, 'id') ?? '', { ...assignment, state, status });
  const { startMs, endMs } = periodOf({ scheduleInfo: assignment.schedule });
  const after =
    state === 'delivered'
      ? `assigned ${asPeriod(startMs, endMs, atMs)}`
      : `${done.length} of ${roles.length} roles`;
  tell(world, tenant, assignment, atMs, 'was given', 'not assigned', after);
  return state;
}

/**
 * Takes back everything that the package gives, also from somebody who had it before: only another
 * package that gives the same keeps it.
 */
function expire(world: GraphWorld, tenant: Tenant, assignment: Body, atMs: number): void {
  for (const given of givenBy(packageOf(tenant, assignment)))
    if (!stillGiven(tenant, assignment, given)) take(tenant, targetIn(assignment), given);
  tenant.put('assignments', text(assignment, 'id') ?? '', {
    ...assignment,
    state: 'expired',
    status: 'Expired',
    expiredDateTime: stamp(atMs),
  });
  tell(world, tenant, assignment, atMs, 'no longer has', 'assigned', 'not assigned');
}

function prolong(world: GraphWorld, tenant: Tenant, assignment: Body, request: Body, atMs: number) {
  const changed = { ...assignment, schedule: request.schedule };
  tenant.put('assignments', text(assignment, 'id') ?? '', changed);
  const { startMs, endMs } = periodOf({ scheduleInfo: request.schedule });
  const until = `assigned ${asPeriod(startMs, endMs, atMs)}`;
  tell(world, tenant, assignment, atMs, 'has for another time', 'assigned', until);
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
  ['delivered', 'partiallyDelivered'].includes(text(assignment, 'state') ?? '')
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
  const type = text(request, 'requestType');
  let state = 'delivered';
  if (assignment && type === 'adminRemove') expire(world, tenant, assignment, now);
  else if (assignment && type === 'adminUpdate') prolong(world, tenant, assignment, request, now);
  else if (assignment) state = deliver(world, tenant, assignment, now);
  tenant.put('assignmentRequests', text(request, 'id') ?? '', {
    ...rest,
    state,
    status: state === 'delivered' ? 'Delivered' : 'Undelivered',
    completedDateTime: stamp(now),
  });
}
