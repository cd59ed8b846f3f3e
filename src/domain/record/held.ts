// What is held about one person: how much of what, for how long, and the rows themselves to be taken away.

export interface HeldPart {
  /** Stable, such as the name of the table. */
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly kept: string;
  /** At most so many as can be handed over at once; `count` says how many there are. */
  readonly items: readonly unknown[];
}

export interface Held {
  /** Keys of the accounts that were looked for. */
  readonly accounts: readonly string[];
  readonly parts: readonly HeldPart[];
}

/** Whose data: every key under which somebody stands in a row, and the object ids in them. */
export interface DataSubject {
  readonly keys: readonly string[];
  readonly objectIds: readonly string[];
}

export const subjectOf = (keys: readonly string[]): DataSubject => ({
  keys: [...new Set(keys)],
  objectIds: [...new Set(keys.map((key) => key.split('/')[1] ?? '').filter((id) => id !== ''))],
});
