// The applications that the product is registered as, and what each of them asks for.
import { readFileSync } from 'node:fs';
import { type Body, inner, same } from './body.ts';
import { estateOf } from './estate.ts';
import type { GraphWorld } from './world.ts';

const PERMISSIONS = new URL('../../../infra/graph-permissions.json', import.meta.url);

/** What the product asks for with this identity. */
export function permissionsOf(identity: string): string[] {
  const asked = JSON.parse(readFileSync(PERMISSIONS, 'utf8')) as Body;
  const entry = inner(inner(asked, 'identities'), identity);
  return Object.keys(inner(entry, 'permissions') ?? {});
}

export interface Registered {
  appId: string;
  displayName: string;
  /** The tenant in which it is registered: the first of the estate. */
  appOwnerOrganizationId: string | undefined;
  permissions: string[];
}

export function registeredAs(
  world: Pick<GraphWorld, 'store'>,
  appId: string,
): Registered | undefined {
  const { identities, tenants } = estateOf(world);
  const found = Object.entries(identities).find(([, id]) => same(id, appId));
  if (!found) return undefined;
  const [identity, id] = found;
  return {
    appId: id,
    displayName: `Drawbridge ${identity}`,
    appOwnerOrganizationId: tenants[0]?.id,
    permissions: permissionsOf(identity),
  };
}
