// Sides of which too few are left who could say yes: worked out with the request, and told once to those who can do something about it.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { needsOf, yesesOf } from '../../shared/yeses.ts';
import { type Estate, tenantById } from '../estate/estate.ts';
import { securityBeside } from '../estate/security.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import { heardPeople, lackOf, ownVoices, withoutFormer } from './enough-people.ts';
import { hasLeft } from './leavers.ts';
import type { AccessRequest } from './request.ts';
import { personKeyOf } from './sides.ts';

export interface Stranded {
  readonly request: AccessRequest;
  readonly work: readonly DueWork[];
}

/** Owners of the tenant; where all of them have left, security as well, so that somebody does. */
function whoHears(
  estate: Estate,
  { plan, left = [] }: Pick<AccessRequest, 'plan' | 'left'>,
): AccountRef[] {
  const tenant = tenantById(estate, plan.resource.tenantId);
  const owners = tenant?.owners.map(({ account }) => account) ?? [];
  const there = owners.some((account) => !left.includes(accountKey(account)));
  return there || !tenant ? owners : [...owners, ...securityBeside(estate, tenant)];
}

/** Ids of the sides for which too few are left, each with persons of its own who were not heard yet. */
function strandedSides(estate: Estate, request: AccessRequest): readonly string[] {
  const { sides, approvers } = request;
  const agreed = withoutFormer(estate, request);
  const heard = heardPeople(estate, agreed);
  const wanted = sides.map((side) => ({
    side: side.id,
    yeses: needsOf(side) - yesesOf(agreed, side),
    people: ownVoices(approvers, side)
      .map(({ account }) => account)
      .filter((one) => !hasLeft(request, one) && !heard.has(personKeyOf(estate, one))),
  }));
  return lackOf(estate, wanted).sides;
}

/** Told where it was not so before. */
export function withStranded(estate: Estate, request: AccessRequest, now: Instant): Stranded {
  const stranded = strandedSides(estate, request);
  const before = request.stranded ?? [];
  if (stranded.join() === before.join()) return { request, work: [] };
  const news = stranded.some((id) => !before.includes(id));
  return {
    request: { ...request, stranded },
    work: (news ? whoHears(estate, request) : []).map((account) => ({
      work: { kind: 'tell', account, audience: 'approver', news: 'stranded' },
      dueAt: now,
    })),
  };
}
