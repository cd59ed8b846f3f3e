// A person sends a message: it stands in the chat, and the bot receives it.
import { messageActivity } from './activity.ts';
import { CHANNEL } from './channel.ts';
import { deliver } from './deliver.ts';
import { conversationIdOf, type Person, userIdOf } from './person.ts';
import { Problem } from './problem.ts';
import type { ChatWorld } from './world.ts';

export interface Words {
  readonly text: string;
  readonly value?: unknown;
  readonly replyToId?: string;
  /** Shown in the chat in place of `text`. */
  readonly displayText?: string;
}

export async function say(world: ChatWorld, person: Person, words: Words): Promise<void> {
  const { text, value, replyToId, displayText } = words;
  const chat = conversationIdOf(person, world.botAppId);
  const id = userIdOf(person, world.botAppId);
  const message = world.chats.add(chat, {
    from: { id, name: person.displayName, role: 'user' },
    at: new Date(world.clock.now()).toISOString(),
    text: displayText ?? text,
    textFormat: 'plain',
  });
  const persona = person.channel ? CHANNEL : person.name;
  world.bus.tell('messages', { persona });
  // In a channel the bot hears what names it, and nothing else.
  if (person.channel && value === undefined && !text.includes(`@${world.botName}`)) return;
  try {
    const activity = messageActivity(world, person, {
      id: message.id,
      text,
      ...(value !== undefined && { value }),
      ...(replyToId && { replyToId }),
    });
    const { status } = await deliver(world, activity);
    if (status >= 400) {
      throw new Problem(502, 'BotRefused', `The bot answered the message with ${status}.`);
    }
  } catch (error) {
    // What never arrived does not stay in the chat as if it had.
    if (error instanceof Problem && error.status === 503) {
      world.chats.remove(chat, message.id);
      world.bus.tell('messages', { persona });
    }
    throw error;
  }
}
