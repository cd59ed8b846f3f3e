// Whether somebody goes on having a thing after this grant: by a later request, decided or waiting.
import type { AccessRequest, RequestState } from '../domain/access/request.ts';
import { samePeople, sameResource } from '../domain/access/same-resource.ts';
import type { RequestStore } from '../ports/request-store.ts';

const OPEN: readonly RequestState[] = ['pending', 'scheduled', 'applying', 'waiting', 'active'];
const MOST = 200;

export async function isRenewed(
  store: Pick<RequestStore, 'ofPerson'>,
  { id, beneficiary, people, expiresAt = 0, plan }: AccessRequest,
): Promise<boolean> {
  const open = await store.ofPerson([beneficiary], { states: OPEN, limit: MOST });
  return open.some(
    (other) =>
      other.id !== id &&
      sameResource(other.plan.resource, plan.resource) &&
      samePeople(other.people, people) &&
      (other.state === 'pending' || (other.expiresAt ?? 0) > expiresAt),
  );
}
