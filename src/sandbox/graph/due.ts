// What directories do by themselves when its time comes: schedules that start and end, joins that finish.
import type { Tenant } from './state/tenant.ts';
import { tenantsOf } from './state/tenants.ts';
import type { GraphWorld } from './world.ts';

export interface Clockwork {
  /** Moments, in milliseconds, at which something of this kind changes by itself. */
  moments(tenant: Tenant): Iterable<number>;
  /** Does what fell due up to `now`; called inside an attempt, in order of time. */
  settle(world: GraphWorld, tenant: Tenant, now: number): void;
}

const clockworks: Clockwork[] = [];

/** Families of resources tell what of theirs moves with time. */
export function declareClockwork(clockwork: Clockwork): void {
  clockworks.push(clockwork);
}

function firstAfter(tenant: Tenant, after: number): number | undefined {
  let first: number | undefined;
  for (const clockwork of clockworks)
    for (const moment of clockwork.moments(tenant))
      if (moment > after && (first === undefined || moment < first)) first = moment;
  return first;
}

/** The next time after `afterMs` at which a directory changes by itself. */
export function nextDirectoryMoment(world: GraphWorld, afterMs: number): number | undefined {
  let first: number | undefined;
  for (const { slug } of tenantsOf(world).filled()) {
    const tenant = tenantsOf(world).bySlug(slug);
    const moment = tenant && firstAfter(tenant, afterMs);
    if (moment !== undefined && (first === undefined || moment < first)) first = moment;
  }
  return first;
}

/** Brings one tenant to the clock's time. Asked before every request, so it must cost nothing usually. */
export function settle(world: GraphWorld, tenant: Tenant): void {
  const now = world.clock.now();
  for (;;) {
    const due = overdue(tenant, now);
    if (due === undefined) return;
    tenant.attempt(() => {
      for (const clockwork of clockworks) clockwork.settle(world, tenant, due);
    });
    // What did not go away with its moment would be settled for ever.
    if (overdue(tenant, due) !== undefined)
      throw new Error(`${tenant.about.slug} did not settle at ${new Date(due).toISOString()}`);
  }
}

const upcoming = new WeakMap<Tenant, { version: number; first: number | undefined }>();

function overdue(tenant: Tenant, now: number): number | undefined {
  let known = upcoming.get(tenant);
  if (known?.version !== tenant.version()) {
    known = { version: tenant.version(), first: firstAfter(tenant, Number.NEGATIVE_INFINITY) };
    upcoming.set(tenant, known);
  }
  return known?.first !== undefined && known.first <= now ? known.first : undefined;
}

export function settleAll(world: GraphWorld): void {
  for (const { slug } of tenantsOf(world).filled()) {
    const tenant = tenantsOf(world).bySlug(slug);
    if (tenant) settle(world, tenant);
  }
}
