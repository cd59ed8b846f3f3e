// Patience with what takes a directory hours: told as under way, and given up after a day.
import type { Instant } from '../../../domain/facts.ts';
import type { ChangeContext } from '../../../ports/changer.ts';
import { DirectoryError, Unproven } from '../../../ports/directory-error.ts';
import { DAY, MINUTE } from '../../../shared/duration.ts';

/** What takes a day does not come any more. */
const PATIENCE = DAY;

/** What is not waited for patiently is given up before this time. */
const WAITED_FOR = 15 * MINUTE;

export interface Patience {
  readonly tenantId: string;
  /** How long ago the change was set out. */
  readonly sinceMs: number;
}

export const patience = (
  tenantId: string,
  { begunAt }: Pick<ChangeContext, 'begunAt'>,
  now: Instant,
): Patience => ({ tenantId, sinceMs: now - (begunAt ?? now) });

/** Thrown while the directory is at it. */
export const stillAt = (tenantId: string, sentence: string): Unproven =>
  new Unproven(tenantId, sentence, { underway: true });

/**
 * Once something was sent that takes hours, by us or by somebody else who was faster, a look that fails on
 * the way says nothing about it: by then so many looks were taken that one more failure would count as the
 * last try.
 */
export async function patiently<T>(
  { tenantId, sinceMs }: Patience,
  { firstTry }: Pick<ChangeContext, 'firstTry'>,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const final =
      !(error instanceof DirectoryError) ||
      (error instanceof Unproven && error.underway) ||
      error.trouble === 'refused' ||
      error.trouble === 'unlicensed';
    const begins = firstTry && sinceMs < WAITED_FOR;
    if (final || begins || sinceMs > PATIENCE) throw error;
    throw new Unproven(tenantId, error.message, { underway: true, cause: error });
  }
}
