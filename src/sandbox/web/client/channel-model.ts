// The channel as the page holds it: its name, its team, and who is in it.
import { api, CHANNEL, Refusal } from './api.ts';
import { emitter } from './emitter.ts';
import type { Command, Person, ShownChannel } from './types.ts';

export function createChannel(about: ShownChannel) {
  const moved = emitter<void>();
  let members = about.members;
  const person: Person = {
    name: CHANNEL,
    displayName: about.name,
    tenant: about.tenant,
    objectId: `${about.team}/${about.name}`,
    about: `Channel of the team ${about.team}, read by everybody in it.`,
  };
  return {
    person,
    moved,
    members: () => members,
    async read(): Promise<void> {
      try {
        members = (await api.channel()).members;
      } catch (error) {
        // Deleted: nobody is in it any more.
        if (!(error instanceof Refusal) || error.code !== 'ChannelNotFound') throw error;
        members = [];
      }
      moved.tell();
    },
  };
}

export type Channel = ReturnType<typeof createChannel>;

/** In a channel the bot hears only what names it. */
export const namingTheBot = (botName: string, commands: readonly Command[]): Command[] =>
  commands.map(({ title, description }) => ({ title: `@${botName} ${title}`, description }));
