// The versions of the estate that were found: one in force, at most one that waits, and those before.
import type { EstateVersion, VersionChange } from '../domain/estate/change/version.ts';

export interface EstateVersionStore {
  /** The one in force; nothing before the very first start. */
  accepted(): Promise<EstateVersion | undefined>;
  /** Only what tells whether it is still the same. */
  acceptedHash(): Promise<string | undefined>;
  /** Said every minute by each process that goes by the version in force, with its hash. */
  saysLoaded(hash: string): Promise<void>;
  /** Whether one said so, or brought it into force, within the last minutes. */
  isLoaded(): Promise<boolean>;
  waiting(): Promise<EstateVersion | undefined>;
  load(id: string): Promise<EstateVersion | undefined>;
  /** The newest of these files that was compared with `base`. */
  found(hash: string, base: string): Promise<EstateVersion | undefined>;
  /**
   * All or nothing. `conflict`: another version waits or is in force by now, or one of these was
   * changed since it was loaded. A change whose version is 1 and not stored is new.
   */
  commit(
    changes: readonly VersionChange[],
    options?: { readonly finishes?: string },
  ): Promise<'committed' | 'conflict'>;
}
