// It comes to something else than the card shows: whoever is asked now is shown that, with the less of it.
import { withAsks } from '../domain/access/approvers.ts';
import type { AccessKind, Planned, Wish } from '../domain/access/kind.ts';
import { withLess } from '../domain/access/narrow.ts';
import { type Moved, planMoved } from '../domain/access/plan-moved.ts';
import type { Approval, ApproveDeps, AskingNow } from './approve-now.ts';
import { planLess } from './plan-less.ts';

export interface Made {
  readonly wish: Wish;
  readonly planned: Planned;
}

export async function putAnew(
  deps: ApproveDeps,
  kind: AccessKind,
  { request, standingFor }: Pick<Approval, 'request' | 'standingFor'>,
  { wish, planned }: Made,
  { asks, usual, rule }: AskingNow,
): Promise<Moved> {
  const { sides } = asks;
  const { startsAt, plan } = request;
  const sameRule = (one: Planned) => {
    const its = standingFor.ruleFor(one);
    return its.ok && its.value.id === rule.id;
  };
  const asked = { wish, planned, usual, sides, startsAt, ticket: plan.ticket, sameRule };
  const again = await planLess(deps, kind, asked);
  return planMoved(withLess(withAsks(request, asks), again), planned, deps.clock.now());
}
