// Whether something is held for good, for a while, just now, or may be activated; alone and through a group.
import { DAY } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import type { Maybe } from './facts/areas.ts';
import { momentOf } from './moments.ts';

/** `standing`: assigned without end, or for longer than a year. `activated` lapses within hours. */
export type How = 'standing' | 'time-bound' | 'activated' | 'eligible';

export interface Held {
  readonly how: How;
  /** False: Graph did not say enough, and the worst was assumed. */
  readonly certain: boolean;
}

export const LONGEST_BOUND = 365 * DAY;

export interface Schedule {
  readonly assignmentType?: Maybe<string>;
  readonly startDateTime?: Maybe<string>;
  readonly endDateTime?: Maybe<string>;
}

export function heldBy(schedule: Schedule, now: Instant): Held {
  const type = schedule.assignmentType?.toLowerCase();
  if (type === 'activated') return { how: 'activated', certain: true };
  const said = type === 'assigned';
  if (!schedule.endDateTime) return { how: 'standing', certain: said };
  const end = momentOf(schedule.endDateTime);
  if (end === undefined) return { how: 'standing', certain: false };
  const length = end - (momentOf(schedule.startDateTime) ?? now);
  return { how: length > LONGEST_BOUND ? 'standing' : 'time-bound', certain: said };
}

const WEAKER: readonly How[] = ['eligible', 'activated', 'time-bound', 'standing'];

/** A role that a group holds, and a place in that group: the weaker of the two is what a member has. */
export function together(role: Held, membership: Held): Held {
  const how = WEAKER.find((one) => role.how === one || membership.how === one) ?? 'standing';
  const sure = [role, membership].some((held) => held.certain && held.how === how);
  return { how, certain: how === 'standing' ? role.certain && membership.certain : sure };
}
