// What has to be written so that some pairs open and no others do, or why no section can say that.
import type { Target, TargetList } from '../../facts.ts';
import { isEmpty, minus, opens, type Region } from './region.ts';
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

export type Opening =
  | {
      readonly verdict: 'opens';
      readonly section: WholeSection;
      /** Keys of those wanted targets that stand there already. */
      readonly there: readonly string[];
    }
  | { readonly verdict: 'open-already' }
  /** Somebody has blocked these by name, and that is not ours to lift. */
  | { readonly verdict: 'blocked-by-name'; readonly targets: readonly Target[] }
  /** A section is one list of people times one list of applications: these pairs would open as well. */
  | { readonly verdict: 'opens-more'; readonly unwanted: Region };

export function openingOf(before: WholeSection, wanted: Wanted): Opening {
  const open = regionOf(before);
  const asked = [blockOf(wanted)];
  if (isEmpty(minus(asked, open))) return { verdict: 'open-already' };
  if (isClosed(before)) {
    return { verdict: 'opens', section: sectionFor(wanted), there: [] };
  }
  const blocked = [
    ...namedIn(before.usersAndGroups, wanted.subjects),
    ...namedIn(before.applications, wanted.applications),
  ];
  if (blocked.length > 0) return { verdict: 'blocked-by-name', targets: blocked };
  const section: WholeSection = {
    usersAndGroups: withAll(before.usersAndGroups, wanted.subjects),
    applications: withAll(before.applications, wanted.applications),
  };
  const unwanted = opens([...open, ...asked], regionOf(section));
  if (!isEmpty(unwanted)) return { verdict: 'opens-more', unwanted };
  const there = [
    ...coveredBy(before.usersAndGroups, wanted.subjects),
    ...coveredBy(before.applications, wanted.applications),
  ];
  return { verdict: 'opens', section, there: there.map(targetKey) };
}

const sectionFor = ({ subjects, applications }: Wanted): WholeSection => ({
  usersAndGroups: { accessType: 'allowed', targets: subjects },
  applications: { accessType: 'allowed', targets: applications },
});

const namedIn = ({ accessType, targets }: TargetList, wanted: readonly Target[]): Target[] => {
  const scope = scopeOf(targets);
  return accessType === 'allowed' || scope.except
    ? []
    : wanted.filter((target) => includes(scope, targetKey(target)));
};

const coveredBy = ({ accessType, targets }: TargetList, wanted: readonly Target[]): Target[] => {
  const scope = scopeOf(targets);
  return wanted.filter(
    (target) => includes(scope, targetKey(target)) === (accessType === 'allowed'),
  );
};

/** What stands there stays as it is; a list of what is blocked already lets everything else through. */
function withAll(list: TargetList, wanted: readonly Target[]): TargetList {
  if (list.accessType === 'blocked') return list;
  const covered = coveredBy(list, wanted);
  return { ...list, targets: [...list.targets, ...wanted.filter((one) => !covered.includes(one))] };
}
