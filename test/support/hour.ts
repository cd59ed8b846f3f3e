// Journeys run on whatever day and hour it is; `JOURNEYS_LATER=P2DT5H` lets them begin that much later.
import type { Drawbridge } from './drawbridge.ts';

const LATER = process.env.JOURNEYS_LATER;

/** What happens at night or on a Monday is then nearer or further. */
export async function atItsHour({ advance }: Pick<Drawbridge, 'advance'>): Promise<void> {
  if (LATER) await advance(LATER);
}
