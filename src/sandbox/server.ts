// Puts the sandbox together and lets it listen on loopback: tenants, connector, people, clock, pages.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { createBus } from './bus.ts';
import { createClock } from './clock.ts';
import { createChats } from './connector/chats.ts';
import { connectorRouter } from './connector/router.ts';
import { channelRouter } from './personas/channel-router.ts';
import { createInstaller, type Installer } from './personas/install.ts';
import { answerProblems, Problem } from './personas/problem.ts';
import { personasRouter } from './personas/router.ts';
import { createProduct } from './product.ts';
import type { Directories, DirectoryParts } from './start/directories.ts';
import type { Options } from './start/options.ts';
import { startOver } from './start/start-over.ts';
import { openStore, type SandboxStore } from './store.ts';
import { tokenServiceRouter } from './token-service/router.ts';
import { walkRouter } from './walk/router.ts';
import type { WalkWorld } from './walk/walk.ts';
import { eventStream } from './web/events.ts';
import { onlyLoopback } from './web/guards.ts';
import { webRouter } from './web/router.ts';

export interface SandboxOptions
  extends Pick<Options, 'port' | 'botAppId' | 'productUrl' | 'controlSecret'> {
  /** File of the state, or `:memory:`; or a store that is open already. */
  readonly stateFile: string | SandboxStore;
  openDirectories(parts: DirectoryParts): Promise<Directories>;
}

export interface Sandbox {
  readonly origin: string;
  readonly world: WalkWorld;
  readonly directories: Directories;
  close(): Promise<void>;
}

/** What a port that is taken leads to; `message` is a sentence for people. */
export class PortTaken extends Error {}

/** Written when the first state stands whole; a start that is killed before begins again. */
const STARTED = 'sandbox/started';

const PORT_PATIENCE_MS = 3_000;

async function listen(server: Server, port: number): Promise<void> {
  const end = Date.now() + PORT_PATIENCE_MS;
  for (;;) {
    try {
      // `once` takes its listeners off again either way, however often this is tried.
      const listening = once(server, 'listening');
      server.listen(port, '127.0.0.1');
      await listening;
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (Date.now() > end) {
        throw new PortTaken(
          `Port ${port} is in use. Stop what runs there, or set SANDBOX_PORT to another port.`,
        );
      }
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 75_000;
  const closing = new AbortController();
  const { stateFile } = options;
  const store = typeof stateFile === 'string' ? openStore(stateFile) : stateFile;
  const bus = createBus();
  const clock = createClock(store);
  let origin = '';
  const directories = await options.openDirectories({ store, clock, bus, origin: () => origin });
  if (!store.get(STARTED)) {
    clock.restart(directories.startsAt);
    directories.seed();
    store.put(STARTED, true);
  }
  const world: WalkWorld = {
    store,
    clock,
    bus,
    chats: createChats(store),
    tokens: directories.tokens,
    product: createProduct({
      ...(options.productUrl && { url: options.productUrl }),
      ...(options.controlSecret && { controlSecret: options.controlSecret }),
    }),
    botAppId: options.botAppId,
    botName: 'Drawbridge',
    origin: () => origin,
    people: () => directories.people(),
    channel: () => directories.channel?.(),
    hasProduct: options.productUrl !== undefined,
    nextDirectoryMoment: (afterMs) => directories.nextMoment(afterMs),
  };
  const installer = createInstaller(world);
  const begin = () => {
    if (world.hasProduct) void installer.all(closing.signal);
  };
  mount(app, { world, directories, installer, closing: closing.signal, begin });
  await listen(server, options.port);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  begin();
  return {
    origin,
    world,
    directories,
    async close() {
      closing.abort();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      store.close();
    },
  };
}

interface Rooms {
  readonly world: WalkWorld;
  readonly directories: Directories;
  readonly installer: Installer;
  readonly closing: AbortSignal;
  begin(): void;
}

function mount(app: Express, rooms: Rooms): void {
  const { world, directories, installer, closing, begin } = rooms;
  app.use(onlyLoopback);
  app.use('/connector', connectorRouter(world));
  app.use('/token-service', tokenServiceRouter(world));
  app.use('/sandbox/personas', personasRouter(world, installer));
  app.use('/sandbox/channel', channelRouter(world, installer));
  app.use('/sandbox/clock', walkRouter(world));
  app.get('/sandbox/events', eventStream(world.bus, closing));
  app.post('/sandbox/trace', express.json({ limit: '1mb' }), async (request, response) => {
    const ids = (request.body as { clientRequestIds?: string[] } | undefined)?.clientRequestIds;
    response.json({ requests: world.hasProduct ? await world.product.trace(ids ?? []) : {} });
  });
  app.post('/sandbox/reset', async (_request, response) => {
    await startOver(world, directories);
    begin();
    response.json({ now: new Date(world.clock.now()).toISOString() });
  });
  directories.mount(app);
  app.use(webRouter(world, directories));
  app.use(() => {
    throw new Problem(404, 'NotFound', 'There is nothing at this address.');
  });
  app.use(answerProblems);
}
