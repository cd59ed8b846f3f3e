// A thing as a row: its id and version, what names people in a column of its own, and everything else as JSON.

export const DATA_COLUMNS = ['id', 'version', 'data', 'personal'] as const;

export interface DataRow {
  readonly id: string;
  readonly version: number;
  readonly data: unknown;
  readonly personal: unknown;
}

/** `T` is what the table holds: rows are written from nothing else. */
export const fromDataRow = <T>({ id, version, data, personal }: DataRow): T =>
  ({ ...(data as object), id, version, personal }) as T;
