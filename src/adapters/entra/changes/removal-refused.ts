// What it means that PIM does not take a removal: there is nothing, nobody to take it from, or it is too early.
import type { ChangeContext } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { readAccount } from '../facts/people.ts';
import type { ChangerDeps } from './deps.ts';

/**
 * Empty where nothing can be taken away: what is read back tells whether anything is left. Of a deleted
 * account PIM may list it for some days. Throws any other error again.
 */
export async function removalRefused(
  error: unknown,
  { reader }: Pick<ChangerDeps, 'reader'>,
  of: { readonly tenantId: string; readonly principalId: string; readonly tooShort: string },
  { signal }: Pick<ChangeContext, 'signal'>,
): Promise<string> {
  if (!(error instanceof DirectoryError)) throw error;
  const { code, message, trouble, requestId } = error;
  const { tenantId, principalId, tooShort } = of;
  if (NOTHING_THERE.test(code)) return requestId ?? '';
  if (TOO_SHORT.test(`${code} ${message}`)) {
    throw new DirectoryError('unavailable', tenantId, code, tooShort, { requestId, cause: error });
  }
  if (!NOBODY_THERE.test(code) && trouble !== 'not-found') throw error;
  if ((await readAccount(reader(tenantId), tenantId, principalId, signal)) === null) return '';
  throw new DirectoryError('unavailable', tenantId, code, UNKNOWN, { requestId, cause: error });
}

const UNKNOWN = 'PIM does not know the account, although the directory has it';
const NOTHING_THERE = /^RoleAssignmentDoesNotExist$/i;
const NOBODY_THERE = /^SubjectNotFound$/i;
const TOO_SHORT = /ActiveDurationTooShort/i;
