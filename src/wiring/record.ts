// The record as chats reach it: requests found again, in the words of the kinds that there are.
import { createHistoryReader } from '../adapters/language/history.ts';
import { createEvidenceStore } from '../adapters/postgres/evidence-store.ts';
import { createHeldStore } from '../adapters/postgres/held-store.ts';
import { kinds } from '../domain/access/kinds/index.ts';
import type { RecordDoors } from '../inbound/record-doors.ts';
import type { Stores } from './stores.ts';

export const openRecord = ({ db, history }: Pick<Stores, 'db' | 'history'>): RecordDoors => ({
  history,
  evidence: createEvidenceStore(db),
  held: createHeldStore(db),
  readHistory: createHistoryReader(kinds),
  kindTitles: new Map(kinds.map(({ id, title }) => [id, title])),
});
