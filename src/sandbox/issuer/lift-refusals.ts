// What was refused when a tenant was captured, because a permission was missing, works once it is consented to.
import { permissionOf } from '../graph/permissions/lookup.ts';
import type { Tenant } from '../graph/state/tenant.ts';
import type { GraphWorld } from '../graph/world.ts';

export function liftRefusals({ store }: GraphWorld, tenant: Tenant, granted: string[]): void {
  const { about } = tenant;
  const given = new Set(granted);
  const stays = ([path, { status, code }]: [string, { status: number; code: string }]) => {
    if (status !== 403 || code !== 'Authorization_RequestDenied') return true;
    const needed = permissionOf('GET', path);
    return !needed?.least.some((permission) => given.has(permission));
  };
  const left = Object.entries(about.errors).filter(stays);
  if (left.length === Object.keys(about.errors).length) return;
  about.errors = Object.fromEntries(left);
  store.put(`tenants/${about.slug}`, about);
}
