// Who has something that goes by a name, as our own records tell it, and whose records somebody may see of it.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { stillIn } from './parts.ts';
import type { AccessRequest, RequestState } from './request.ts';
import { wordsOf } from './said-words.ts';
import { tenantsOf } from './tenants-of.ts';

/** From the first write to the proof of the end. */
const HAS: readonly RequestState[] = ['applying', 'waiting', 'active', 'ending', 'rolling-back'];

/** Said of any of it, and none of its name. */
const SORTS = new Set(
  'access role group membership eligibility package application app team tenant site guest pim'.split(
    ' ',
  ),
);

export const namesIn = (said: string): string[] => wordsOf(said).filter((word) => !SORTS.has(word));

/** Every word stands in its name or in the name of its tenant, and one in its own. */
export function isNamedSo(
  request: AccessRequest,
  names: readonly string[],
  tenant: string,
): boolean {
  if (request.lifecycle !== 'personal-grant' || !HAS.includes(request.state)) return false;
  const own = new Set(wordsOf(request.personal?.words.title ?? ''));
  const its = new Set([...own, ...wordsOf(tenant)]);
  return names.some((name) => own.has(name)) && names.every((name) => its.has(name));
}

/** `tenants`: those of which they may see the record. Whoever decides about it sees it as well. */
export const maySeeGrant = (
  request: AccessRequest,
  actor: AccountRef,
  tenants: 'all' | readonly string[],
): boolean =>
  tenants === 'all' ||
  tenantsOf(request.plan, request.sides).some((id) => tenants.includes(id)) ||
  request.approvers.some(({ account, sides }) => sides.length > 0 && sameAccount(account, actor));

export const howMany = (requests: readonly AccessRequest[]): number =>
  requests.reduce((sum, request) => sum + stillIn(request).length, 0);
