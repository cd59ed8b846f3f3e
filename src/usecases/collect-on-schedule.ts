// Reads tenants when their time has come: a few at once, so that none delays another or anybody's request.
import type { PostureWork } from '../domain/access/decision.ts';
import type { Clock } from '../ports/clock.ts';
import { traceOf } from '../ports/directory-error.ts';
import type { Log } from '../ports/log.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { DAY, MINUTE } from '../shared/duration.ts';
import { type CollectDeps, collectTenant } from './collect-tenant.ts';

export interface ScheduleDeps extends CollectDeps {
  readonly postureStore: Pick<PostureStore, 'latest' | 'keep' | 'purge'>;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds from one reading of a tenant to the next; null: only when somebody asks. */
  readonly every: number | null;
  /** Begins the time that one tenant may take. */
  deadline(): AbortSignal;
  /** Of the estate, and not external. */
  isOurs(tenantId: string): boolean;
  /** After a tenant was read and kept. */
  surveyed?(tenantId: string): Promise<void>;
}

export interface Collector {
  /** Takes the tenant and returns at once: its row comes back by itself, should this process end. */
  due(item: WorkItem, work: PostureWork): Promise<void>;
  /** Lets go of what is in hand. */
  stop(): Promise<void>;
}

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'survey-tenant',
  'tidy-posture',
] satisfies Array<PostureWork['kind']>;

export const isPostureWork = (work: WorkItem['work']): work is PostureWork =>
  KINDS.includes(work.kind);

export const surveyWorkOf = (tenantId: string): string => `posture:${tenantId}`;

const AT_ONCE = 4;
/** Longer than a tenant may take, so that a second replica takes it only if this one is gone. */
const IN_HAND_MS = 15 * MINUTE;
const AFTER_BREAKING_MS = 10 * MINUTE;

export function createCollector(deps: ScheduleDeps): Collector {
  const { queue, clock, log, every } = deps;
  const waiting: Array<{ id: string; tenantId: string }> = [];
  const inHand = new Set<string>();
  const hands = new Set<Promise<void>>();
  const stopping = new AbortController();

  function pump(): void {
    while (hands.size < AT_ONCE && !stopping.signal.aborted) {
      const next = waiting.shift();
      if (!next) return;
      const hand = collect(next.id, next.tenantId).finally(() => {
        inHand.delete(next.tenantId);
        hands.delete(hand);
        pump();
      });
      hands.add(hand);
    }
  }

  async function collect(id: string, tenantId: string): Promise<void> {
    const again = (ms: number, why: string) => queue.postpone(id, clock.now() + ms, why, false);
    try {
      const signal = AbortSignal.any([deps.deadline(), stopping.signal]);
      const facts = await collectTenant(withoutKeeping(deps, stopping.signal), tenantId, {
        signal,
      });
      if (stopping.signal.aborted) return;
      const readings = Object.values(facts.readings);
      const unread = readings.filter((reading) => reading?.state === 'unreadable').length;
      log.info('tenant.surveyed', { tenantId, areas: readings.length, unread });
      await deps.surveyed?.(tenantId);
      await again(every ?? DAY, 'read');
    } catch (error) {
      log.error('survey.broken', { tenantId, detail: traceOf(error) });
      await again(AFTER_BREAKING_MS, 'broken, see the log').catch((failure: unknown) =>
        // The row comes back by itself.
        log.error('work.not-postponed', { workId: id, error: traceOf(failure) }),
      );
    }
  }

  return {
    async due(item, work) {
      if (work.kind === 'tidy-posture') {
        const gone = (await deps.postureStore.purge?.()) ?? 0;
        log.info('posture.tidied', { gone });
        return queue.postpone(item.id, clock.now() + DAY, 'tidied', false);
      }
      const tenantId = item.requestId.slice(surveyWorkOf('').length);
      if (every === null || !deps.isOurs(tenantId)) return queue.finish(item.id);
      await queue.postpone(item.id, clock.now() + IN_HAND_MS, 'being read', false);
      if (inHand.has(tenantId)) return;
      inHand.add(tenantId);
      waiting.push({ id: item.id, tenantId });
      pump();
    },
    async stop() {
      waiting.length = 0;
      stopping.abort();
      await Promise.allSettled(hands);
    },
  };
}

/** A survey that was cut short because the product ends is not how the tenant stands. */
const withoutKeeping = (deps: ScheduleDeps, stopping: AbortSignal): CollectDeps => ({
  surveyor: deps.surveyor,
  postureStore: {
    latest: (tenantIds) => deps.postureStore.latest(tenantIds),
    keep: async (facts) => {
      if (!stopping.aborted) await deps.postureStore.keep(facts);
    },
  },
});
