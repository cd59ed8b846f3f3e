// An approval, checked on what is true now: all that is asked, or the less whose button was pressed.
import type { Counted } from '../domain/access/decision.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { AccessKind, Planned, Wish } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import {
  asNarrowed,
  lessMeant,
  narrowTo,
  shortenTo,
  shorterMeant,
} from '../domain/access/narrow.ts';
import { plannedWhere } from '../domain/access/observe.ts';
import { holdersOf, type Person } from '../domain/access/people.ts';
import { startingAt } from '../domain/access/plan.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import {
  alreadyDecided,
  approve,
  lapsed,
  type Reviewed,
  type Reviewer,
  type Standing,
  whyStale,
} from '../domain/access/review.ts';
import { withStranded } from '../domain/access/stranded.ts';
import type { Estate, PolicyRule } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { yesesNeeded } from '../shared/yeses.ts';
import { checkDuties } from './check-duties.ts';
import { openSettings } from './open-settings.ts';
import { type Made, putAnew } from './put-anew.ts';
import { putToOthers } from './put-to-others.ts';
import { runStudy } from './run-study.ts';

export interface ApproveDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly store: RequestStore;
  readonly clock: Clock;
}

/**
 * The rule of today and the side this account may say yes for under it; asked again when the plan is
 * known.
 */
export interface StandingFor {
  standing(planned?: Planned): Promise<Result<StandingNow, Refusal>>;
  /** Whom it asks, whoever presses. */
  asking(planned: Planned): Promise<Result<AskingNow, Refusal>>;
  ruleFor(planned: Planned): Result<PolicyRule, Refusal>;
}

export type AskingNow = Pick<Standing, 'asks' | 'rule'> & Pick<PolicyRule, 'usual'>;

type StandingNow = Standing &
  Pick<PolicyRule, 'longest' | 'usual' | 'atOnce'> & {
    /** What it was to go on from is over. */
    readonly anew?: boolean;
  };

export interface Approval {
  readonly request: AccessRequest;
  readonly beneficiary: Identity;
  readonly people?: readonly Person[];
  readonly by: Reviewer;
  readonly shownHash: string;
  /** Chosen by whoever approves: the plan that was shown, for less than was asked. */
  readonly durationMs?: number;
  readonly standingFor: StandingFor;
}

export async function approveNow(
  deps: ApproveDeps,
  approval: Approval,
): Promise<Result<Reviewed, Refusal>> {
  const { request, by, shownHash, durationMs } = approval;
  if (request.state !== 'pending') return refused(alreadyDecided);
  const now = () => deps.clock.now();
  if (now() >= request.lapsesAt) return refused(lapsed);
  const kind = kindById(request.plan.resource.kind);
  if (!kind) return refused(ruleChanged);
  const whole = { resource: request.plan.resource, durationMs: request.durationMs };
  const shorter = durationMs === undefined ? undefined : shorterMeant(request, durationMs);
  if (durationMs !== undefined) {
    if (shownHash !== request.plan.hash) return refused(whyStale(request, shownHash));
    if (!shorter) return refused(notShorter);
  }
  const less = shorter ?? lessMeant(request, shownHash);
  if (less) {
    const checked = await check(deps, kind, approval, less);
    if (!checked.ok) return refusedOr(deps, kind, approval, checked.error);
    const { planned, standing, counted } = checked.value;
    const alone = yesesNeeded(standing.asks.sides) === 1;
    if (planned.plan.hash === less.hash && (alone || shorter)) {
      const at = now();
      // Where others had a part in it, it is told who made it how short.
      const together = !alone || request.agreed.length > 0 || request.shortened !== undefined;
      const narrowed =
        shorter && together
          ? shortenTo(request, less, planned, by.account, at)
          : narrowTo(request, less, planned);
      const reviewed = approve(narrowed, by, less.hash, planned, standing, at);
      if (!reviewed.ok) return reviewed;
      const opened = openedTo(deps.estate, reviewed.value, at);
      return ok(withCounted(asNarrowed(opened, request, by.account, at), counted));
    }
  }
  const checked = await check(deps, kind, approval, whole);
  if (!checked.ok) return refusedOr(deps, kind, approval, checked.error);
  const { planned, standing, counted } = checked.value;
  const moved = less !== undefined || planned.plan.hash !== request.plan.hash;
  if (!moved) {
    const reviewed = approve(request, by, shownHash, planned, standing, now());
    if (!reviewed.ok) return reviewed;
    return ok(withCounted(openedTo(deps.estate, reviewed.value, now()), counted));
  }
  if (shorter && planned.plan.hash === request.plan.hash) return refused(notAlike);
  return ok(await putAnew(deps, kind, approval, checked.value, standing));
}

