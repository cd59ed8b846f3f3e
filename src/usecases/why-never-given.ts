// Whether what was agreed to before has come to be something that is never given: a role that gained rights, a unit that holds deciders.
import { isNeverGiven } from '../domain/access/never-given.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { isUnreadable } from '../domain/access/unreadable.ts';
import type { Refusal } from '../shared/refusal.ts';
import { type PlanDeps, studyAnew } from './plan-anew.ts';

/**
 * Whatever else stands in its way now is found where its steps are looked at. Where the directory
 * cannot be read, that is the refusal: see {@link isUnreadable}.
 */
export async function whyNeverGiven(
  deps: PlanDeps,
  request: AccessRequest,
): Promise<Refusal | undefined> {
  const planned = await studyAnew(deps, request);
  if (!planned || planned.ok) return undefined;
  return planned.error.find(isNeverGiven) ?? planned.error.find(isUnreadable);
}
