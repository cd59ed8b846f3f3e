// Every area of facts about a tenant that posture rests on, and what its value is.
import type { ConditionalAccessAreas } from './conditional-access.ts';
import type { CrossTenantAreas } from './cross-tenant.ts';
import type { DirectoryAreas } from './directory.ts';
import type { RoleAreas } from './roles.ts';
import type { SecurityAreas } from './security.ts';
import type { SignInMethodAreas } from './sign-in-methods.ts';
import type { WorkloadAreas } from './workloads.ts';

/**
 * Values have the form in which Graph answers, property by property and by its names, with only the
 * properties listed. Null and absent mean that Graph did not say: never the same as false.
 */
export interface AreaValues
  extends DirectoryAreas,
    RoleAreas,
    ConditionalAccessAreas,
    CrossTenantAreas,
    SignInMethodAreas,
    WorkloadAreas,
    SecurityAreas {}

export type AreaName = keyof AreaValues;

/** Graph did not say. */
export type Maybe<T> = T | null | undefined;
