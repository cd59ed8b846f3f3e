// A time has come: a request lapses, an access expires, a guest is looked up again.

import { remindsAgainAt } from '../domain/access/brake-request.ts';
import { glassReminded } from '../domain/access/break-glass.ts';
import { principalOf } from '../domain/access/change.ts';
import { lapse } from '../domain/access/close.ts';
import type { CommandKind, Decision, Work } from '../domain/access/decision.ts';
import { beginEnding, canEnd } from '../domain/access/end.ts';
import { reminded } from '../domain/access/hand-over.ts';
import { asksAt, askWhetherNeeded } from '../domain/access/keep.ts';
import { partEndOfStep } from '../domain/access/parts.ts';
import { redemptionChecked } from '../domain/access/redemption.ts';
import type { AccessRequest, Told } from '../domain/access/request.ts';
import { inTrouble, retryAfter } from '../domain/access/trouble.ts';
import type { Account, Fact, Instant, Unreadable } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { beginAccess } from './begin-access.ts';
import { untilCommitted } from './commit-loop.ts';
import { type ImpactDeps, readImpact } from './read-impact.ts';
import { type InForceDeps, leaveToOthers, whyBehind } from './rules-behind.ts';

export interface DueCommandDeps extends ImpactDeps, InForceDeps {
  readonly store: RequestStore;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
}

const COMMANDS: ReadonlyArray<Work['kind']> = [
  'begin',
  'lapse',
  'expire',
  'check-redemption',
  'review',
  'glass-review',
  'remind-partner',
] satisfies CommandKind[];

export const isCommand = (work: Work): work is Extract<Work, { kind: CommandKind }> =>
  COMMANDS.includes(work.kind);

export async function runDueCommand(
  deps: DueCommandDeps,
  item: WorkItem,
  kind: CommandKind,
): Promise<void> {
  const { store, queue, clock, log } = deps;
  if (kind === 'begin' && whyBehind(deps)) return leaveToOthers(deps, item);
  let late: { readonly told: Told; readonly dueAt: Instant } | undefined;
  const done = await untilCommitted<boolean>(
    store,
    item.requestId,
    async (request) => {
      const early = tooEarly(kind, request, clock.now());
      if (early !== undefined) {
        await queue.postpone(item.id, early, 'its time has not come', false);
        return { stop: true };
      }
      const decision = await decide(deps, kind, request);
      if (!decision) return { stop: false };
      if (decision === 'later' || 'later' in decision) {
        const dueAt = clock.now() + retryAfter(item);
        await queue.postpone(item.id, dueAt, 'the tenant cannot be read');
        late = decision === 'later' ? undefined : { told: decision.later, dueAt };
        return { stop: true };
      }
      return {
        decision,
        give: (stored) => {
          log.info('request.time-came', {
            requestId: request.id,
            command: kind,
            state: stored.state,
          });
          return true;
        },
      };
    },
    { finishes: item.id },
  );
  if (!done) await queue.finish(item.id);
  if (late) await sayItIsLate(deps, item.requestId, late.told, late.dueAt);
}

/** Its start has come, and it has not begun: the cards say why, and whoever asked hears of it. */
async function sayItIsLate(
  { store, clock }: Pick<DueCommandDeps, 'store' | 'clock'>,
  requestId: string,
  told: Told,
  dueAt: Instant,
): Promise<void> {
  await untilCommitted<void>(store, requestId, (request) => {
    const isLate = request.state === 'scheduled';
    const decision = isLate ? inTrouble(request, told, dueAt, clock.now()) : undefined;
    return decision ? { decision, give: () => undefined } : { stop: undefined };
  });
}

/**
 * When to come back, if the clock stands before the time of a request that still waits for it: a
 * clock may be set back between claiming the work and deciding, and an end must not be lost to that.
 */
function tooEarly(kind: CommandKind, request: AccessRequest, now: Instant): Instant | undefined {
  if (kind === 'remind-partner') return remindsAgainAt(request, now);
  const time = timeOf(kind, request);
  return time !== undefined && now < time ? time : undefined;
}

function timeOf(kind: CommandKind, request: AccessRequest): Instant | undefined {
  const { state, lapsesAt, startsAt, expiresAt } = request;
  if (kind === 'lapse' && state === 'pending') return lapsesAt;
  if (kind === 'begin' && state === 'scheduled') return startsAt;
  if (kind === 'expire' && canEnd(request)) return expiresAt;
  return kind === 'review' && state === 'active' ? asksAt(request) : undefined;
}

async function decide(
  deps: DueCommandDeps,
  kind: CommandKind,
  request: AccessRequest,
): Promise<Decision | { readonly later: Told } | 'later' | undefined> {
  const now = deps.clock.now();
  if (kind === 'begin') return beginAccess(deps, request);
  if (kind === 'lapse') return lapse(request, now);
  if (kind === 'expire') {
    return canEnd(request) ? beginEnding(request, 'expired', undefined, now) : undefined;
  }
  if (kind === 'glass-review') return glassReminded(request, now);
  if (kind === 'remind-partner') return reminded(request, now);
  if (kind === 'review') {
    return request.state === 'active'
      ? askWhetherNeeded(request, await readImpact(deps, request), now)
      : undefined;
  }
  if (request.state !== 'waiting') return undefined;
  const redemption = await readRedemption(deps.facts, request);
  return typeof redemption === 'object' ? 'later' : redemptionChecked(request, redemption, now);
}

/** Of the guests that the plan's steps use; one that is gone has accepted nothing. Or why not. */
export async function readRedemption(
  facts: FactReader,
  request: AccessRequest,
): Promise<'pending' | 'accepted' | Unreadable> {
  const { tenantId } = request.plan.resource;
  const ids = request.plan.steps.flatMap(({ id, change }) => {
    if (partEndOfStep(request, id)) return [];
    const ref = principalOf(change);
    if (ref) return 'objectId' in ref ? ref.objectId : [];
    return request.steps.find((step) => step.id === id)?.outputs?.objectId ?? [];
  });
  if (ids.length === 0) return 'pending';
  const read = await facts.read(
    [...new Set(ids)].map((objectId) => ({ fact: 'account', account: { tenantId, objectId } })),
  );
  const accounts = read as ReadonlyArray<Fact<Account | null>>;
  const silent = accounts.find((account) => !account.known);
  if (silent && !silent.known) return silent.reason;
  return accounts.every(
    (account) => account.known && account.value !== null && account.value.redemption !== 'pending',
  )
    ? 'accepted'
    : 'pending';
}
