// Whether somebody goes on having a thing after this grant: by a later request, decided or waiting.
import { othersGoingOn } from '../domain/access/parts.ts';
import type { AccessRequest, RequestState } from '../domain/access/request.ts';
import { samePeople, sameResource } from '../domain/access/same-resource.ts';
import type { RequestStore } from '../ports/request-store.ts';

const OPEN: readonly RequestState[] = ['pending', 'scheduled', 'applying', 'waiting', 'active'];
const MOST = 200;

export async function isRenewed(
  store: Pick<RequestStore, 'ofPerson'>,
  request: AccessRequest,
): Promise<boolean> {
  const { id, beneficiary, expiresAt = 0, plan } = request;
  // Whoever has left a team needs no renewal.
  const people = othersGoingOn(request);
  const open = await store.ofPerson([beneficiary], { states: OPEN, limit: MOST });
  return open.some(
    (other) =>
      other.id !== id &&
      sameResource(other.plan.resource, plan.resource) &&
      samePeople(othersGoingOn(other), people) &&
      (other.state === 'pending' || (other.expiresAt ?? 0) > expiresAt),
  );
}
