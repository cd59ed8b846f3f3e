// What a person reads in their chat: everything, or what is new to them.
import type { ChatMessage } from '../connector/message.ts';
import { conversationIdOf, type Person } from './person.ts';
import type { ChatWorld } from './world.ts';

/** A message as the HTTP interface answers it; `text` and `attachments` are always there. */
export const shown = (message: ChatMessage): Record<string, unknown> => {
  const { id, from, at, text = '', attachments = [], ...rest } = message;
  return { id, from, at, text, attachments, ...rest };
};

/** The whole chat. Reading it counts as seeing it, unless it is only a `peek`. */
export function readAll(world: ChatWorld, person: Person, peek = false) {
  const chat = conversationIdOf(person, world.botAppId);
  const messages = world.chats.list(chat).map(shown);
  const last = world.chats.lastChange();
  if (!peek) world.chats.see(chat, last);
  return { messages, last };
}

/** What changed after a change number, deleted messages and the person's own included; not seen. */
export function readAfter(world: ChatWorld, person: Person, after: number) {
  const chat = conversationIdOf(person, world.botAppId);
  return { messages: world.chats.list(chat, after).map(shown), last: world.chats.lastChange() };
}

/** What this person has not seen yet or what changed since, their own words left out; then seen. */
export function readNew(world: ChatWorld, person: Person) {
  const chat = conversationIdOf(person, world.botAppId);
  const unseen = world.chats.list(chat, world.chats.seen(chat));
  world.chats.see(chat, world.chats.lastChange());
  return unseen.filter((message) => message.from.role === 'bot').map(shown);
}
