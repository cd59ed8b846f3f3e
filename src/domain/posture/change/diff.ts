// What changed in a tenant between two moments, object by object, with order and noise left out.
import type { Estate } from '../../estate/estate.ts';
import type { AreaName } from '../facts/areas.ts';
import { type Reading, readingOf, type TenantFacts } from '../reading.ts';
import type { EvidenceKind } from '../result.ts';
import type { Item, Names, Property } from './item.ts';
import { ABOUT, DESCRIBERS, type Describer } from './items/index.ts';
import { namesIn } from './names.ts';

export interface Change {
  readonly tenantId: string;
  readonly area: AreaName;
  /** Area of the catalogue. */
  readonly about: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly kind: EvidenceKind;
  readonly noun: string;
  readonly name: string;
  /** Of the objects it is about. */
  readonly ids: readonly string[];
  /** With `changed`: what, and from what to what; a member of a set has only one of the two. */
  readonly property?: string;
  readonly before?: string;
  readonly after?: string;
  readonly sentence: string;
}

/** An area that cannot be compared: it was not read at one of the two moments. */
export interface Incomparable {
  readonly area: AreaName;
  readonly because: string;
}

/** With the estate its tenants are called by name. */
export function diffFacts(before: TenantFacts, after: TenantFacts, estate?: Estate): Change[] {
  const names = namesIn([before, after], estate);
  return compared().flatMap((area) =>
    skipped(area, before, after) ? [] : diffArea(area, before, after, names),
  );
}

/** Areas that are compared as a rule and could not be this time. */
export const incomparable = (before: TenantFacts, after: TenantFacts): Incomparable[] =>
  compared().flatMap((area) => {
    if (skipped(area, before, after)) return [];
    const [was, is] = [readingOf(before, area), readingOf(after, area)];
    if (was.state === 'unlicensed' && is.state === 'unlicensed') return [];
    return [
      ...(was.state === 'read' ? [] : [{ area, because: `earlier: ${whyNot(was)}` }]),
      ...(is.state === 'read' ? [] : [{ area, because: `now: ${whyNot(is)}` }]),
    ];
  });

const whyNot = (reading: Reading<unknown>): string =>
  reading.state === 'unreadable' ? reading.sentence : 'no licence for it';

const compared = (): AreaName[] => Object.keys(DESCRIBERS) as AreaName[];

/** With PIM the plain assignments say nothing more, and list for some hours who activated a role. */
function skipped(area: AreaName, before: TenantFacts, after: TenantFacts): boolean {
  if (area !== 'roleAssignments') return false;
  return [before, after].some(
    (facts) => readingOf(facts, 'roleAssignmentInstances').state === 'read',
  );
}

function diffArea<A extends AreaName>(
  area: A,
  before: TenantFacts,
  after: TenantFacts,
  names: Names,
): Change[] {
  const describe = DESCRIBERS[area] as Describer<A> | undefined;
  const [was, is] = [readingOf(before, area), readingOf(after, area)];
  if (!describe || was.state !== 'read' || is.state !== 'read' || was.value === is.value) return [];
  const old = new Map(describe(was.value, names).map((item) => [item.key, item]));
  const now = new Map(describe(is.value, names).map((item) => [item.key, item]));
  // What was missed when reading has neither come nor gone.
  const [cameSurely, wentSurely] = [!was.gaps?.length, !is.gaps?.length];
  const base = { tenantId: after.tenantId, area, about: ABOUT[area] ?? area };
  return [
    ...[...now.values()].flatMap((item) => {
      const earlier = old.get(item.key);
      if (earlier) return changesOf(earlier, item).map((change) => ({ ...base, ...change }));
      return cameSurely && !item.quiet ? [{ ...base, ...arrival(item, 'added') }] : [];
    }),
    ...[...old.values()].flatMap((item) =>
      now.has(item.key) || !wentSurely || item.quiet
        ? []
        : [{ ...base, ...arrival(item, 'removed') }],
    ),
  ];
}

type Told = Omit<Change, 'tenantId' | 'area' | 'about'>;

const told = ({ kind, noun, name, ids }: Item) => ({ kind, noun, name, ids });

function arrival(item: Item, how: 'added' | 'removed'): Told {
  const words = how === 'added' ? 'appeared' : 'is gone';
  return {
    ...told(item),
    how,
    sentence: `${item.noun} ${item.name} ${words}${sayProperties(item)}`,
  };
}

/** What is worth knowing of something that came or went: all that is not simply as the default. */
function sayProperties({ properties }: Item): string {
  const words = Object.entries(properties).flatMap(([name, value]) =>
    typeof value === 'string' && !/^(as the default|off|no)$/.test(value)
      ? [`${name} ${value}`]
      : [],
  );
  return words.length > 0 ? ` (${words.slice(0, 4).join('; ')})` : '';
}

function changesOf(before: Item, after: Item): Told[] {
  const properties = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
  return [...properties].flatMap((property): Told[] => {
    const [was, is] = [before.properties[property], after.properties[property]];
    if (was === undefined || is === undefined) return [];
    return propertyChanges(was, is).map((change) => ({
      ...told(after),
      how: 'changed',
      property,
      ...change,
      sentence: sentenceOf(after, property, change),
    }));
  });
}

interface Moved {
  readonly before?: string;
  readonly after?: string;
}

function propertyChanges(was: Property, is: Property): Moved[] {
  if (typeof was === 'string' || typeof is === 'string') {
    return was === is ? [] : [{ before: sayProperty(was), after: sayProperty(is) }];
  }
  const added = [...is].filter(([key]) => !was.has(key)).map(([, name]) => ({ after: name }));
  const removed = [...was].filter(([key]) => !is.has(key)).map(([, name]) => ({ before: name }));
  return [...added, ...removed];
}

const sayProperty = (value: Property): string =>
  typeof value === 'string' ? value : [...value.values()].sort().join(', ');

function sentenceOf({ noun, name }: Item, property: string, { before, after }: Moved): string {
  const what = `${noun} ${name}: ${property}`;
  if (before === undefined) return `${what}: ${after} added`;
  if (after === undefined) return `${what}: ${before} removed`;
  return `${what}: ${before} → ${after}`;
}
