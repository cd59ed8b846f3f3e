// How much of what is asked about a list lets through: all, some, none, or not known.
import type { EffectiveSection, List } from './effective.ts';
import { coversAll } from './openness.ts';

export type Share = 'all' | 'some' | 'none' | 'unknown';

/** Whether one target of a list is what is asked about; undefined: not known. */
export type Match = (target: string, targetType: string) => boolean | undefined;

/** `match` undefined: nobody and nothing in particular, so what is named is some of all. */
export function shareOf(list: List, match: Match | undefined): Share {
  const named = inList(list, match);
  return list.accessType === 'allowed' ? named : rest(named);
}

function inList(list: List, match: Match | undefined): Share {
  if (coversAll(list)) return 'all';
  if (list.targets.length === 0) return 'none';
  if (!match) return 'some';
  const found = list.targets.map(({ target, targetType }) => match(target, targetType));
  if (found.includes(true)) return 'all';
  return found.includes(undefined) ? 'unknown' : 'none';
}

const rest = (share: Share): Share => (share === 'all' ? 'none' : share === 'none' ? 'all' : share);

/** Both have to let it through. */
export function both(one: Share, other: Share): Share {
  if (one === 'none' || other === 'none') return 'none';
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  return one === 'all' ? other : one;
}

/** One of them is enough. */
export function either(one: Share, other: Share): Share {
  if (one === 'all' || other === 'all') return 'all';
  if (one === 'some' || other === 'some') return 'some';
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'none';
}

/**
 * Where both lists block, only those people in those applications are kept out.
 * https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicy-overview
 */
export function sectionShare(
  { usersAndGroups, applications }: EffectiveSection,
  person: Match | undefined,
  application: Match | undefined,
): Share {
  const people = usersAndGroups ? shareOf(usersAndGroups.value, person) : 'unknown';
  const apps = applications ? shareOf(applications.value, application) : 'unknown';
  const blocks = [usersAndGroups, applications].filter(
    (half) => half?.value.accessType === 'blocked',
  );
  if (blocks.length < 2) return both(people, apps);
  const whole = [usersAndGroups, applications].some((half) => half && coversAll(half.value));
  return whole ? both(people, apps) : either(people, apps);
}
