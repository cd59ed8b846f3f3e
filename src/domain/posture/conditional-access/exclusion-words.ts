// How an exclusion is called in sentences and lists.
import type { Exclusion } from './exclusions.ts';

/** In a sentence: `the group “Pilots”`. What is gone or nameless has its id alone. */
export function namedExclusion({ kind, id, name, found }: Exclusion): string {
  const article = kind === 'application' ? 'an' : 'a';
  if (found === false) return `${article} ${kind} that no longer exists (id ${id})`;
  return name === id ? `the ${kind} ${id}` : `the ${kind} “${name}”`;
}

/** With the id, for whoever has to find it among others of the name. */
export const exactExclusion = (exclusion: Exclusion): string =>
  exclusion.found === false || exclusion.name === exclusion.id
    ? namedExclusion(exclusion)
    : `${namedExclusion(exclusion)} (${exclusion.id})`;

/** In a list of objects. */
export const titleOfExclusion = (exclusion: Exclusion): string =>
  exclusion.found === false ? namedExclusion(exclusion) : exclusion.name;
