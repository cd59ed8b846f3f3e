// Time has passed without an answer: whoever is asked is reminded, or others are asked as well.

import { remindsAgainAt } from '../domain/access/brake-request.ts';
import type { DeciderWork, Decision } from '../domain/access/decision.ts';
import {
  escalated,
  escalating,
  remindDeciders,
  remindedUntil,
} from '../domain/access/escalation.ts';
import { accountsConcerned, type Found, howFound, withFound } from '../domain/access/leavers.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { isStillAsked } from '../domain/access/stages.ts';
import { retryAfter } from '../domain/access/trouble.ts';
import type { Account, Fact } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { accountKey } from '../shared/account.ts';
import type { AskAnewDeps } from './ask-anew.ts';
import { untilCommitted } from './commit-loop.ts';
import { findOthers } from './find-others.ts';
import { readOnce } from './read-once.ts';

export type DeciderWorkDeps = AskAnewDeps & {
  readonly store: RequestStore;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
};

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'remind-deciders',
  'escalate',
] satisfies Array<DeciderWork['kind']>;

export const isDeciderWork = (work: WorkItem['work']): work is DeciderWork =>
  KINDS.includes(work.kind);

export async function runDeciderWork(
  deps: DeciderWorkDeps,
  item: WorkItem,
  { kind, opened }: DeciderWork,
): Promise<void> {
  const { store, queue, clock, log } = deps;
  const done = await untilCommitted<boolean>(
    store,
    item.requestId,
    async (request) => {
      const now = clock.now();
      const again = kind === 'remind-deciders' ? remindsAgainAt(request, now) : undefined;
      if (again !== undefined && isStillAsked(request, opened)) {
        // Of several that a brake held back one is enough.
        if (remindedUntil(request, opened, now, again)) return { stop: false };
        await queue.postpone(item.id, again, 'a brake holds', false);
        return { stop: true };
      }
      const decision =
        kind === 'escalate'
          ? await goFurther(deps, request, opened)
          : remindDeciders(request, opened, now);
      if (decision === 'later') {
        const dueAt = now + retryAfter(item);
        await queue.postpone(item.id, dueAt, 'a tenant cannot be read');
        return { stop: true };
      }
      if (!decision) return { stop: false };
      return {
        decision,
        give: () => {
          log.info('request.time-came', { requestId: request.id, command: kind });
          return true;
        },
      };
    },
    { finishes: item.id },
  );
  if (!done) await queue.finish(item.id);
}

async function goFurther(
  deps: DeciderWorkDeps,
  request: AccessRequest,
  opened: number,
): Promise<Decision | 'later' | undefined> {
  const stages = escalating(request, opened);
  if (!stages) return undefined;
  const once = { ...deps, facts: readOnce(deps.facts) };
  const now = deps.clock.now();
  const found = withFound(request, await lookFor(once, request), now);
  const { known, asks } = await findOthers(once, found, stages);
  return asks ? escalated(deps.estate, known, stages, asks, now) : 'later';
}

/** Whoever has left is not counted on; of an account that cannot be read nothing is said. */
async function lookFor(
  { facts }: Pick<AskAnewDeps, 'facts'>,
  request: AccessRequest,
): Promise<Record<string, Found>> {
  const accounts = accountsConcerned(request);
  const read = await facts.read(
    accounts.map(({ tenantId, objectId }) => ({
      fact: 'account',
      account: { tenantId, objectId },
    })),
  );
  return Object.fromEntries(
    accounts.flatMap((account, i): Array<[string, Found]> => {
      const fact = read[i] as Fact<Account | null>;
      if (!fact.known) return [];
      return [[accountKey(account), howFound(fact.value)]];
    }),
  );
}
