// A rule that approves by itself comes to decide: everything is read and counted anew, or its approvers are asked.
import { approvedBy } from '../domain/access/approved.ts';
import { capReached, isBeingDecided, type WhyAsked, whyAsked } from '../domain/access/automatic.ts';
import { whyBraked } from '../domain/access/brake.ts';
import { crossingOf, whyCutOff } from '../domain/access/cut-off.ts';
import { auditOf, type Counted, type Decision, redraw } from '../domain/access/decision.ts';
import { followed } from '../domain/access/followed.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { asItMay } from '../domain/access/observe.ts';
import { holdersOf } from '../domain/access/people.ts';
import { startingAt } from '../domain/access/plan.ts';
import { allowedBy } from '../domain/access/policy.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { accountKey } from '../shared/account.ts';
import { checkDuties } from './check-duties.ts';
import { untilCommitted } from './commit-loop.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { openSettings } from './open-settings.ts';
import { readOnce } from './read-once.ts';
import { renewalNow } from './renewal-now.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';
import { runStudy } from './run-study.ts';

export interface DecideDeps extends IdentifyDeps, InForceDeps {
  readonly store: RequestStore;
  readonly cutOffs: Pick<CutOffStore, 'open'>;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly queue: Pick<WorkQueue, 'finish' | 'reserve'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * `busy`: the same rule decides about another request, since what it may do is counted one by one. `elsewhere`: it may
 * have been changed, and cannot be read here.
 */
export async function decideByRule(
  deps: DecideDeps,
  item: WorkItem,
): Promise<'busy' | 'elsewhere' | 'done'> {
  const { store, queue, clock, log } = deps;
  if (whyBehind(deps)) return 'elsewhere';
  const asked = await store.load(item.requestId);
  if (asked && isBeingDecided(asked)) {
    if (!(await queue.reserve(item.id, [`rule/${asked.policy.id}`]))) return 'busy';
    const facts = readOnce(deps.facts);
    await untilCommitted<void>(
      store,
      item.requestId,
      async (request) => {
        // What nobody decided in time lapses, and does not come true late.
        if (!isBeingDecided(request) || clock.now() >= request.lapsesAt) return { stop: undefined };
        const found = await whether({ ...deps, facts }, request);
        const decision = decide(deps, request, found, clock.now());
        const give = () =>
          log.info('request.decided-by-rule', { requestId: request.id, why: found.why ?? null });
        return { decision, give };
      },
      { finishes: item.id },
    );
  }
  await queue.finish(item.id);
  return 'done';
}

type Found =
  | { readonly why: WhyAsked; readonly code: string }
  | {
      readonly why?: undefined;
      readonly policy: AccessRequest['policy'];
      readonly counted?: Counted;
      /** Those that were known: with one more it is decided anew. */
      readonly cutOffs: readonly string[];
    };

function decide(
  { estate }: Pick<DecideDeps, 'estate'>,
  request: AccessRequest,
  found: Found,
  now: Instant,
): Decision {
  if (found.why === undefined) {
    const { byRule: _, ...rest } = request;
    const { id, place } = found.policy;
    const decision = approvedBy({ ...rest, policy: found.policy }, { rule: { id, place } }, now);
    const { counted, cutOffs } = found;
    const bound = { ...decision, cutOffs, ...(counted && { counted }) };
    return asItMay(estate, { outcome: 'approved', decision: bound }, now).decision;
  }
  const next: AccessRequest = { ...request, byRule: found.why };
  const { why, code } = found;
  const audit = [auditOf(next, 'left-to-approvers', now, { why, code, policy: request.policy })];
  return { request: next, audit, work: redraw(next, now) };
}

/** Under the rule of today, for the plan of today, and within what it may still do today. */
async function whether(deps: DecideDeps, request: AccessRequest): Promise<Found> {
  const { estate, facts, store, clock } = deps;
  const ask = (why: WhyAsked, code: string = why): Found => ({ why, code });
  const { resource, ticket } = request.plan;
  const kind = kindById(resource.kind);
  const person = await identifyAsker(deps, request.requestor);
  if (!kind || !person.ok) return ask('not-now', person.ok ? 'kind-unknown' : person.error.code);
  const requestor = person.value;

  const open = await openSettings(store, kind, request.id);
  const held = await store.heldBy(holdersOf([requestor]));
  const { durationMs, startsAt } = request;
  const wish = { resource, beneficiary: requestor, durationMs, held, open };
  const study = await runStudy(kind.plan(estate, wish), facts);
  if (!study.ok) return ask('not-now', study.error[0]?.code ?? 'refused');
  const planned = startingAt(study.value, durationMs, startsAt, ticket);
  if (planned.plan.hash !== request.plan.hash) return ask('not-now', 'plan-moved');

  const { kind: kindId, tenantId, id: resourceId } = resource;
  const { recipient } = planned;
  const renewal = await renewalNow(store, request);
  const today = {
    kind: kindId,
    tenantId,
    resourceId,
    requestor,
    ...(recipient && { recipient }),
    ...(renewal !== undefined && { renewal }),
  };
  const rule = allowedBy(estate, today, kind.title);
  if (!rule.ok) return ask('not-now', rule.error.code);
  const { automatic, id } = rule.value;
  const people = request.people ? [requestor] : undefined;
  const wanted = { kind, planned, requestor, people, durationMs };
  const never = whyAsked(estate, rule.value, wanted);
  if (never || !automatic) return ask(never ?? 'never');
  // That it is not verified stands on the card for whoever decides.
  const isChecked = request.ticket !== undefined && request.ticket !== 'not-verified';
  if (rule.value.ticket?.needed === 'demanded' && !isChecked) {
    return ask('not-now', 'ticket-not-verified');
  }
  // Its caps are counted under the name with which it was reserved.
  if (id !== request.policy.id) return ask('not-now', 'rule-changed');

  const braked = whyBraked(estate, await deps.brakes.inForce(), request);
  if (braked) return ask('not-now', braked.code);
  const crossing = crossingOf(estate, request);
  const cutOffs = await deps.cutOffs.open();
  const cut = whyCutOff(estate, cutOffs, {
    ...crossing,
    people: [...crossing.people, ...requestor.accounts],
  });
  if (cut) return ask('not-now', cut.code);
  const duties = await checkDuties(
    { estate, facts, store },
    {
      resource,
      title: planned.words.title,
      rule: rule.value,
      people: [requestor],
      self: false,
      requestId: request.id,
    },
  );
  if (!duties.ok) return ask('not-now', duties.error.code);
  const now = clock.now();
  const past = await store.approvedByRule(id, now - automatic.atMost.in);
  const cap = capReached(automatic, past, requestor.accounts.map(accountKey), now);
  const counted = duties.value;
  if (cap) return ask(cap);
  const known = cutOffs.map(({ id }) => id);
  return { policy: followed(rule.value), cutOffs: known, ...(counted && { counted }) };
}
