// Replicas of a directory that are behind: what any of them may still show of the entry for a partner.
import type { PartnerPolicy } from '../../src/domain/facts.ts';

/** So long they are behind at most, in milliseconds. */
const BEHIND = 4 * 60_000;

export class Replicas {
  /** Of so many versions, which one is shown; the last is the entry as it is. Without it that one always is. */
  pick: ((versions: number) => number) | undefined;
  private readonly before = new Map<string, Array<{ entry: PartnerPolicy; until: number }>>();

  /** `key`: tenant/partner. */
  shown(key: string, entry: PartnerPolicy | undefined, now: number): PartnerPolicy | undefined {
    if (!this.pick) return entry;
    const recent = (this.before.get(key) ?? []).filter(({ until }) => until > now - BEHIND);
    return [...recent.map((one) => one.entry), entry].at(this.pick(recent.length + 1));
  }

  /** Before anything is written over. */
  keep(entries: ReadonlyMap<string, PartnerPolicy>, now: number): void {
    for (const [key, entry] of entries) {
      this.before.set(key, [...(this.before.get(key) ?? []), { entry, until: now }]);
    }
  }
}
