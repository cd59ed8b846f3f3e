// Honours a card's `refresh`: Teams asks the bot for this person's view when the card comes in sight.
import { type ChatMessage, cardsOf } from '../connector/message.ts';
import { type Person, userIdOf } from './person.ts';
import { execute } from './press/execute.ts';
import type { ChatWorld } from './world.ts';

const running = new WeakMap<ChatWorld, Set<Promise<void>>>();

export function refreshesUnderWay(world: ChatWorld): Promise<void>[] {
  return [...(running.get(world) ?? [])];
}

/**
 * Starts the refresh of a message that has just arrived or was edited, if one of its cards names
 * this person. The bot's own call is answered first; a view that came from a refresh is not
 * refreshed again.
 */
export function refreshLater(world: ChatWorld, person: Person, message: ChatMessage): void {
  const me = userIdOf(person, world.botAppId);
  cardsOf(message).forEach((card, cardIndex) => {
    const refresh = card.refresh as Record<string, unknown> | undefined;
    const userIds = refresh?.userIds;
    const action = refresh?.action as Record<string, unknown> | undefined;
    if (!action || !Array.isArray(userIds) || !userIds.includes(me)) return;
    const work = new Promise((soon) => setImmediate(soon))
      .then(() =>
        execute(world, person, { message, cardIndex, action, inputs: {}, automatic: true }),
      )
      .then(() => undefined)
      .catch((error: unknown) => {
        // Teams keeps the card as it is when a refresh fails; nobody asked for it, so nobody is told.
        process.stderr.write(`refresh of ${message.id} failed: ${String(error)}\n`);
      });
    const all = running.get(world) ?? new Set();
    running.set(world, all.add(work));
    void work.finally(() => all.delete(work));
  });
}
