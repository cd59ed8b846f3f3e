// Cut-offs in memory, with versions and work like the real ones.
import type { CutOff } from '../../src/domain/access/cut-off.ts';
import type { CutOffChange, CutOffStore } from '../../src/ports/cut-off-store.ts';
import type { MemoryQueue } from './memory-queue.ts';
import type { MemoryStore } from './memory-store.ts';

export class MemoryCutOffs implements CutOffStore {
  readonly rows = new Map<string, CutOff>();
  readonly audit: Array<CutOffChange['audit'][number]> = [];
  private readonly queue: MemoryQueue;

  constructor(queue: MemoryQueue, store?: Pick<MemoryStore, 'cut'>) {
    this.queue = queue;
    if (store) store.cut = () => this.openNow().map(({ id }) => id);
  }

  async load(id: string) {
    return this.rows.get(id);
  }

  async open() {
    return this.openNow();
  }

  private openNow() {
    return [...this.rows.values()].filter(({ lifted }) => !lifted);
  }

  async create(change: CutOffChange) {
    if (this.rows.has(change.cutOff.id)) return;
    this.rows.set(change.cutOff.id, change.cutOff);
    this.follow(change);
  }

  async commit(change: CutOffChange, { finishes }: { finishes?: string } = {}) {
    const { id, version } = change.cutOff;
    if (this.rows.get(id)?.version !== version) return 'conflict' as const;
    if (finishes && !this.queue.isOpen(finishes)) return 'conflict' as const;
    if (finishes) this.queue.finishNow(finishes);
    this.rows.set(id, { ...change.cutOff, version: version + 1 });
    this.follow(change);
    return 'committed' as const;
  }

  private follow({ cutOff, audit, work }: CutOffChange) {
    this.audit.push(...audit);
    for (const { work: what, dueAt } of work) this.queue.add(cutOff.id, what, dueAt);
  }
}
