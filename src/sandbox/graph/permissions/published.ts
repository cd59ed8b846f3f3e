// How published permissions are written down: operations that accept the same ones stand together.

export interface PublishedEntry {
  /** Method and path; every key is written `{id}`. Counts and casts follow their collection. */
  for: string[];
  /** The least privileged ones; any of `least` and `more` is accepted. Names separated by spaces. */
  least?: string;
  more?: string;
  /** Every one of these is needed. */
  all?: string;
  /** Microsoft publishes no application permission. */
  delegatedOnly?: boolean;
}

export type Published = PublishedEntry[];
