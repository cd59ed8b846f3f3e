// What a request would change if it were planned now, for the people and the thing that it is about.
import type { Planned } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { plannedWhere } from '../domain/access/observe.ts';
import { holdersOf } from '../domain/access/people.ts';
import { startingAt } from '../domain/access/plan.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Refusal } from '../shared/refusal.ts';
import { type Result, refused } from '../shared/result.ts';
import { peopleOf } from './gather-people.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { openSettings } from './open-settings.ts';
import { runStudy } from './run-study.ts';

export type PlanDeps = IdentifyDeps & { readonly store: RequestStore };

/** Undefined: it could not be planned now; whoever carries it out finds out why. */
export async function planAnew(
  deps: PlanDeps,
  request: AccessRequest,
): Promise<Planned | undefined> {
  const { durationMs, startsAt } = request;
  const planned = await studyAnew(deps, request);
  if (!planned?.ok) return undefined;
  const later = startingAt(planned.value, durationMs, startsAt, request.plan.ticket);
  return plannedWhere(deps.estate, later, request.sides);
}

/** As the kind plans it now, or why it does not. Undefined: there is no such kind any more. */
export async function studyAnew(
  deps: PlanDeps,
  request: AccessRequest,
): Promise<Result<Planned, readonly Refusal[]> | undefined> {
  const { resource } = request.plan;
  const { durationMs } = request;
  const kind = kindById(resource.kind);
  if (!kind) return undefined;
  const beneficiary = await identifyAsker(deps, request.beneficiary);
  if (!beneficiary.ok) return refused([beneficiary.error]);
  const people = await peopleOf(deps, request);
  if (!people.ok) return refused([people.error]);
  const holders = [...beneficiary.value.accounts, ...holdersOf(people.value ?? [])];
  const held = await deps.store.heldBy(holders);
  const open = await openSettings(deps.store, kind, request.id);
  const named = people.value && { people: people.value };
  const wish = { resource, beneficiary: beneficiary.value, ...named, durationMs, held, open };
  return runStudy(kind.plan(deps.estate, wish), deps.facts);
}
