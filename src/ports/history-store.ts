// Requests found again, a page at a time, within what the one who asks may see.
import type { AccessRequest } from '../domain/access/request.ts';
import type { HistoryQuery, Sight, Turn } from '../domain/record/history.ts';

export interface HistoryPage {
  /** Newest first. */
  readonly requests: readonly AccessRequest[];
  readonly earlier: boolean;
  readonly later: boolean;
}

export interface KnownPerson {
  readonly key: string;
  readonly name: string;
}

export interface HistoryStore {
  page(query: HistoryQuery, sight: Sight, size: number, turn?: Turn): Promise<HistoryPage>;
  /** People of requests who were called so, or whose name has these words in it, or their address. */
  called(words: string, limit: number): Promise<KnownPerson[]>;
}
