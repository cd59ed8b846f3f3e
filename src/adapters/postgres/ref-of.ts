// The account behind its key.
import type { AccountRef } from '../../shared/account.ts';

export function refOf(key: string): AccountRef {
  const [tenantId = '', objectId = ''] = key.split('/');
  return { tenantId, objectId };
}
