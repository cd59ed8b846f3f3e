// Finds the tenant behind a domain, and who of it signs in.
import type { Cloud } from '../domain/estate/estate.ts';
import type { HeldRole, SignedIn } from '../domain/onboarding/first-owner.ts';

export interface FoundTenant {
  readonly id: string;
  readonly cloud: Cloud;
}

export interface TenantLookup {
  /** `undefined`: no tenant has this domain. */
  find(domain: string): Promise<FoundTenant | undefined>;
}

export interface DeviceCode {
  /** What to tell whoever signs in, with page and code. */
  readonly message: string;
  /** Resolves when they have; rejects when they said no, or the code ran out. */
  token(): Promise<string>;
}

export interface AdministratorSignIn {
  begin(tenantId: string): Promise<DeviceCode>;
  /** Whose token it is, as Graph says, who checked it. */
  whoIs(token: string): Promise<SignedIn>;
}

export interface TenantReading {
  /** Name and default domain of a tenant that may be anybody's. Throws DirectoryError. */
  about(tenantId: string): Promise<{ displayName: string; domain: string | null }>;
  verifiedDomains(tenantId: string): Promise<readonly string[]>;
  /** Object id of an application's service principal there. */
  principalOf(tenantId: string, clientId: string): Promise<string | undefined>;
  rolesOf(tenantId: string, objectId: string): Promise<readonly HeldRole[]>;
}
