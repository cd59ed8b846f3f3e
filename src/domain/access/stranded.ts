// Sides of which too few are left who could say yes: worked out with the request, and told to its owners once.
import type { AccountRef } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import { strandedSides } from './leavers.ts';
import type { AccessRequest } from './request.ts';

export interface Stranded {
  readonly request: AccessRequest;
  readonly work: readonly DueWork[];
}

/** `owners`: of the tenant, who hear of it where it was not so before. */
export function withStranded(
  request: AccessRequest,
  owners: readonly AccountRef[],
  now: Instant,
): Stranded {
  const stranded = strandedSides(request);
  const before = request.stranded ?? [];
  if (stranded.join() === before.join()) return { request, work: [] };
  const news = stranded.some((id) => !before.includes(id));
  return {
    request: { ...request, stranded },
    work: (news ? owners : []).map((account) => ({
      work: { kind: 'tell', account, audience: 'approver', news: 'stranded' },
      dueAt: now,
    })),
  };
}
