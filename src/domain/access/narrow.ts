// Approving less than what is asked: which less there is, and the request as it is then.
import type { AccountRef } from '../../shared/account.ts';
import { sayDuration } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { auditOf } from './decision.ts';
import type { Lifecycle, Narrower, Planned, Wish } from './kind.ts';
import { type NarrowerPlan, planHash, type Resource } from './plan.ts';
import type { AccessRequest } from './request.ts';
import type { Reviewed } from './review.ts';

/** A less that was planned, as a request keeps it. */
export interface PlannedLess extends NarrowerPlan {
  readonly label: string;
}

export const LESS_AT_MOST = 2;

/** What is tried: what the kind knows, and the usual time where the wish is longer. */
export function lessOf(
  planned: Planned,
  wish: Pick<Wish, 'resource' | 'durationMs'>,
  usual: number,
  lifecycle: Lifecycle,
): Array<Narrower & { readonly resource: Resource; readonly durationMs: number }> {
  const shorter: Narrower[] =
    lifecycle === 'personal-grant' && usual < wish.durationMs
      ? [{ label: `for ${sayDuration(usual)}`, durationMs: usual }]
      : [];
  const [first, ...rest] = planned.narrower ?? [];
  // One of each kind of less before a second of the same.
  return [...(first ? [first] : []), ...shorter, ...rest].map((less) => ({
    ...less,
    resource: less.resourceId ? { ...wish.resource, id: less.resourceId } : wish.resource,
    durationMs: less.durationMs ?? wish.durationMs,
  }));
}

export function withLess(request: AccessRequest, less: readonly PlannedLess[]): AccessRequest {
  const narrower = less.map(({ resource, durationMs, hash }) => ({ resource, durationMs, hash }));
  const labels = Object.fromEntries(less.map(({ hash, label }) => [hash, label]));
  return {
    ...request,
    narrower,
    personal: request.personal && { ...request.personal, narrower: labels },
  };
}

/** The less whose button carries this hash; undefined where the whole is meant, or nothing known. */
export const lessMeant = (request: AccessRequest, shownHash: string): NarrowerPlan | undefined =>
  shownHash === request.plan.hash
    ? undefined
    : request.narrower?.find(({ hash }) => hash === shownHash);

/**
 * The same plan for a shorter time, as somebody chose who saw it. Its hash is worked out from what was
 * shown, so that a plan of another shape for that time is not approved by it.
 */
export function shorterMeant(
  { plan, durationMs: asked, startsAt, lifecycle }: AccessRequest,
  durationMs: number,
): NarrowerPlan | undefined {
  if (lifecycle !== 'personal-grant' || durationMs >= asked) return undefined;
  return { resource: plan.resource, durationMs, hash: planHash(plan, durationMs, startsAt) };
}

/** The request as if this had been asked. */
export function narrowTo(
  request: AccessRequest,
  { durationMs }: NarrowerPlan,
  planned: Planned,
): AccessRequest {
  const { narrower: _, personal, ...rest } = request;
  return {
    ...rest,
    durationMs,
    plan: planned.plan,
    steps: planned.plan.steps.map(({ id }) => ({ id, state: 'todo', ours: false })),
    personal: personal && {
      ...personal,
      words: planned.words,
      // What was asked first, however often it became less.
      askedFor:
        personal.askedFor ?? `${personal.words.title}, for ${sayDuration(request.durationMs)}`,
    },
  };
}

/** For less time, by one of several: the yeses that there are stay, since it is a part of what they were given to. */
export function shortenTo(
  request: AccessRequest,
  less: NarrowerPlan,
  planned: Planned,
  by: AccountRef,
  now: Instant,
): AccessRequest {
  const { plan, durationMs, shortened = [] } = request;
  return {
    ...narrowTo(request, less, planned),
    shortened: [...shortened, { by, at: now, from: plan.hash, durationMs }],
  };
}

/** The audit tells that it was less, beside that it was approved. */
export function asNarrowed(
  reviewed: Reviewed,
  asked: AccessRequest,
  by: AccountRef,
  now: Instant,
): Reviewed {
  const { request, audit } = reviewed.decision;
  const details = {
    from: asked.plan.hash,
    to: request.plan.hash,
    durationMs: { from: asked.durationMs, to: request.durationMs },
    resource: request.plan.resource.id,
  };
  const narrowed = auditOf(request, 'narrowed', now, details, by);
  return { ...reviewed, decision: { ...reviewed.decision, audit: [narrowed, ...audit] } };
}
