// By which later request somebody goes on having a thing after this grant, or would.
import { othersGoingOn } from '../domain/access/parts.ts';
import type { AccessRequest, RequestState } from '../domain/access/request.ts';
import { samePeople, sameResource } from '../domain/access/same-resource.ts';
import type { Instant } from '../domain/facts.ts';
import type { RequestStore } from '../ports/request-store.ts';

const OPEN: readonly RequestState[] = ['pending', 'scheduled', 'applying', 'waiting', 'active'];
const MOST = 200;

/** Without a gap, as far as is known today: what a brake holds may not be given in time. */
const goesOnFrom = (
  { state, startsAt = 0, expiresAt = 0, braked }: AccessRequest,
  end: Instant,
): boolean => startsAt <= end && (state === 'pending' || (expiresAt > end && braked === undefined));

/** One that is decided before one that waits. */
export async function findRenewal(
  store: Pick<RequestStore, 'ofPerson'>,
  request: AccessRequest,
): Promise<AccessRequest | undefined> {
  const { id, beneficiary, expiresAt = 0, plan } = request;
  // Whoever has left a team needs no renewal.
  const people = othersGoingOn(request);
  const open = await store.ofPerson([beneficiary], { states: OPEN, limit: MOST });
  const after = open.filter(
    (other) =>
      other.id !== id &&
      sameResource(other.plan.resource, plan.resource) &&
      samePeople(othersGoingOn(other), people) &&
      goesOnFrom(other, expiresAt),
  );
  return after.find(({ state }) => state !== 'pending') ?? after[0];
}
