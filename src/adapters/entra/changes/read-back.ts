// Reads until the directory shows what was done, with growing pauses and an end: replication takes time.
import type { Evidence } from '../../../domain/access/request.ts';
import type { Clock } from '../../../ports/clock.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';

export interface Look {
  /** Whether what was looked for is there (or gone, for an end). */
  readonly seen: boolean;
  readonly requestIds: readonly string[];
}

/** Real milliseconds before each further look; together they stay well within the work's lease. */
const PAUSES = [0, 100, 300, 700, 1_500, 3_000, 5_000, 8_000];

/**
 * Throws a passing DirectoryError `unproven` when the bound is reached: the work is tried again
 * later, and looks before it writes.
 */
export async function readBack(
  tenantId: string,
  says: string,
  clock: Clock,
  signal: AbortSignal,
  look: () => Promise<Look>,
): Promise<Evidence> {
  for (const pause of PAUSES) {
    if (pause > 0) await wait(pause, signal);
    const { seen, requestIds } = await look();
    if (seen) return { at: clock.now(), says, requestIds };
  }
  throw new DirectoryError(
    'unavailable',
    tenantId,
    'unproven',
    'the directory does not show the change yet',
  );
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
