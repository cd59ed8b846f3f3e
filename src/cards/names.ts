// What the people of a request are called, as long as their names have not been erased.
import type { AccessRequest } from '../domain/access/request.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';

export const ERASED = '[erased]';

export function nameOf(
  request: AccessRequest,
  account: AccountRef | undefined,
  otherwise: string,
): string {
  if (!account) return otherwise;
  if (!request.personal) return ERASED;
  return request.personal.names[accountKey(account)] ?? otherwise;
}
