// Who may decide about something now: read anew for every request, click, night and escalation.
import { type Deciding, decidingOn, type Known } from '../domain/access/deciding.ts';
import type { Matter } from '../domain/access/find-deciders.ts';
import type { Planned } from '../domain/access/kind.ts';
import { isOutsider, type Person } from '../domain/access/people.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { tenantOf } from '../domain/access/sides.ts';
import type { Estate, PolicyRule } from '../domain/estate/estate.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Result } from '../shared/result.ts';
import { runStudy } from './run-study.ts';

export interface DecidingDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly clock: Clock;
  /** Absent where nobody can hand over their decisions. */
  readonly absences?: Pick<AbsenceStore, 'inForce'>;
}

export interface About extends Omit<Known, 'absences'> {
  readonly planned: Pick<Planned, 'sides' | 'plan'>;
  readonly rule: PolicyRule;
  /** The account at home. */
  readonly beneficiary: AccountRef;
}

export async function findDeciding(
  { estate, facts, clock, absences }: DecidingDeps,
  { planned, rule, beneficiary, ...known }: About,
): Promise<Result<Deciding, Refusal>> {
  const away = (await absences?.inForce(clock.now())) ?? [];
  const { tenantId, objectId } = beneficiary;
  const matter: Matter = {
    resource: planned.plan.resource,
    beneficiary: { tenantId, objectId },
    outside: known.askers.flatMap((one: Person) => (isOutsider(one) ? [one.address] : [])),
  };
  return runStudy(decidingOn(estate, planned, rule, matter, { ...known, absences: away }), facts);
}

/** What is asked about a request before it has been planned anew. */
export function plannedBefore({
  plan,
  sides,
  lifecycle,
}: AccessRequest): Pick<Planned, 'sides' | 'plan'> {
  if (lifecycle === 'personal-grant') return { plan };
  const tenants = sides.flatMap((side) => tenantOf(side) ?? []);
  return { plan, sides: [...new Set(tenants)] };
}
