// How far a section of the cross-tenant policy is open: to everything, to some, to nobody, or not known.
import { isEmpty, minus, type Region } from '../../access/pairs/region.ts';
import { allBut } from '../../access/pairs/scope.ts';
import { regionOf } from '../../access/pairs/section.ts';
import type { EffectiveSection, List, Origin } from './effective.ts';

/** `all-but`: everything except what is named, so whatever comes new is let in. */
export type Openness = 'all' | 'all-but' | 'scoped' | 'closed';

const EVERYTHING: Region = [{ subjects: allBut([]), applications: allBut([]) }];

/** Undefined: one half is not known and the other does not decide it. */
export function opennessOf({
  usersAndGroups,
  applications,
}: EffectiveSection): Openness | undefined {
  if (!usersAndGroups || !applications) {
    const half = usersAndGroups ?? applications;
    return half && closesAlone(half.value) ? 'closed' : undefined;
  }
  const region = regionOf({
    usersAndGroups: usersAndGroups.value,
    applications: applications.value,
  });
  if (isEmpty(region)) return 'closed';
  if (isEmpty(minus(EVERYTHING, region))) return 'all';
  const open = region.some(({ subjects, applications: apps }) => subjects.except && apps.except);
  return open ? 'all-but' : 'scoped';
}

/** Allowing nobody decides it. Blocking everybody does not: it may be for the named applications only. */
export const closesAlone = ({ accessType, targets }: List): boolean =>
  accessType === 'allowed' && targets.length === 0;

export const allowsAll = (list: List): boolean => list.accessType === 'allowed' && coversAll(list);

export const coversAll = ({ targets }: List): boolean =>
  targets.some(({ target }) => /^(allusers|allapplications)$/i.test(target));

/** Where the value comes from: explicit as soon as one half is. */
export function originOf({ usersAndGroups, applications }: EffectiveSection): Origin {
  const explicit = [usersAndGroups, applications].some((half) => half?.origin === 'explicit');
  return explicit ? 'explicit' : 'inherited';
}

export const SAID_ORIGIN: Readonly<Record<Origin, string>> = {
  explicit: 'set for this partner',
  inherited: 'inherited from the default',
};

/** Both lists in words, without where they come from. */
export const sayLists = ({ usersAndGroups, applications }: EffectiveSection): string =>
  `people: ${sayList(usersAndGroups?.value)}; applications: ${sayList(applications?.value)}`;

/** `people: all allowed; applications: 2 named allowed (inherited from the default)`. */
export function saySection(section: EffectiveSection): string {
  const { usersAndGroups, applications } = section;
  if (!usersAndGroups || !applications || usersAndGroups.origin === applications.origin) {
    return `${sayLists(section)} (${SAID_ORIGIN[originOf(section)]})`;
  }
  const people = `people: ${sayList(usersAndGroups.value)} (${SAID_ORIGIN[usersAndGroups.origin]})`;
  const apps = `applications: ${sayList(applications.value)} (${SAID_ORIGIN[applications.origin]})`;
  return `${people}; ${apps}`;
}

function sayList(list: List | undefined): string {
  if (!list) return 'not known';
  const { accessType, targets } = list;
  if (targets.length === 0) return accessType === 'allowed' ? 'none allowed' : 'none blocked';
  if (coversAll(list)) return `all ${accessType}`;
  const keywords = targets.filter(({ target }) => !/^[0-9a-f-]{36}$/i.test(target));
  const words = keywords.map(({ target }) => target);
  const rest = targets.length - keywords.length;
  if (rest > 0) words.push(`${rest} named`);
  return `${words.join(' and ')} ${accessType}`;
}