/** What is refused to whoever pressed may be for others to decide by now. */
async function refusedOr(
  deps: ApproveDeps,
  kind: AccessKind,
  approval: Approval,
  why: Refusal,
): Promise<Result<Reviewed, Refusal>> {
  if (why.code !== 'not-an-approver') return refused(why);
  const { plan: shown, durationMs } = approval.request;
  const made = await plan(deps, kind, approval, { resource: shown.resource, durationMs });
  const moved = made.ok && (await putToOthers(deps, kind, approval, made.value));
  return moved ? ok(moved) : refused(why);
}

interface Checked extends Made {
  readonly standing: StandingNow;
  readonly counted: Counted | undefined;
}

/** A single yes of several gives nothing yet. */
const withCounted = (reviewed: Reviewed, counted: Counted | undefined): Reviewed =>
  reviewed.outcome === 'approved' && counted
    ? { ...reviewed, decision: { ...reviewed.decision, counted } }
    : reviewed;

/** Whom the next stage was to ask may have left since: then its owners hear of it now. */
function openedTo(estate: Estate, reviewed: Reviewed, now: number): Reviewed {
  const { outcome, decision } = reviewed;
  if (outcome !== 'agreed') return reviewed;
  const { request, work } = withStranded(estate, decision.request, now);
  return { outcome, decision: { ...decision, request, work: [...decision.work, ...work] } };
}

async function plan(
  { estate, facts, store }: ApproveDeps,
  kind: AccessKind,
  { request, beneficiary, people }: Approval,
  { resource, durationMs }: Pick<Wish, 'resource' | 'durationMs'>,
): Promise<Result<Made, Refusal>> {
  const held = await store.heldBy([...beneficiary.accounts, ...holdersOf(people ?? [])]);
  const open = await openSettings(store, kind, request.id);
  const wish = { resource, beneficiary, ...(people && { people }), durationMs, held, open };
  const study = await runStudy(kind.plan(estate, wish), facts);
  if (!study.ok) return refused(study.error[0] ?? ruleChanged);
  const planned = startingAt(study.value, durationMs, request.startsAt, request.plan.ticket);
  return ok({ wish, planned });
}

/** Plans it anew, and asks again whether the rule of today lets this person say yes to it. */
async function check(
  deps: ApproveDeps,
  kind: AccessKind,
  approval: Approval,
  { resource, durationMs }: Pick<Wish, 'resource' | 'durationMs'>,
): Promise<Result<Checked, Refusal>> {
  const { request, beneficiary, people, standingFor } = approval;
  const made = await plan(deps, kind, approval, { resource, durationMs });
  if (!made.ok) return made;
  const { wish, planned } = made.value;
  const standing = await standingFor.standing(planned);
  if (!standing.ok) return standing;
  const { longest, rule, atOnce, anew } = standing.value;
  if (durationMs > longest) return refused(anew ? noRenewal : ruleChanged);
  const duties = await checkDuties(deps, {
    resource,
    title: planned.words.title,
    rule: { id: rule.id, place: rule.place, ...(atOnce !== undefined && { atOnce }) },
    people: people ?? [beneficiary],
    self: false,
    requestId: request.id,
  });
  if (!duties.ok) return duties;
  const told = plannedWhere(deps.estate, planned, standing.value.asks.sides);
  return ok({ wish, planned: told, standing: standing.value, counted: duties.value });
}

const notShorter = refusal(
  'not-shorter',
  'That is not a shorter time than was asked for.',
  'Choose one from the list, or approve what was asked.',
);

const notAlike = refusal(
  'not-alike',
  'For that time it would not come to what the card shows.',
  'Approve what was asked, or deny it with a word about what to ask for instead.',
);

const noRenewal = refusal(
  'no-renewal',
  'What this was to go on from is over, so it is decided about as the first time, and for that it is too long.',
  'Deny it with a word about why; it can be asked for anew.',
);

export const ruleChanged = refusal(
  'rule-changed',
  'The rules have changed since this was asked for, and no longer allow it as it stands.',
  'Deny it with a word about why; it can be asked for again under the new rules.',
);
