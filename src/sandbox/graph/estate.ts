// What the sandbox remembers of the estate file: which tenants there are and who signs in where.
import type { SandboxStore } from '../store.ts';

export interface EstateTenant {
  name: string;
  id: string;
  displayName: string;
  domains: string[];
  /** Names of the identities that the product signs in with there. */
  signIn: string[];
}

export interface EstateFacts {
  /** Application id of each identity, by its name. */
  identities: Record<string, string>;
  tenants: EstateTenant[];
}

const KEY = 'scenario/estate';
const NONE: EstateFacts = { identities: {}, tenants: [] };

// An estate of a thousand tenants is not to be read again for every name.
const known = new WeakMap<SandboxStore, EstateFacts>();

export function estateOf({ store }: { store: SandboxStore }): EstateFacts {
  const facts = known.get(store) ?? store.get<EstateFacts>(KEY) ?? NONE;
  known.set(store, facts);
  return facts;
}

export function keepEstate({ store }: { store: SandboxStore }, facts: EstateFacts): void {
  store.put(KEY, facts);
  known.set(store, facts);
}

export const findEstateTenant = (
  world: { store: SandboxStore },
  fits: (tenant: EstateTenant) => boolean,
) => estateOf(world).tenants.find(fits);
