// Brakes in memory, with versions and work like the real ones; the store in memory asks them at its commits.
import type { Brake } from '../../src/domain/access/brake.ts';
import { brakeOn, isLockdown } from '../../src/domain/access/brake.ts';
import { ON_THE_WAY } from '../../src/domain/access/brake-request.ts';
import type { BrakeChange, BrakeStore } from '../../src/ports/brake-store.ts';
import type { MemoryStore } from './memory-store.ts';

export class MemoryBrakes implements BrakeStore {
  readonly rows = new Map<string, Brake>();
  readonly audit: Array<BrakeChange['audit'][number]> = [];
  private readonly store: MemoryStore;

  constructor(store: MemoryStore) {
    this.store = store;
    store.braked = (tenantIds) => brakeOn(this.now(), tenantIds) !== undefined;
  }

  private now = () =>
    [...this.rows.values()]
      .filter(({ over }) => !over)
      .sort((a, b) => Number(isLockdown(b)) - Number(isLockdown(a)));

  async load(id: string) {
    return this.rows.get(id);
  }

  async inForce() {
    return this.now();
  }

  async pull(change: BrakeChange) {
    const { id, tenantId } = change.brake;
    if (this.rows.has(id) || this.now().some((one) => one.tenantId === tenantId)) {
      return 'held' as const;
    }
    this.rows.set(id, change.brake);
    this.follow(change);
    return 'committed' as const;
  }

  async commit(change: BrakeChange, { finishes }: { finishes?: string } = {}) {
    const { id, version } = change.brake;
    const { queue } = this.store;
    if (this.rows.get(id)?.version !== version) return 'conflict' as const;
    if (finishes && !queue.isOpen(finishes)) return 'conflict' as const;
    if (finishes) queue.finishNow(finishes);
    this.rows.set(id, { ...change.brake, version: version + 1 });
    this.follow(change);
    return 'committed' as const;
  }

  async holds(tenantIds: readonly string[]) {
    return brakeOn(this.now(), tenantIds) !== undefined;
  }

  async onTheWay(after: string | undefined, limit: number) {
    return [...this.store.requests.values()]
      .filter(({ id, state }) => ON_THE_WAY.includes(state) && (!after || id > after))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  async wake(requestIds: readonly string[]) {
    const { queue } = this.store;
    for (const row of queue.rows) {
      const waits = row.work.kind === 'observe-step' || row.work.kind === 'perform-step';
      if (!row.done && waits && requestIds.includes(row.requestId)) row.dueAt = queue.clock();
    }
  }

  private follow({ brake, audit, work }: BrakeChange) {
    this.audit.push(...audit);
    for (const { work: what, dueAt } of work) this.store.queue.add(brake.id, what, dueAt);
  }
}
