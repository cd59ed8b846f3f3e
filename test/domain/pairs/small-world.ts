// A handful of people and applications, and a reading of sections by Microsoft's table, one pair at a time.
import fc from 'fast-check';
import type { Block, Region } from '../../../src/domain/access/pairs/region.ts';
import type { Wanted, WholeSection } from '../../../src/domain/access/pairs/section.ts';
import type { PolicySection, Target, TargetList } from '../../../src/domain/facts.ts';

/** `somebody` and `something` are named nowhere; `copilot` belongs to Microsoft, and not to Office 365. */
export const PEOPLE = ['ann', 'finance', 'sales', 'somebody'] as const;
export const APPS = ['portal', 'payroll', 'ledger', 'office365', 'copilot', 'something'] as const;

const MICROSOFT = ['office365', 'copilot'];

const says = (target: string, one: string): boolean =>
  target === 'AllUsers' ||
  target === 'AllApplications' ||
  (target === 'AllMicrosoftApps' && MICROSOFT.includes(one)) ||
  target.toLowerCase() === one;

const named = ({ targets }: TargetList, one: string): boolean =>
  targets.some(({ target }) => says(target, one));

/** The table of the cross-tenant access settings overview, row by row. */
export function letsThrough(section: WholeSection, person: string, app: string): boolean {
  const { usersAndGroups: users, applications: apps } = section;
  const [isUser, isApp] = [named(users, person), named(apps, app)];
  switch (`${users.accessType} ${apps.accessType}`) {
    case 'allowed allowed':
      return isUser && isApp;
    case 'allowed blocked':
      return isUser && !isApp;
    case 'blocked allowed':
      return !isUser && isApp;
    default:
      return !(isUser && isApp);
  }
}

export const pairs = PEOPLE.flatMap((person) => APPS.map((app) => ({ person, app })));

export const openPairs = (section: WholeSection): string[] =>
  pairs
    .filter(({ person, app }) => letsThrough(section, person, app))
    .map(({ person, app }) => `${person} ${app}`);

export const wantedPairs = ({ subjects, applications }: Wanted): string[] =>
  pairs
    .filter(
      ({ person, app }) =>
        subjects.some(({ target }) => says(target, person)) &&
        applications.some(({ target }) => says(target, app)),
    )
    .map(({ person, app }) => `${person} ${app}`);

/** What stands for nobody in particular is `somebody`, `something`, and `copilot` for its keyword. */
const holds = ({ except, ids }: Block['subjects'], one: string): boolean => {
  const key = one === 'copilot' ? 'allmicrosoftapps' : one;
  return ids.has(key) !== except;
};

export const pairsIn = (region: Region): string[] =>
  pairs
    .filter(({ person, app }) =>
      region.some(
        ({ subjects, applications }) => holds(subjects, person) && holds(applications, app),
      ),
    )
    .map(({ person, app }) => `${person} ${app}`);

export const union = (...sets: ReadonlyArray<readonly string[]>): string[] =>
  pairs
    .map(({ person, app }) => `${person} ${app}`)
    .filter((pair) => sets.some((set) => set.includes(pair)));

export const person = (target: string): Target => ({
  target,
  targetType: target === 'ann' || target === 'AllUsers' ? 'user' : 'group',
});
export const app = (target: string): Target => ({ target, targetType: 'application' });

const NAMED_PEOPLE = ['ann', 'finance', 'sales'];
const NAMED_APPS = ['portal', 'payroll', 'ledger', 'Office365'];

const some = (names: readonly string[]) => fc.subarray([...names], { minLength: 1 });

const list = (names: readonly string[], make: (name: string) => Target, all: string[]) =>
  fc.record({
    accessType: fc.constantFrom('allowed' as const, 'blocked' as const),
    targets: fc
      .oneof({ weight: 3, arbitrary: some(names) }, fc.constantFrom(...all.map((one) => [one])))
      .map((targets) => targets.map(make)),
  });

const users = list(NAMED_PEOPLE, person, ['AllUsers']);
const apps = list([...NAMED_APPS, 'AllMicrosoftApps'], app, ['AllApplications']);

export const whole: fc.Arbitrary<WholeSection> = fc.record({
  usersAndGroups: users,
  applications: apps,
});

/** As it stands in an entry: all of it, a part of it or nothing. */
export const ownSection: fc.Arbitrary<PolicySection | null> = fc.option(
  fc.record({ usersAndGroups: fc.option(users), applications: fc.option(apps) }),
);

export const wish: fc.Arbitrary<Wanted> = fc.record({
  subjects: some(NAMED_PEOPLE).map((names) => names.map(person)),
  applications: some(NAMED_APPS).map((names) => names.map(app)),
});

/** Each section that the names of the small world can make. */
export function everySection(): WholeSection[] {
  const lists = (names: readonly string[], make: (name: string) => Target): TargetList[] =>
    subsets(names).flatMap((targets) =>
      (['allowed', 'blocked'] as const).map((accessType) => ({
        accessType,
        targets: targets.map(make),
      })),
    );
  const people = lists([...NAMED_PEOPLE, 'AllUsers'], person);
  const applications = lists([...NAMED_APPS, 'AllMicrosoftApps', 'AllApplications'], app);
  return people.flatMap((usersAndGroups) =>
    applications.map((apps) => ({ usersAndGroups, applications: apps })),
  );
}

function subsets([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others, ...others.map((set) => [first, ...set])];
}
