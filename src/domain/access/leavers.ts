// People of a request whose account at home was disabled or is gone: who counts as left, and what follows.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import { HOUR } from '../../shared/duration.ts';
import type { Account, Instant } from '../facts.ts';
import { goingOn } from './parts.ts';
import { type AccessRequest, peopleIn } from './request.ts';

/** How an account was found; of one that could not be read nothing is said. */
export type Found = 'there' | 'disabled' | 'absent' | 'guest';

export function howFound(account: Account | null): Found {
  if (account === null) return 'absent';
  if (!account.enabled) return 'disabled';
  // An agent may be given something as a guest may, and decides as little.
  return account.userType === 'guest' || account.agent ? 'guest' : 'there';
}

/** Between two looks that did not find an account before it counts as gone. */
const APART = HOUR;

/** Those who get it, the one who answers for it, and while it waits those who decide. */
export function accountsConcerned(request: AccessRequest): readonly AccountRef[] {
  const deciders =
    request.state === 'pending'
      ? request.approvers.filter(({ conflicted }) => !conflicted).map(({ account }) => account)
      : [];
  const all = [request.beneficiary, ...goingOn(request), ...deciders];
  const accounts = all.flatMap((one) => ('objectId' in one ? [one] : []));
  return [...new Map(accounts.map((one) => [accountKey(one), one])).values()];
}

/** The request as it is known now; the same object where nothing is new. */
export function withFound(
  request: AccessRequest,
  found: Readonly<Record<string, Found>>,
  now: Instant,
): AccessRequest {
  const left = new Set(request.left);
  const missing: Record<string, Instant> = { ...request.missing };
  for (const [key, how] of Object.entries(found)) {
    const since = missing[key];
    const gone = how === 'absent' && since !== undefined && now - since >= APART;
    if (how === 'absent' && !gone && !left.has(key)) {
      missing[key] = since ?? now;
      continue;
    }
    delete missing[key];
    // A guest may be given something; among those who decide they count for nobody.
    if (how === 'there' || (how === 'guest' && !decides(request, key))) left.delete(key);
    else left.add(key);
  }
  const same =
    [...left].sort().join() === (request.left ?? []).join() &&
    Object.keys(missing).join() === Object.keys(request.missing ?? {}).join();
  if (same) return request;
  const { left: _, missing: __, ...rest } = request;
  return {
    ...rest,
    ...(left.size > 0 && { left: [...left].sort() }),
    ...(Object.keys(missing).length > 0 && { missing }),
  };
}

const decides = (request: AccessRequest, key: string): boolean =>
  request.approvers.some(({ account }) => accountKey(account) === key) &&
  ![request.beneficiary, ...peopleIn(request)].some((one) => beneficiaryKey(one) === key);

export const hasLeft = ({ left = [] }: AccessRequest, account: AccountRef): boolean =>
  left.includes(accountKey(account));

/** Nobody is left who gets it. */
export const allHaveLeft = (request: AccessRequest): boolean =>
  goingOn(request).every((person) => 'objectId' in person && hasLeft(request, person));

/** Without what was agreed by somebody who has left since, or in their stead. */
export const withoutLeavers = (request: AccessRequest): AccessRequest['agreed'] =>
  request.agreed.filter(
    ({ by, for: away }) => !hasLeft(request, by) && !(away && hasLeft(request, away)),
  );
