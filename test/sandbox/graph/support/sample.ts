// Finds tenants, people and groups of the sample by name, so that no test rests on its ids.
import { loadScenario } from '../../../../src/sandbox/scenario/load.ts';

export const SAMPLE = 'estate/sandbox';

/** Read once: a world that begins with it leaves it as it is, as when the sandbox starts over. */
export const scenario = loadScenario(SAMPLE);

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`the sample has no ${name}`);
  return thing;
}

export const tenantId = (slug: string): string =>
  found(scenario.estate.tenants.find(({ name }) => name === slug)?.id, slug);

export const applicationId = (identity: string): string =>
  found(scenario.estate.identities[identity], identity);

function objectId(path: string, slug: string, displayName: string): string {
  const file = scenario.tenants.find(({ tenant }) => tenant === slug);
  const list = (file?.graph[path]?.value ?? []) as { id: string; displayName: string }[];
  return found(list.find((one) => one.displayName === displayName)?.id, displayName);
}

export const person = (slug: string, name: string) => objectId('/users', slug, name);
export const group = (slug: string, name: string) => objectId('/groups', slug, name);
export const teamsApp = (slug: string, name: string) =>
  objectId('/appCatalogs/teamsApps', slug, name);
