// ISO 8601 durations such as `P1DT2H30M`, added to a moment.

const FORM =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Months and years go by the calendar, in UTC. Undefined when `text` is no duration. */
export function addDuration(ms: number, text: string): number | undefined {
  const found = FORM.exec(text);
  if (!found) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + years * 12 + months);
  // The 31st of a month that has none becomes its last day.
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  const span = ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
  const moved = date.getTime() + span * 60_000 + seconds * 1000;
  return Number.isFinite(moved) && !Number.isNaN(new Date(moved).getTime()) ? moved : undefined;
}
