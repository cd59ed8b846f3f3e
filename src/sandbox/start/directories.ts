// What the rest of the sandbox needs of the simulated tenants, whoever provides them.
import type { Express } from 'express';
import type { Bus } from '../bus.ts';
import type { SandboxClock } from '../clock.ts';
import type { ChannelAbout } from '../personas/channel.ts';
import type { Person } from '../personas/person.ts';
import type { ChannelTokens } from '../personas/world.ts';
import type { SandboxStore } from '../store.ts';

export interface Directories {
  readonly tokens: ChannelTokens;
  /** Where the clock starts; without it, at real time. */
  readonly startsAt?: number;
  /** The estate file that belongs to the scenario. */
  readonly estateFile: string;
  /** A tenant that the token issuer knows, to sign the bot in with. */
  readonly botTenantId: string;
  people(): readonly Person[];
  channel?(): ChannelAbout | undefined;
  /** What a tenant calls itself. */
  tenantName(slug: string): string | undefined;
  /** Adds Graph, token issuer, tenants, faults, changes and traffic. */
  mount(app: Express): void;
  nextMoment(afterMs: number): number | undefined;
  /** Brings the tenants to the state of the scenario's files. */
  seed(): void;
}

export interface DirectoryParts {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  readonly bus: Bus;
  origin(): string;
}
