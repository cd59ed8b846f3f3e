// How long ago somebody from outside last came.
import { DAY } from '../../../../shared/duration.ts';
import type { Instant } from '../../../facts.ts';
import type { SignInActivityFact, UserFact } from '../../facts/directory.ts';
import { momentOf } from '../../moments.ts';
import type { Outsiders } from './people.ts';

export interface Aged {
  readonly user: UserFact;
  /** Undefined: it cannot be told. */
  readonly days: number | undefined;
  readonly never?: boolean;
}

/** Whoever is disabled cannot come; whoever never came counts from the day of creation. */
export function idleOf(
  { enabled }: Outsiders,
  activity: readonly SignInActivityFact[] | undefined,
  now: Instant,
): Aged[] {
  if (!activity) return [];
  const byId = new Map(activity.map((one) => [one.id.toLowerCase(), one]));
  return enabled.map((user): Aged => {
    const own = byId.get(user.id.toLowerCase());
    const last = Math.max(
      ...[own?.lastSuccessfulSignInDateTime, own?.lastNonInteractiveSignInDateTime].map(
        (moment) => momentOf(moment) ?? 0,
      ),
    );
    return last > 0
      ? { user, days: (now - last) / DAY }
      : { user, days: daysSince(user.createdDateTime, now), never: true };
  });
}

export function daysSince(moment: string | null | undefined, now: Instant): number | undefined {
  const from = momentOf(moment);
  return from === undefined ? undefined : (now - from) / DAY;
}
