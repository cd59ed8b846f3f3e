// What a request would change if it were planned now, for the people and the thing that it is about.
import type { Planned } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { plannedWhere } from '../domain/access/observe.ts';
import { holdersOf } from '../domain/access/people.ts';
import { startingAt } from '../domain/access/plan.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { peopleOf } from './gather-people.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { openSettings } from './open-settings.ts';
import { runStudy } from './run-study.ts';

/** Undefined: it could not be planned now; whoever carries it out finds out why. */
export async function planAnew(
  deps: IdentifyDeps & { readonly store: RequestStore },
  request: AccessRequest,
): Promise<Planned | undefined> {
  const { resource } = request.plan;
  const { durationMs, startsAt } = request;
  const kind = kindById(resource.kind);
  const beneficiary = await identifyAsker(deps, request.beneficiary);
  const people = await peopleOf(deps, request);
  if (!kind || !beneficiary.ok || !people.ok) return undefined;
  const holders = [...beneficiary.value.accounts, ...holdersOf(people.value ?? [])];
  const held = await deps.store.heldBy(holders);
  const open = await openSettings(deps.store, kind, request.id);
  const named = people.value && { people: people.value };
  const wish = { resource, beneficiary: beneficiary.value, ...named, durationMs, held, open };
  const planned = await runStudy(kind.plan(deps.estate, wish), deps.facts);
  if (!planned.ok) return undefined;
  const later = startingAt(planned.value, durationMs, startsAt, request.plan.ticket);
  return plannedWhere(deps.estate, later, request.sides);
}
