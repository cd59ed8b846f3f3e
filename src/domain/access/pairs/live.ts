// What a section as it stands right now means for a grant: to be opened, open already, in the way, to be closed.

import type { PolicySection } from '../../facts.ts';
import type { Beside } from '../beside.ts';
import type { OpenSection } from '../change.ts';
import { sectionPart } from '../changes/open-section.ts';
import { closingOf, holdsAny, stillOpen } from './closing.ts';
import { openingOf } from './opening.ts';
import { isEmpty, minus, opens } from './region.ts';
import {
  areSame,
  blockOf,
  isClosed,
  regionOf,
  targetKey,
  type WholeSection,
  wholeSection,
} from './section.ts';

export interface LiveSection {
  /** What the entry for the partner says itself; null where it says nothing, or there is none. */
  readonly own: PolicySection | null;
  readonly fallback: PolicySection | null;
}

export type ToOpen =
  /** `there`: keys of parts that stand there already. */
  | { readonly is: 'absent'; readonly there: readonly string[]; readonly write: WholeSection }
  | { readonly is: 'present'; readonly there: readonly string[] }
  | { readonly is: 'in-the-way'; readonly there: readonly []; readonly sentence: string };

export type ToClose =
  | { readonly is: 'left'; readonly because: string }
  /**
   * The entry shows nothing of its own, and what it should say then is not known: to be inherited
   * again could open more than was open before. `because`: why it stays open, if that is so.
   */
  | { readonly is: 'unseen'; readonly because: string | undefined }
  /** `write` null: it is inherited again. `because`: why it stays open all the same. */
  | {
      readonly is: 'close';
      readonly write: WholeSection | null;
      readonly because: string | undefined;
    };

/** Keys of parts that this grant brought about, and of those that other open grants hold. */
export interface PartsHeld {
  readonly mine: readonly string[];
  readonly others: readonly string[];
}

export function lookToOpen(change: OpenSection, { own, fallback }: LiveSection): ToOpen {
  const live = wholeSection(own, fallback);
  if (!live) return inTheWay(UNSAID);
  const opening = openingOf(live, change);
  switch (opening.verdict) {
    case 'open-already':
      return {
        is: 'present',
        there: targetsOf(change).map((target) => sectionPart(change, target)),
      };
    case 'blocked-by-name':
      return inTheWay('Somebody has blocked a part of it by name meanwhile.');
    case 'opens-more':
      return inTheWay(
        'The settings were changed meanwhile, and more would open than was approved.',
      );
    case 'opens': {
      const parts = targetsOf(change)
        .filter((target) => opening.there.includes(targetKey(target)))
        .map((target) => sectionPart(change, target));
      return { is: 'absent', there: parts, write: opening.section };
    }
  }
}

const inTheWay = (sentence: string): ToOpen => ({ is: 'in-the-way', there: [], sentence });

/** Everything that was approved is open, and nothing else that was not open before. */
export function isAsApproved(change: OpenSection, before: LiveSection, now: LiveSection): boolean {
  const [was, is] = [before, now].map(({ own, fallback }) => wholeSection(own, fallback));
  if (!was || !is) return false;
  const asked = [blockOf(change)];
  return (
    isEmpty(minus(asked, regionOf(is))) &&
    isEmpty(opens([...regionOf(was), ...asked], regionOf(is)))
  );
}

export function lookToClose(change: OpenSection, live: LiveSection, held: PartsHeld): ToClose {
  const keys = keysToGo(change, held);
  const { others } = held;
  if (keys.length === 0) return { is: 'left', because: NEEDED };
  const { own, fallback } = live;
  const inherited = wholeSection(null, fallback);
  const staysOpen = (section: WholeSection | undefined) =>
    section === undefined || !isEmpty(stillOpen(section, change, keys));
  const whole = own && wholeSection(own, fallback);
  if (!whole) {
    const because = staysOpen(inherited) ? BY_DEFAULT : undefined;
    const mayInherit =
      change.inherited && others.length === 0 && inherited !== undefined && isClosed(inherited);
    return mayInherit ? { is: 'close', write: null, because } : { is: 'unseen', because };
  }
  const closed = closingOf(whole, keys);
  // Where nothing of ours stands, somebody closed it on purpose: that does not become the default again.
  const asBefore =
    change.inherited && holdsAny(whole, keys) && inherited && areSame(closed, inherited);
  if (asBefore) {
    return { is: 'close', write: null, because: staysOpen(inherited) ? BY_DEFAULT : undefined };
  }
  return { is: 'close', write: closed, because: staysOpen(closed) ? BY_HAND : undefined };
}

/** Nothing of what this grant alone brought stands in the partner's entry by name. */
export function isTakenOut(change: OpenSection, { own, fallback }: LiveSection, held: PartsHeld) {
  const whole = own && wholeSection(own, fallback);
  return !whole || !holdsAny(whole, keysToGo(change, held));
}

/**
 * What our records say of targets in the section, where the entry says otherwise: the reading may be old.
 * `beside` is by key of the part. `untouched`: nothing was sent for the change yet. Once something was, its
 * own targets may stand there again, whatever had been taken back before.
 */
export function contradicted(
  change: OpenSection,
  { own, fallback }: LiveSection,
  beside: Readonly<Record<string, Beside>>,
  untouched: boolean,
): Beside[] {
  const whole = own && wholeSection(own, fallback);
  const lists = whole ? [whole.usersAndGroups, whole.applications] : [];
  const named = lists.flatMap(({ accessType, targets }) =>
    accessType === 'allowed' ? targets.map((target) => sectionPart(change, target)) : [],
  );
  const sent = untouched ? [] : targetsOf(change).map((target) => sectionPart(change, target));
  return Object.entries(beside).flatMap(([key, as]) => {
    if (as === 'taken-back') return named.includes(key) && !sent.includes(key) ? [as] : [];
    return named.includes(key) ? [] : [as];
  });
}

const targetsOf = ({ subjects, applications }: OpenSection) => [...subjects, ...applications];

const keysToGo = (change: OpenSection, { mine, others }: PartsHeld): string[] =>
  targetsOf(change)
    .filter((target) => {
      const part = sectionPart(change, target);
      return mine.includes(part) && !others.includes(part);
    })
    .map(targetKey);

const UNSAID =
  'Neither the partner’s entry nor the default says what holds, so nothing is written.';
const NEEDED = 'Another grant that is still open needs all of it; it ends with that one.';
const BY_DEFAULT = 'The default lets them through, so it stays open.';
const BY_HAND = 'Somebody has opened it further by hand, and that stays.';

/** What a changer needs of all this; handed to it, since adapters know the domain's types alone. */
export const sectionRules = {
  lookToOpen,
  isAsApproved,
  lookToClose,
  isTakenOut,
  contradicted,
} as const;
export type SectionRules = typeof sectionRules;
