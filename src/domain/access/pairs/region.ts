// A set of pairs of somebody and an application, as blocks of people × applications.
import { intersect, isNothing, isSame, isWithin, type Scope, without } from './scope.ts';

export interface Block {
  readonly subjects: Scope;
  readonly applications: Scope;
}

export type Region = readonly Block[];

const isEmptyBlock = ({ subjects, applications }: Block): boolean =>
  isNothing(subjects) || isNothing(applications);

export const isEmpty = (region: Region): boolean => region.every(isEmptyBlock);

/** The pairs of one that the other does not have. */
export const minus = (one: Region, other: Region): Region =>
  other.reduce<Region>(
    (rest, cut) => rest.flatMap((block) => blockWithout(block, cut)),
    one.filter((block) => !isEmptyBlock(block)),
  );

const blockWithout = (block: Block, cut: Block): Block[] =>
  [
    { ...block, subjects: without(block.subjects, cut.subjects) },
    {
      subjects: intersect(block.subjects, cut.subjects),
      applications: without(block.applications, cut.applications),
    },
  ].filter((part) => !isEmptyBlock(part));

export const common = (one: Region, other: Region): Region =>
  one
    .flatMap((a) =>
      other.map((b) => ({
        subjects: intersect(a.subjects, b.subjects),
        applications: intersect(a.applications, b.applications),
      })),
    )
    .filter((block) => !isEmptyBlock(block));

/** The pairs that are open after a change and were not before. */
export const opens = (before: Region, after: Region): Region => minus(after, before);

export const isSameRegion = (one: Region, other: Region): boolean =>
  isEmpty(minus(one, other)) && isEmpty(minus(other, one));

/** Whether two blocks together are a block: one section can hold no other sets of pairs. */
export function makeOneBlock(one: Block, other: Block): boolean {
  const subjects = isSame(one.subjects, other.subjects);
  const applications = isSame(one.applications, other.applications);
  return subjects || applications || isWithinBlock(one, other) || isWithinBlock(other, one);
}

const isWithinBlock = (inner: Block, outer: Block): boolean =>
  isWithin(inner.subjects, outer.subjects) && isWithin(inner.applications, outer.applications);
