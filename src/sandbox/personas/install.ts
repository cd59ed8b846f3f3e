// Installs the app for every person once, as an administrator's setup policy does in Teams.
import { installActivities } from './activity.ts';
import { deliver } from './deliver.ts';
import { conversationIdOf, type Person } from './person.ts';
import { Problem } from './problem.ts';
import type { ChatWorld } from './world.ts';

export interface Installer {
  /** Resolves when this person has the app; throws a 503 Problem while the bot cannot be reached. */
  ensure(person: Person): Promise<void>;
  /** Installs for everybody as soon as the bot is ready. Stops when `signal` says so. */
  all(signal: AbortSignal): Promise<void>;
}

const RETRY_MS = 250;
/** Whoever speaks meanwhile does not wait for all the others. */
const AT_ONCE = 8;

export function createInstaller(world: ChatWorld): Installer {
  const underWay = new Map<string, Promise<void>>();
  const keyOf = (person: Person) => `chat/installed/${conversationIdOf(person, world.botAppId)}`;

  const install = async (person: Person) => {
    for (const activity of installActivities(world, person)) {
      const { status } = await deliver(world, activity);
      if (status >= 400) {
        throw new Problem(502, 'BotRefused', `The bot answered the installation with ${status}.`);
      }
    }
    world.store.put(keyOf(person), true);
  };

  const ensure = (person: Person): Promise<void> => {
    const key = keyOf(person);
    if (world.store.get(key)) return Promise.resolve();
    const running = underWay.get(key);
    if (running) return running;
    const started = install(person).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };

  return {
    ensure,
    async all(signal) {
      while (!signal.aborted) {
        const missing = world.people().filter((person) => !world.store.get(keyOf(person)));
        if (missing.length === 0) return;
        if (await world.product.ready()) {
          const left = missing.values();
          let refused = 0;
          const hand = async () => {
            for (const person of left) {
              if (signal.aborted) return;
              const [{ status }] = await Promise.allSettled([ensure(person)]);
              if (status === 'rejected') refused += 1;
            }
          };
          await Promise.all(Array.from({ length: AT_ONCE }, hand));
          if (refused === 0) return;
        }
        await new Promise((wake) => setTimeout(wake, RETRY_MS).unref());
      }
    },
  };
}
