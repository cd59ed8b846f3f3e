// Takes targets of ours out of a section again, and says what of theirs stays open all the same.
import type { TargetList } from '../../facts.ts';
import { common, type Region } from './region.ts';
import { only } from './scope.ts';
import { CLOSED, regionOf, scopeOf, targetKey, type Wanted, type WholeSection } from './section.ts';

/**
 * Only what stands there by name is taken out: a list that somebody turned round, or opened to
 * everybody, is theirs now. A list that would be empty closes the section.
 */
export function closingOf(section: WholeSection, keys: readonly string[]): WholeSection {
  const usersAndGroups = withoutKeys(section.usersAndGroups, keys);
  const applications = withoutKeys(section.applications, keys);
  const empty = [usersAndGroups, applications].some(
    ({ accessType, targets }) => accessType === 'allowed' && targets.length === 0,
  );
  return empty ? CLOSED : { usersAndGroups, applications };
}

const withoutKeys = (list: TargetList, keys: readonly string[]): TargetList =>
  list.accessType === 'blocked'
    ? list
    : { ...list, targets: list.targets.filter((target) => !keys.includes(targetKey(target))) };

/** Whether taking them out changes anything. */
export const holdsAny = (section: WholeSection, keys: readonly string[]): boolean =>
  [section.usersAndGroups, section.applications].some(
    ({ accessType, targets }) =>
      accessType === 'allowed' && targets.some((target) => keys.includes(targetKey(target))),
  );

/** The pairs of a grant that had one of these targets, and are open in this section. */
export function stillOpen(
  section: WholeSection,
  { subjects, applications }: Wanted,
  keys: readonly string[],
): Region {
  const of = (targets: Wanted['subjects']) =>
    only(targets.map(targetKey).filter((key) => keys.includes(key)));
  return common(regionOf(section), [
    { subjects: of(subjects), applications: scopeOf(applications) },
    { subjects: scopeOf(subjects), applications: of(applications) },
  ]);
}
