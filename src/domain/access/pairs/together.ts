// Whether grants in one section can end in any order, each leaving exactly what the others justify.
import { closingOf } from './closing.ts';
import { makeOneBlock } from './region.ts';
import { includes } from './scope.ts';
import {
  blockOf,
  isClosed,
  regionOf,
  scopeOf,
  targetKey,
  type Wanted,
  type WholeSection,
} from './section.ts';

/** An open grant in the section; `there`: keys of its targets that were there before any of ours. */
export interface Grant extends Wanted {
  readonly there: readonly string[];
}

export const broughtBy = ({ subjects, applications, there }: Grant): string[] =>
  [...subjects, ...applications].map(targetKey).filter((key) => !there.includes(key));

/** The section as it would be without what our open grants brought. */
export const withoutOurs = (live: WholeSection, open: readonly Grant[]): WholeSection =>
  closingOf(live, open.flatMap(broughtBy));

/**
 * The open grant that cannot stand beside what is wanted, or `before`: what was there before us. A
 * section is one block. Each two of the grants (what was there is one that never ends) have to make
 * one block, since every other one may end before them; and if each two do, then all of them do:
 * each S(i) × A(j) lies within i and j together.
 */
export function notBeside<G extends Grant>(
  live: WholeSection,
  open: readonly G[],
  wanted: Wanted,
): G | 'before' | undefined {
  const asked = blockOf(wanted);
  const before = withoutOurs(live, open);
  if (!isClosed(before) && regionOf(before).some((block) => !makeOneBlock(block, asked))) {
    return 'before';
  }
  return open.find((grant) => !makeOneBlock(blockOf(grant), asked));
}

/**
 * Somebody took out by hand what a grant of ours found there and leans on: once that grant ends, what
 * it leant on would count as having been there.
 */
export function leansOnNothing<G extends Grant>(
  live: WholeSection,
  open: readonly G[],
): G | undefined {
  const allowed = [live.usersAndGroups, live.applications].flatMap(({ accessType, targets }) =>
    accessType === 'allowed' ? [scopeOf(targets)] : [],
  );
  return open.find(({ there }) =>
    there.some((key) => !allowed.some((scope) => includes(scope, key))),
  );
}
