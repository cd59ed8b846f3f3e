// Requests found again, a page at a time, within what the one who asks may see.
import type { AccessRequest } from '../domain/access/request.ts';
import type { HistoryQuery, Part, Sight, Turn } from '../domain/record/history.ts';

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

/** What is looked for of somebody, and what of it may be seen. */
export interface Within {
  readonly query: Omit<HistoryQuery, 'person'>;
  readonly part: Part;
  readonly sight: Sight;
}

export interface HistoryStore {
  page(query: HistoryQuery, sight: Sight, size: number, turn?: Turn): Promise<HistoryPage>;
  /**
   * People of requests who were called so, or whose name has these words in it, or their address;
   * `within`: only those of whom it finds something.
   */
  called(words: string, limit: number, within?: Within): Promise<KnownPerson[]>;
  /** Those alone whose whole name or address this is. */
  bearing(name: string, limit: number): Promise<KnownPerson[]>;
}
