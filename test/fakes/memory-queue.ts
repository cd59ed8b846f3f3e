// The work queue in memory: nothing runs by itself, a test takes what is due one by one.
import type { Work } from '../../src/domain/access/decision.ts';
import type { Instant } from '../../src/domain/facts.ts';
import type { BroughtCard, CardPlace } from '../../src/ports/card-store.ts';
import type { WorkItem, WorkQueue } from '../../src/ports/work-queue.ts';
import { MemoryCards } from './memory-cards.ts';

interface Row {
  readonly id: string;
  readonly requestId: string;
  readonly work: Work;
  dueAt: Instant;
  attempts: number;
  /** In a hand now. */
  leased?: boolean;
  done: boolean;
  why?: string;
}

const stepIn = (work: Work) => ('stepId' in work ? work.stepId : undefined);

export class MemoryQueue implements WorkQueue {
  readonly rows: Row[] = [];
  /** What was brought is kept as its work is finished. */
  readonly cards = new MemoryCards();
  private readonly reserved = new Map<string, string>();

  add(requestId: string, work: Work, dueAt: Instant): void {
    const id = `w${this.rows.length + 1}`;
    this.rows.push({ id, requestId, work, dueAt, attempts: 0, done: false });
  }

  isOpen = (id: string): boolean => this.rows.some((row) => row.id === id && !row.done);

  /** The open items that are due, as a worker would be handed them. */
  due(now: Instant): WorkItem[] {
    return this.rows
      .filter((row) => !row.done && row.dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((row) => ({ ...row, attempts: row.attempts + 1 }));
  }

  nextDue(): Instant | undefined {
    const open = this.rows.filter((row) => !row.done).map((row) => row.dueAt);
    return open.length > 0 ? Math.min(...open) : undefined;
  }

  claim(id: string): void {
    const row = this.rows.find((item) => item.id === id);
    if (!row) return;
    row.attempts += 1;
    row.leased = true;
  }

  finishNow(id: string): void {
    for (const row of this.rows) if (row.id === id) row.done = true;
    this.release(id);
  }

  async finish(id: string, brought?: BroughtCard): Promise<void> {
    this.finishNow(id);
    if (!brought) return;
    const { requestId, to, audience, shown } = brought;
    await this.cards.save(requestId, to, audience, shown);
  }

  async postpone(id: string, dueAt: Instant, why: string, counts = true): Promise<void> {
    const row = this.rows.find((item) => item.id === id);
    if (!row) return;
    row.dueAt = dueAt;
    row.why = why;
    if (!counts) row.attempts -= 1;
    this.release(id);
  }

  /** Told by the store: which tenant a request is about. */
  tenantOf: (requestId: string) => string | undefined = () => undefined;
  /** What the world's clock says, for what is brought forward. */
  clock: () => Instant = () => 0;

  async checkNow(of: { tenantId: string } | { requestIds: readonly string[] }): Promise<number> {
    const rows = this.rows.filter(
      (row) =>
        row.work.kind === 'check' &&
        !row.done &&
        ('tenantId' in of
          ? this.tenantOf(row.requestId) === of.tenantId
          : of.requestIds.includes(row.requestId)),
    );
    for (const row of rows) row.dueAt = this.clock();
    return rows.length;
  }

  async redraw(cards: readonly CardPlace[]): Promise<void> {
    for (const { requestId, to, audience } of cards) {
      const account = { tenantId: to.tenantId, objectId: to.objectId };
      const work = { kind: 'deliver-card', account, audience, quiet: true } as const;
      this.add(requestId, work, this.clock());
    }
  }

  async openTries(kind: Work['kind'], requestId: string, stepId: string) {
    return this.rows
      .filter(
        ({ requestId: of, work, done }) =>
          !done && of === requestId && work.kind === kind && stepIn(work) === stepId,
      )
      .map(({ id, attempts, leased }) => ({ id, attempts: leased ? attempts - 1 : attempts }));
  }

  async earlierEvent(requestId: string, sequence: number): Promise<Instant | undefined> {
    const open = this.rows.filter(
      (row) =>
        !row.done &&
        row.requestId === requestId &&
        row.work.kind === 'announce' &&
        row.work.event.sequence < sequence,
    );
    return open.length > 0 ? Math.max(...open.map((row) => row.dueAt)) : undefined;
  }

  async reserve(id: string, keys: readonly string[]): Promise<boolean> {
    if (keys.some((key) => (this.reserved.get(key) ?? id) !== id)) return false;
    for (const key of keys) this.reserved.set(key, id);
    return true;
  }

  /** A worker died with the item in hand. */
  abandon(id: string): void {
    this.release(id);
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  private release(id: string): void {
    for (const row of this.rows) if (row.id === id) row.leased = false;
    for (const [key, holder] of this.reserved) if (holder === id) this.reserved.delete(key);
  }
}
