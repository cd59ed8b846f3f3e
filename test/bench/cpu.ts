// What processes have used of the processor, so that a busy machine does not blur who costs how much.
import { readdirSync, readFileSync } from 'node:fs';

/** Of `/proc`: in hundredths of a second on every Linux of today. */
const TICK_MS = 10;

/** Process ids by name. */
export type Parties = Readonly<Record<string, number>>;
export type Used = Readonly<Record<string, number>>;

/** Milliseconds by name since they started; a process counts with those that it started itself. */
export function cpuOf(parties: Parties): Used {
  const all = readAll();
  const of = (pid: number): number =>
    (all.get(pid)?.ms ?? 0) +
    [...all].reduce((sum, [child, { parent }]) => sum + (parent === pid ? of(child) : 0), 0);
  return Object.fromEntries(Object.entries(parties).map(([name, pid]) => [name, of(pid)]));
}

export const since = (before: Used, after: Used): Used =>
  Object.fromEntries(
    Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]),
  );

/** Empty where there is no `/proc`. */
function readAll(): Map<number, { parent: number; ms: number }> {
  const all = new Map<number, { parent: number; ms: number }>();
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    // After the name, which may hold spaces: state, parent, and ten fields on the two times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    if (stat !== '') {
      all.set(Number(name), { parent: parent ?? 0, ms: ((user ?? 0) + (system ?? 0)) * TICK_MS });
    }
  }
  return all;
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // Ended between being listed and being read.
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}
