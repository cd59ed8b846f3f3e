// Fresh random ids.

export interface Ids {
  /** A GUID. */
  next(): string;
}
