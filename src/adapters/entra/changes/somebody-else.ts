// A directory that refuses because a thing is there already: by somebody else's hand, or by ours.
import type { ChangeContext } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';

/**
 * It was not there when it was looked for, and nothing of ours was sent before the first try: unless
 * another grant of ours holds it, somebody else gave it, and it is theirs to take back.
 */
export const isSomebodyElses = ({
  firstTry,
  heldAsOurs,
  others,
}: Pick<ChangeContext, 'firstTry' | 'heldAsOurs' | 'others'>): boolean =>
  firstTry && heldAsOurs !== true && others.length === 0;

/** Nothing of ours has been taken: what stands there is not ours to change. */
export const inTheWay = (tenantId: string, sentence: string, cause?: DirectoryError) =>
  new DirectoryError('refused', tenantId, 'in-the-way', sentence, {
    cause,
    requestId: cause?.requestId,
  });
