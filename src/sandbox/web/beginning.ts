// What the page needs to know at its start, in one answer.
import { type Channel, channelOf } from '../personas/channel.ts';
import type { Directories } from '../start/directories.ts';
import { eraOf } from '../start/era.ts';
import type { WalkWorld } from '../walk/walk.ts';
import { commands } from './commands.ts';
import { stories } from './stories.ts';
import { readStoryFacts } from './story-facts.ts';

export function beginning(world: WalkWorld, directories: Directories): Record<string, unknown> {
  const people = world.people().map((person) => {
    const { name, displayName, tenant, objectId, about, guest = false } = person;
    return { name, displayName, tenant, objectId, about, guest };
  });
  const facts = readStoryFacts(directories.estateFile);
  const inUse = new Set([
    ...people.map(({ tenant }) => tenant),
    ...facts.tenants.filter(({ access }) => access.length > 0).map(({ name }) => name),
  ]);
  const named = new Map(facts.tenants.map(({ name, displayName }) => [name, displayName]));
  const nameOf = (slug: string) => named.get(slug) ?? directories.tenantName(slug) ?? slug;
  const channel = channelOf(world);
  return {
    botName: world.botName,
    people,
    tenants: [...inUse].map((name) => ({ name, displayName: nameOf(name) })),
    commands: commands(),
    ...(channel && { channel: shownChannel(world, channel) }),
    stories: stories({ ...facts, people }),
    offsetMs: world.clock.offsetMs(),
    era: eraOf(world.store),
  };
}

const shownChannel = (world: WalkWorld, { name, team, tenantId, members }: Channel) => ({
  name,
  team,
  tenant: world.people().find((one) => one.tenantId === tenantId)?.tenant ?? '',
  members,
  commands: commands(undefined, 'team'),
});
