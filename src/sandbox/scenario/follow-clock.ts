// Moves the dates of a tenant file, so that what was a day old when it was written is a day old at the start.
import type { TenantFile } from './tenant-file.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Graph's way of saying that something has no end. */
const ENDLESS = 9999;

/** The same file as if it had been written at `nowMs`: every time in it stands as far from `asOf` as before. */
export function followClock(file: TenantFile, nowMs: number): TenantFile {
  const aheadMs = Math.floor((nowMs - Date.parse(file.asOf)) / 1000) * 1000;
  const moved = (value: unknown): unknown => {
    if (typeof value === 'string') return TIME.test(value) ? movedTime(value, aheadMs) : value;
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner)]));
  };
  return {
    ...file,
    asOf: movedTime(file.asOf, aheadMs),
    graph: moved(file.graph) as TenantFile['graph'],
    beta: moved(file.beta) as TenantFile['beta'],
  };
}

function movedTime(text: string, byMs: number): string {
  const at = new Date(Date.parse(text) + byMs);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() >= ENDLESS) return text;
  return text.includes('.') ? at.toISOString() : at.toISOString().replace('.000Z', 'Z');
}
