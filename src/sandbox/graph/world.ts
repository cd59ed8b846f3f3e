// What the simulated Graph is made of; whoever starts the sandbox puts it together.
import type { Bus } from '../bus.ts';
import type { SandboxClock } from '../clock.ts';
import type { Faults } from '../faults/registry.ts';
import type { SigningKeys } from '../issuer/keys.ts';
import type { SandboxStore } from '../store.ts';

export interface GraphWorld {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  readonly bus: Bus;
  readonly keys: SigningKeys;
  readonly faults: Faults;
  /** Where the sandbox listens, such as `http://127.0.0.1:3979`; asked for late, when it is known. */
  origin(): string;
}
