// Start and end of PIM schedules: a period, a moment, or no end at all.
import { type Body, inner, stamp, text } from '../body.ts';
import { badRequest } from '../problem.ts';

export interface Period {
  startMs: number;
  /** Without an end it lasts until somebody ends it. */
  endMs: number | undefined;
}

const SPAN =
  /^P(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)$/;

/** The moment that an ISO 8601 duration after `fromMs` ends; months and years by the calendar. */
export function after(fromMs: number, duration: string): number {
  const match = SPAN.exec(duration);
  if (!match) throw badRequest(`'${duration}' is no ISO 8601 duration.`);
  const [weeks, years, months, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(fromMs);
  date.setUTCFullYear(date.getUTCFullYear() + (years ?? 0));
  date.setUTCMonth(date.getUTCMonth() + (months ?? 0));
  const wholeDays = (weeks ?? 0) * 7 + (days ?? 0);
  const rest = ((wholeDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  return date.getTime() + rest * 1000;
}

/** The period that a `scheduleInfo` asks for at `now`; a start that is over becomes now. */
export function askedPeriod(info: Body | undefined, now: number): Period {
  const start = text(info, 'startDateTime');
  const startMs = Math.max(now, start ? Date.parse(start) : now);
  const expiration = inner(info, 'expiration');
  const type = text(expiration, 'type')?.toLowerCase();
  const [end, duration] = [text(expiration, 'endDateTime'), text(expiration, 'duration')];
  let endMs: number | undefined;
  if (type === 'afterdatetime') {
    if (!end) throw badRequest('expiration.endDateTime is required with afterDateTime.');
    endMs = Date.parse(end);
  } else if (type === 'afterduration') {
    if (!duration) throw badRequest('expiration.duration is required with afterDuration.');
    endMs = after(startMs, duration);
  }
  if (endMs !== undefined && endMs <= startMs)
    throw badRequest('The end of the schedule must be after its start.');
  return { startMs, endMs };
}

/** The period of a kept schedule. */
export function periodOf(schedule: Body): Period {
  const info = inner(schedule, 'scheduleInfo');
  const start = text(info, 'startDateTime') ?? text(schedule, 'createdDateTime');
  const startMs = start ? Date.parse(start) : Number.NEGATIVE_INFINITY;
  const expiration = inner(info, 'expiration');
  const end = text(expiration, 'endDateTime');
  const duration = text(expiration, 'duration');
  if (end) return { startMs, endMs: Date.parse(end) };
  if (duration && Number.isFinite(startMs)) return { startMs, endMs: after(startMs, duration) };
  return { startMs, endMs: undefined };
}

/** How a schedule shows its period: always by moments, whatever the request said. */
export const shownPeriod = ({ startMs, endMs }: Period): Body => ({
  startDateTime: stamp(startMs),
  recurrence: null,
  expiration: {
    type: endMs === undefined ? 'noExpiration' : 'afterDateTime',
    endDateTime: endMs === undefined ? null : stamp(endMs),
    duration: null,
  },
});

export const hasStarted = (schedule: Body, now: number) => periodOf(schedule).startMs <= now;
