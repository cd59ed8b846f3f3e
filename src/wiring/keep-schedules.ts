// What falls due besides requests, kept in step with the estate in force: reading tenants, and asking about partners.
import type { Estate } from '../domain/estate/estate.ts';
import { isOurs } from '../domain/posture/estate-view.ts';
import { partnersDue } from '../usecases/partner-reviews.ts';
import type { Stores } from './stores.ts';

/** Run at the start, and whenever another version of the estate is in force. */
export async function keepSchedules(
  { schedule, partnerSchedule }: Pick<Stores, 'schedule' | 'partnerSchedule'>,
  estate: Estate,
  postureEveryMs: number | null,
): Promise<void> {
  const ours = estate.tenants.filter(isOurs).map(({ id }) => id);
  await schedule.ensure(ours, postureEveryMs);
  await partnerSchedule.ensure(partnersDue(estate));
}
