// What the chat side of the sandbox works with: state, time, people, tokens and the product.
import type { Bus } from '../bus.ts';
import type { SandboxClock } from '../clock.ts';
import type { Chats } from '../connector/chats.ts';
import type { Product } from '../product.ts';
import type { SandboxStore } from '../store.ts';
import type { ChannelAbout } from './channel.ts';
import type { Person } from './person.ts';

export interface ChannelTokens {
  /** The token the channel signs its calls to the bot with. */
  botChannelToken(of: { audience: string; serviceUrl: string }): Promise<string>;
  /** What a person's client gets for the bot; `signedInAt` in seconds of real time. */
  signInToken(of: {
    tenantId: string;
    objectId: string;
    audience: string;
    signedInAt: number;
  }): Promise<string>;
  /** Whether an `Authorization` header of a call to the connector is good. */
  isConnectorToken(authorizationHeader: string | undefined): Promise<boolean>;
}

export interface ChatWorld {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  readonly bus: Bus;
  readonly chats: Chats;
  readonly tokens: ChannelTokens;
  readonly product: Product;
  readonly botAppId: string;
  readonly botName: string;
  /** Where the sandbox itself answers, without a trailing slash. */
  origin(): string;
  people(): readonly Person[];
  /** Absent where the scenario has no channel. */
  channel?(): ChannelAbout | undefined;
}

/** The service URL the bot answers to. */
export const serviceUrlOf = (world: Pick<ChatWorld, 'origin'>): string =>
  `${world.origin()}/connector`;
