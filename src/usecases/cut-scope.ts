// Which open requests a cut-off concerns, and the tenants that they are in.
import { type CutSubject, crossingOf, isCut } from '../domain/access/cut-off.ts';
import type { AccessRequest, RequestState } from '../domain/access/request.ts';
import { tenantsOf } from '../domain/access/tenants-of.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { allMentioning } from './all-mentioning.ts';

export interface CutScopeDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'ofPerson' | 'openMentioning'>;
}

const OPEN: readonly RequestState[] = [
  'pending',
  'with-partner',
  'scheduled',
  'applying',
  'waiting',
  'active',
];
/** Of one person; what lies beyond comes with the next round. */
const AT_ONCE = 1_000;

export async function cutScope(
  { estate, store }: CutScopeDeps,
  subject: CutSubject,
): Promise<AccessRequest[]> {
  const isConcerned = (request: AccessRequest) =>
    OPEN.includes(request.state) && isCut(subject, crossingOf(estate, request));
  if (!('people' in subject)) {
    return allMentioning(store, wordsOf(estate, subject.tenantId), isConcerned);
  }
  const found = await store.ofPerson(subject.people, { states: OPEN, limit: AT_ONCE });
  return found.filter(isConcerned);
}

/** Somebody outside is known by an address alone. */
const wordsOf = (estate: Estate, tenantId: string): string[] => [
  tenantId,
  ...(tenantById(estate, tenantId)?.domains ?? []).map((domain) => `@${domain}`),
];

export const tenantsIn = (requests: readonly AccessRequest[]): string[] => [
  ...new Set(requests.flatMap(({ plan, sides }) => tenantsOf(plan, sides))),
];
