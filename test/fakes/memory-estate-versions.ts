// Versions of the estate in memory: one in force, one that waits, conflicts like the real ones.
import type { EstateVersion, VersionChange } from '../../src/domain/estate/change/version.ts';
import type { EstateVersionStore } from '../../src/ports/estate-versions.ts';
import type { MemoryQueue } from './memory-queue.ts';

export class MemoryEstateVersions implements EstateVersionStore {
  readonly rows = new Map<string, EstateVersion>();
  readonly audit: Array<VersionChange['audit'][number]> = [];
  /** The version that some process said it goes by. */
  loaded: string | undefined;
  private inForce: string | undefined;
  private readonly queue: MemoryQueue | undefined;

  constructor(queue?: MemoryQueue) {
    this.queue = queue;
  }

  async accepted() {
    return this.inForce === undefined ? undefined : this.rows.get(this.inForce);
  }
  async acceptedHash() {
    return (await this.accepted())?.hash;
  }
  async saysLoaded(hash: string) {
    if (hash === (await this.acceptedHash())) this.loaded = hash;
  }
  async isLoaded() {
    return this.loaded !== undefined && this.loaded === (await this.acceptedHash());
  }
  async waiting() {
    return [...this.rows.values()].find(({ state }) => state === 'waiting');
  }
  async load(id: string) {
    return this.rows.get(id);
  }
  async found(hash: string, base: string) {
    return [...this.rows.values()].filter((one) => one.hash === hash && one.base === base).at(-1);
  }

  async commit(changes: readonly VersionChange[], { finishes }: { finishes?: string } = {}) {
    if (finishes && this.queue && !this.queue.isOpen(finishes)) return 'conflict' as const;
    const rows = new Map(this.rows);
    let { inForce } = this;
    for (const { version: of } of changes) {
      const kept = rows.get(of.id);
      if (kept && kept.version !== of.version) return 'conflict' as const;
      if (of.state === 'accepted' && inForce !== of.id) {
        const now = inForce === undefined ? undefined : rows.get(inForce)?.hash;
        if (now !== of.base) return 'conflict' as const;
        inForce = of.id;
      }
      rows.set(of.id, kept ? { ...of, version: of.version + 1 } : of);
    }
    if ([...rows.values()].filter(({ state }) => state === 'waiting').length > 1) {
      return 'conflict' as const;
    }
    this.inForce = inForce;
    for (const [id, row] of rows) this.rows.set(id, row);
    if (finishes) this.queue?.finishNow(finishes);
    for (const { version, audit, work } of changes) {
      this.audit.push(...audit);
      for (const { work: what, dueAt } of work) this.queue?.add(version.id, what, dueAt);
    }
    return 'committed' as const;
  }
}
