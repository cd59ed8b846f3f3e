// Which person a conversation belongs to, and the creation of one-to-one chats by the bot.
import { type Channel, channelOf, everybodyIn } from '../personas/channel.ts';
import { conversationIdOf, type Person, userIdOf } from '../personas/person.ts';
import type { ChatWorld } from '../personas/world.ts';
import { refusals } from './refusal.ts';

type Known = Pick<ChatWorld, 'people' | 'botAppId'>;

/** Undefined: it is no channel's id. A channel that was deleted is nobody's chat either. */
export function channelWithId(world: ChatWorld, conversationId: string): Channel | undefined {
  const channel = channelOf(world);
  return channel?.id === conversationId.split(';')[0] ? channel : undefined;
}

/** Teams clients append `;messageid=…` in threads; the chat is what stands in front of it. */
export function personOfConversation(world: ChatWorld, conversationId: string): Person {
  const id = conversationId.split(';')[0];
  const channel = channelWithId(world, conversationId);
  if (channel) return everybodyIn(channel);
  const person = world.people().find((one) => conversationIdOf(one, world.botAppId) === id);
  if (!person) throw refusals.noConversation();
  return person;
}

interface Parameters {
  isGroup?: boolean;
  members?: { id?: string; aadObjectId?: string }[];
  tenantId?: string;
  channelData?: { tenant?: { id?: string } };
}

/** Finds the person a bot wants to talk to. Nobody the app is not installed for can be reached. */
export function personToCreateFor(world: Known, parameters: Parameters): Person {
  const members = parameters.members ?? [];
  const [member] = members;
  if (parameters.isGroup || members.length !== 1 || !member) {
    throw refusals.badArgument('Exactly one member is needed to create a one-to-one conversation.');
  }
  const tenantId = parameters.tenantId ?? parameters.channelData?.tenant?.id;
  if (!tenantId) throw refusals.badArgument('The tenant of the conversation is missing.');
  const wanted = [member.id, member.aadObjectId].filter((id) => id !== undefined);
  const person = world
    .people()
    .find(
      (one) =>
        one.tenantId === tenantId &&
        (wanted.includes(one.objectId) || wanted.includes(userIdOf(one, world.botAppId))),
    );
  if (!person) throw refusals.notInRoster();
  return person;
}
