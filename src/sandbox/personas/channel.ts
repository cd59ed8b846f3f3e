// The one channel of the scenario: which team it belongs to, who is in it at present, and whether it is still there.
import { createHash } from 'node:crypto';
import type { Person } from './person.ts';
import { Problem } from './problem.ts';
import type { ChatWorld } from './world.ts';

/** As the scenario has it. */
export interface ChannelAbout {
  readonly name: string;
  readonly team: string;
  /** The tenant of the team. */
  readonly tenantId: string;
  /** Slugs of personas. */
  readonly members: readonly string[];
}

export interface Channel extends ChannelAbout {
  readonly id: string;
  readonly teamId: string;
}

/** Under which events and the web client know it; no slug of a person. */
export const CHANNEL = '~channel';

const MEMBERS = 'chat/channel/members';
const GONE = 'chat/channel/gone';

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** Undefined: the scenario has none, or it was deleted. */
export function channelOf(world: ChatWorld): Channel | undefined {
  const about = world.channel?.();
  if (!about || world.store.get(GONE)) return undefined;
  return {
    ...about,
    members: world.store.get<string[]>(MEMBERS) ?? about.members,
    id: `19:${digest(`channel/${about.tenantId}/${about.name}`)}@thread.tacv2`,
    teamId: `19:${digest(`team/${about.tenantId}/${about.team}`)}@thread.tacv2`,
  };
}

export function theChannel(world: ChatWorld): Channel {
  const channel = channelOf(world);
  if (!channel) throw new Problem(404, 'ChannelNotFound', 'There is no channel here.');
  return channel;
}

export const membersOf = (world: ChatWorld, { members }: Channel): Person[] =>
  world.people().filter(({ name }) => members.includes(name));

export function setMembers(world: ChatWorld, names: readonly string[]): void {
  const stranger = names.find((name) => !world.people().some((one) => one.name === name));
  if (stranger !== undefined) {
    throw new Problem(404, 'PersonaNotFound', `There is no persona "${stranger}".`);
  }
  world.store.put(MEMBERS, [...new Set(names)]);
  world.bus.tell('channel', {});
}

export function deleteChannel(world: ChatWorld): void {
  world.store.put(GONE, true);
  world.bus.tell('channel', {});
}

/** This person as they speak in the channel: their words go there, and the bot hears them from there. */
export function inChannel(channel: Channel, person: Person): Person {
  if (!channel.members.includes(person.name)) {
    throw new Problem(403, 'NotAMember', `${person.displayName} is not in this channel.`);
  }
  return { ...person, channel };
}

/** Whoever is in it, where a message is nobody's in particular. */
export const everybodyIn = (channel: Channel): Person => ({
  name: CHANNEL,
  displayName: channel.name,
  tenant: '',
  tenantId: channel.tenantId,
  objectId: '',
  about: '',
  channel,
});
