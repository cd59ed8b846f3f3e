// Reads until the directory shows what was done, with growing pauses and an end: replication takes time.
import type { StepOutputs } from '../../../domain/access/change.ts';
import type { Evidence } from '../../../domain/access/request.ts';
import type { Instant } from '../../../domain/facts.ts';
import { type ChangeContext, STILL_SHOWN } from '../../../ports/changer.ts';
import type { Clock } from '../../../ports/clock.ts';
import { DirectoryError, Unproven } from '../../../ports/directory-error.ts';
import { MINUTE } from '../../../shared/duration.ts';

export interface Look {
  /** Whether what was looked for is there (or gone, for an end). */
  readonly seen: boolean;
  readonly requestIds: readonly string[];
}

export interface ReadBack {
  readonly tenantId: string;
  /** What is true once it is seen. */
  readonly says: string;
  /** What the write is known to have produced, also when nothing can be proven. */
  readonly outputs?: StepOutputs;
  /** What the directory does meanwhile, where it takes the change and carries it out later. */
  underway?(): string | undefined;
  readonly clock: Clock;
  /** Real milliseconds; stays well within the work's lease. */
  readonly forMs: number;
  readonly signal: AbortSignal;
  look(): Promise<Look>;
}

/** How long a value of ours that is not shown is looked for before it is called gone; real milliseconds. */
export const HIDDEN_FOR_MS = 3_000;

/** After so long a directory shows what was written to it, or never will. */
const SHOWN_AFTER = 5 * MINUTE;

/**
 * Throws {@link Unproven} where something may still show up: it was set out to be given minutes ago, or
 * came to be given only then.
 */
export function demandSettled(
  tenantId: string,
  {
    begunAt = Number.NEGATIVE_INFINITY,
    shownAt = begunAt,
  }: Pick<ChangeContext, 'begunAt' | 'shownAt'>,
  now: Instant,
): void {
  if (now - Math.max(begunAt, shownAt) >= SHOWN_AFTER) return;
  throw new Unproven(
    tenantId,
    'what was given a moment ago is not shown, and may be yet, so nothing is proven',
  );
}

/** Whoever was eligible may have activated it a moment ago, and only what is seen can be taken back. */
export const UNSETTLED = { unsettled: true } as const;

/** Throws {@link Unproven} where what is shown may be what an end of ours took back a moment ago. */
export function demandNotEnded(tenantId: string, { justEnded }: ChangeContext): void {
  if (justEnded) throw new Unproven(tenantId, STILL_SHOWN);
}

/** Real milliseconds before each further look. */
const PAUSES = [0, 100, 300, 700, 1_500, 3_000, 5_000, 8_000];

/**
 * Throws a passing {@link Unproven} when the bound is reached or nothing can be read: the write was
 * taken, so the work is tried again later, and looks before it writes.
 */
export async function readBack(of: ReadBack): Promise<Evidence> {
  const { tenantId, says, outputs, clock, forMs, signal } = of;
  let requestIds: readonly string[] = [];
  const seen = await lookUntil(forMs, signal, async () => {
    const look = await lookOrUnproven(of);
    requestIds = look.requestIds;
    return look.seen;
  });
  if (seen) return { at: clock.now(), says, requestIds };
  const underway = of.underway?.();
  throw new Unproven(
    tenantId,
    underway ?? 'the change was sent, but the directory does not show it yet, so nothing is proven',
    { outputs, underway: underway !== undefined },
  );
}

/** Looks again and again until it is as hoped for (true) or the time is over (false). */
export async function lookUntil(
  forMs: number,
  signal: AbortSignal,
  look: () => Promise<boolean>,
): Promise<boolean> {
  let waited = 0;
  for (const pause of PAUSES) {
    waited += pause;
    if (waited > forMs) return false;
    if (pause > 0) await wait(pause, signal);
    if (await look()) return true;
  }
  return false;
}

async function lookOrUnproven({ tenantId, outputs, look }: ReadBack): Promise<Look> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const sentence = `the change was sent, but cannot be read back to prove it: ${error.message}`;
    throw new Unproven(tenantId, sentence, { outputs, cause: error });
  }
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
