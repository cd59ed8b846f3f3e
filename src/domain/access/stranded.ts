// Sides of which too few are left who could say yes now: worked out with the request, and told once to those who can do something about it.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { needsOf, yesesOf } from '../../shared/yeses.ts';
import { type Estate, tenantById } from '../estate/estate.ts';
import { securityBeside } from '../estate/security.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import { heardPeople, lackOf, ownVoices, type Wanted, withoutFormer } from './enough-people.ts';
import type { AccessRequest } from './request.ts';
import { personKeyOf } from './sides.ts';
import { notCounted } from './unable.ts';

export interface Stranded {
  readonly request: AccessRequest;
  readonly work: readonly DueWork[];
}

/** Owners of the tenant; where all of them have left or could not decide, security as well, so that somebody does. */
function whoHears(
  estate: Estate,
  request: Pick<AccessRequest, 'plan' | 'left' | 'unable'>,
): AccountRef[] {
  const { plan } = request;
  const away = notCounted(request);
  const tenant = tenantById(estate, plan.resource.tenantId);
  const owners = tenant?.owners.map(({ account }) => account) ?? [];
  const there = owners.some((account) => !away.includes(accountKey(account)));
  return there || !tenant ? owners : [...owners, ...securityBeside(estate, tenant)];
}

/** The yeses that are missing, and of whom they could be: of persons who were not heard yet. */
function wantedIn(estate: Estate, request: AccessRequest): Wanted[] {
  const { sides, approvers } = request;
  const agreed = withoutFormer(estate, request);
  const heard = heardPeople(estate, agreed);
  const away = notCounted(request);
  return sides.map((side) => ({
    side: side.id,
    yeses: needsOf(side) - yesesOf(agreed, side),
    people: ownVoices(approvers, side)
      .map(({ account }) => account)
      .filter((one) => !away.includes(accountKey(one)) && !heard.has(personKeyOf(estate, one))),
  }));
}

/** Of more than that it is not looked at whether they could decide: some of them can. */
const FEW = 6;

/** Those of whom a missing yes has to come, for each side that has only a few of them. */
export const fewLeft = (estate: Estate, request: AccessRequest): AccountRef[] => {
  const few = wantedIn(estate, request)
    .filter(({ yeses, people }) => yeses > 0 && people.length <= yeses + FEW)
    .flatMap(({ people }) => people);
  return [...new Map(few.map((one) => [accountKey(one), one])).values()];
};

/** Told where it was not so before. */
export function withStranded(estate: Estate, request: AccessRequest, now: Instant): Stranded {
  const stranded = lackOf(estate, wantedIn(estate, request)).sides;
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
