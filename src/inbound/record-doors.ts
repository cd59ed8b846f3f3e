// The doors to the record: requests found again, and what is held about somebody.
import type { EvidenceStore } from '../ports/evidence-store.ts';
import type { HeldStore } from '../ports/held-store.ts';
import type { HistoryStore } from '../ports/history-store.ts';
import type { ReadHistory } from '../ports/history-words.ts';

export interface RecordDoors {
  readonly history: HistoryStore;
  readonly evidence: Pick<EvidenceStore, 'count'>;
  readonly held: HeldStore;
  readonly readHistory: ReadHistory;
  /** By id of the kind of access. */
  readonly kindTitles: ReadonlyMap<string, string>;
}
