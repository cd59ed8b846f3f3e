// What objects point at: read by the paths behind an object and by `$expand` alike.
import type { Body } from './body.ts';
import type { Call } from './call.ts';
import type { Entry } from './objects.ts';

export interface Navigation {
  /** Type of what is found; `directoryObject` where it can be several. */
  type: string;
  many: boolean;
  /** `from` is where a page continues. A single target is a list of one or none. */
  read(call: Call, body: Body, from: number): Iterable<Entry>;
  /** How many there are, where that is quicker than reading them. */
  size?(call: Call, body: Body): number;
}

export type Navigations = Record<string, Record<string, Navigation>>;

const known = new Map<string, Map<string, Navigation>>();

/** Families of resources tell what their types point at. */
export function declareNavigations(navigations: Navigations): void {
  for (const [type, named] of Object.entries(navigations)) {
    const all = known.get(type) ?? new Map<string, Navigation>();
    for (const [name, navigation] of Object.entries(named)) all.set(name, navigation);
    known.set(type, all);
  }
}

export const navigationOf = (type: string, name: string): Navigation | undefined =>
  known.get(type)?.get(name);

/** What a filter sees behind `name`: a list of bodies, one body, or nothing. */
export function follow(call: Call, type: string, body: Body, name: string): unknown {
  const navigation = navigationOf(type, name);
  if (!navigation) return undefined;
  const found = [...navigation.read(call, body, 0)].map((entry) => entry.body);
  return navigation.many ? found : found[0];
}

export const single = (type: string, body: Body | undefined): Entry[] =>
  body ? [{ n: 0, type, body }] : [];
