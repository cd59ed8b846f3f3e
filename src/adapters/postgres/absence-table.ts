// The table of absences as kysely sees it.
import type { ColumnType } from 'kysely';

export interface AbsenceTable {
  id: string;
  version: number;
  person: string;
  delegate: string;
  until: ColumnType<Date, Date, Date>;
  accepted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  over_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  data: ColumnType<unknown, string, string>;
  /** Names, apart from the rest so that they can be erased. */
  personal: ColumnType<unknown, string | null, string | null>;
}
