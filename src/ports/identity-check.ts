// Signs in with one identity in one tenant anew, and tries what it may.
import type { Tenant } from '../domain/estate/estate.ts';
import type { Probe } from '../domain/onboarding/asked-permissions.ts';

export interface IdentityCheck {
  /** The permissions that a fresh token names. Throws DirectoryError. */
  roles(tenant: Tenant, identity: string): Promise<readonly string[]>;
  /** Throws DirectoryError where it is refused or not answered. */
  probe(tenant: Tenant, identity: string, permission: string, probe: Probe): Promise<void>;
}
