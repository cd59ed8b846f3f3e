// Whether a request still goes on from a grant: once that is over, it is decided about as the first time.
import { isRenewable } from '../domain/access/renewal.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { RequestStore } from '../ports/request-store.ts';

/** The how many-th renewal in a row it is; undefined where it is none, or none any more. */
export async function renewalNow(
  store: Pick<RequestStore, 'load'>,
  { renews }: Pick<AccessRequest, 'renews'>,
): Promise<number | undefined> {
  if (!renews) return undefined;
  const grant = await store.load(renews.requestId);
  return grant && isRenewable(grant) ? renews.nth : undefined;
}
