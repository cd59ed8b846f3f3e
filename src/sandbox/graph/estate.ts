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

export const estateOf = ({ store }: { store: SandboxStore }): EstateFacts =>
  store.get<EstateFacts>(KEY) ?? NONE;

export const keepEstate = ({ store }: { store: SandboxStore }, facts: EstateFacts): void =>
  store.put(KEY, facts);

export const findEstateTenant = (
  world: { store: SandboxStore },
  fits: (tenant: EstateTenant) => boolean,
) => estateOf(world).tenants.find(fits);
