// Rings when work is due. A ring is only a hint: the row of the work says whether there is any.
import { fromKysely, type PgBoss } from 'pg-boss';
import type { WorkKind } from '../../domain/access/decision.ts';
import type { Instant } from '../../domain/facts.ts';
import type { Log } from '../../ports/log.ts';
import type { Db } from './database.ts';
import { createRingsForOthers } from './rings-for-others.ts';
import { together } from './together.ts';

export interface Ring {
  readonly workId: string;
  readonly dueAt: Instant;
  readonly first?: boolean;
  /** Acts in a directory: what only tells of it gives way for a moment. */
  readonly acts?: boolean;
}

/** A card that comes this much later is no later for anybody, and a step has set out by then. */
const GIVES_WAY_MS = 25;

export const acts = (kind: string): boolean => ACTS.includes(kind);
const ACTS: readonly string[] = ['observe-step', 'perform-step'] satisfies WorkKind[];

/** What takes something back waits behind nothing that only tells of it, or gives. */
export const goesFirst = (kind: string): boolean => FIRST.includes(kind);
export const FIRST: readonly string[] = [
  'expire',
  'undo-step',
  'prove-end',
  'cut-off',
] satisfies WorkKind[];

/** What is due so soon is waited for here: a job would hardly be there earlier. */
const SOON_MS = 1_000;

/** Who begins with what is due in this process. */
export interface Listener {
  /** Begins with it, or keeps it until there is room; says whether it has begun. */
  hear(workId: string, first: boolean): boolean;
  /** Heard, and in no hand yet. */
  readonly waits: (workId: string) => boolean;
}

export interface Doorbell {
  /** Rings as part of the transaction: not at all if it does not commit. */
  book(trx: Db, rings: readonly Ring[]): Promise<void>;
  /**
   * Rings for what is committed already. Who listens here hears what is due at its time; what has not begun
   * a moment later is rung for everybody, what takes something back at once, and so is what is due later. One
   * that is lost comes with the next sweep.
   */
  ring(rings: readonly Ring[]): void;
  listen(listener: Listener): Promise<void>;
  /**
   * Nobody listens here any more: what has not begun is rung for everybody now, also what is due soon. `left`:
   * what waited here; a job that rang for it may have been for nobody else.
   */
  leave(left: readonly Ring[]): Promise<void>;
  /** Id of the operation under way, which work remembers. */
  operation?(): string | undefined;
}

const QUEUE = 'bell';
const POLL_SECONDS = 0.5;

/**
 * pg-boss runs on real time, whatever the product's clock says: `toReal` turns a moment of that clock
 * into the real moment at which it comes, as far as is known now.
 */
export async function createDoorbell(
  boss: PgBoss,
  toReal: (instant: Instant) => Instant,
  operation?: () => string | undefined,
  log?: Pick<Log, 'warn'>,
): Promise<Doorbell> {
  await boss.start();
  // The queue must exist before the first commit: looking it up inside a transaction would hang.
  if (!(await boss.getQueue(QUEUE))) {
    await boss.createQueue(QUEUE, {
      notify: true,
      retryLimit: 0,
      expireInSeconds: 60,
      deleteAfterSeconds: 60,
    });
    // A queue that was just made is looked up when it is first used, and that must not be inside a commit.
    await boss.fetch(QUEUE);
  }
  let here: Listener | undefined;
  const insert = together(async (asked: ReadonlyArray<readonly Ring[]>) => {
    await boss.insert(
      QUEUE,
      asked.flatMap((rings) => jobsOf(rings, toReal)),
    );
  });
  const send = (rings: readonly Ring[]) =>
    insert(rings).catch((error) => log?.warn('bell.silent', { error: String(error) }));
  const others = createRingsForOthers(send);
  const early = ({ dueAt }: Ring) => toReal(dueAt) - Date.now();
  /** Told here once their timer is over. */
  const soon = new Map<NodeJS.Timeout, readonly Ring[]>();
  const tellIn = (ms: number, rings: readonly Ring[]) => {
    const timer = setTimeout(() => {
      soon.delete(timer);
      tell(rings);
    }, ms).unref();
    soon.set(timer, rings);
  };
  const tell = (rings: readonly Ring[]): void => {
    if (!here) return void send(rings);
    const atOnce: Ring[] = [];
    for (const ring of rings) {
      const { workId, first = false } = ring;
      const ms = early(ring);
      if (ms > SOON_MS) others.add(ring);
      else if (ms > 0) tellIn(ms, [ring]);
      else if (here.hear(workId, first)) continue;
      // Whoever has room now takes it back now.
      else if (first) atOnce.push(ring);
      else others.add(ring, here.waits);
    }
    if (atOnce.length > 0) void send(atOnce);
  };
  return {
    ...(operation && { operation }),
    async book(trx, rings) {
      if (rings.length > 0)
        await boss.insert(QUEUE, jobsOf(rings, toReal), { db: fromKysely(trx) });
    },
    ring(rings) {
      const setsOut = (ring: Ring) => ring.acts === true && early(ring) <= 0;
      const gives = ({ first = false, ...ring }: Ring) => !first && !setsOut(ring);
      if (!here || !rings.some(setsOut)) return tell(rings);
      tell(rings.filter((ring) => !gives(ring)));
      const later = rings.filter(gives);
      if (later.length > 0) tellIn(GIVES_WAY_MS, later);
    },
    async leave(left) {
      // What is rung for now is not for this process, which would hear it and do nothing.
      const listened = here !== undefined;
      here = undefined;
      if (listened) await boss.offWork(QUEUE, { wait: false });
      for (const timer of soon.keys()) clearTimeout(timer);
      for (const ring of [...left, ...soon.values()].flat()) others.add(ring);
      soon.clear();
      await others.send();
    },
    async listen(listener) {
      here = listener;
      await boss.work<Heard>(
        QUEUE,
        {
          batchSize: 50,
          burstWhenBatchFull: true,
          pollingIntervalSeconds: POLL_SECONDS,
          // Where it is told of new jobs it polls seldom, but nobody tells it that a later one fell due.
          notifyPollingIntervalSeconds: POLL_SECONDS,
        },
        async (jobs) => {
          for (const { data } of jobs) {
            for (const workId of [data.workId, ...(data.more ?? [])]) {
              listener.hear(workId, data.first === true);
            }
          }
        },
      );
    },
  };
}

interface Heard {
  readonly workId: string;
  /** Of the same commit and the same moment. A version that does not know them leaves them to its sweep. */
  readonly more?: readonly string[];
  readonly first?: true;
}

/** One for each moment, and one for what goes first: what a commit leads to is mostly due at once. */
function jobsOf(
  rings: readonly Ring[],
  toReal: (instant: Instant) => Instant,
): Array<{ data: Heard; startAfter?: Date }> {
  const now = Date.now();
  const jobs = Map.groupBy(
    rings,
    ({ dueAt, first = false }) => `${Math.max(toReal(dueAt), now)} ${first}`,
  );
  return [...jobs.values()].map((alike) => {
    const [{ dueAt, first } = { dueAt: now }] = alike;
    const at = toReal(dueAt);
    const [workId = '', ...more] = alike.map((ring) => ring.workId);
    const data: Heard = {
      workId,
      ...(more.length > 0 && { more }),
      ...(first && { first }),
    };
    return { data, ...(at > now && { startAfter: new Date(at) }) };
  });
}
