// Absences in memory, with versions and work like the real ones.
import { type Absence, isInForce } from '../../src/domain/access/absence.ts';
import type { AbsenceChange, AbsenceStore } from '../../src/ports/absence-store.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import type { MemoryQueue } from './memory-queue.ts';

export class MemoryAbsences implements AbsenceStore {
  readonly rows = new Map<string, Absence>();
  readonly audit: Array<AbsenceChange['audit'][number]> = [];
  private readonly queue: MemoryQueue;

  constructor(queue: MemoryQueue) {
    this.queue = queue;
  }

  async load(id: string) {
    return this.rows.get(id);
  }

  async inForce(now: number) {
    return [...this.rows.values()].filter((one) => isInForce(one, now));
  }

  async openOf(accounts: readonly AccountRef[]) {
    const keys = accounts.map(accountKey);
    return [...this.rows.values()].filter(
      ({ over, person, delegate }) =>
        !over && [person, delegate].some((one) => keys.includes(accountKey(one))),
    );
  }

  async create(change: AbsenceChange) {
    if (this.rows.has(change.absence.id)) return 'conflict' as const;
    this.rows.set(change.absence.id, { ...change.absence, version: 1 });
    this.follow(change);
    return 'committed' as const;
  }

  async commit(change: AbsenceChange, { finishes }: { finishes?: string } = {}) {
    const { id, version } = change.absence;
    if (this.rows.get(id)?.version !== version) return 'conflict' as const;
    if (finishes && !this.queue.isOpen(finishes)) return 'conflict' as const;
    if (finishes) this.queue.finishNow(finishes);
    this.rows.set(id, { ...change.absence, version: version + 1 });
    this.follow(change);
    return 'committed' as const;
  }

  private follow({ absence, audit, work }: AbsenceChange) {
    this.audit.push(...audit);
    for (const { work: what, dueAt } of work) this.queue.add(absence.id, what, dueAt);
  }
}
