// What the changers are handed: each identity by itself.
import type { Clock } from '../../../ports/clock.ts';
import type { DirectoryAccess } from '../directory-access.ts';

export interface ChangerDeps {
  readonly reader: DirectoryAccess;
  readonly remover: DirectoryAccess;
  /** By name of the identity: `guests-writer`, `pim-writer`. */
  writer(identity: string): DirectoryAccess;
  readonly clock: Clock;
  /** How long a change is looked for after it was sent, in real milliseconds. */
  readonly readBackMs: number;
}
