// The table of reviews of partners as kysely sees it.
import type { ColumnType } from 'kysely';

export interface PartnerReviewTable {
  id: string;
  version: number;
  tenant_id: string;
  partner_id: string;
  /** While an answer is waited for. */
  asked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  data: ColumnType<unknown, string, string>;
  /** Names and words, apart from the rest so that they can be erased. */
  personal: ColumnType<unknown, string | null, string | null>;
}
