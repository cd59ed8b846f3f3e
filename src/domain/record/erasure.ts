// What an erasure lets go of, what stays and why; the same before it is done and afterwards.

export interface ErasureLine {
  readonly what: string;
  readonly count: number;
}

export interface Erasure {
  /** Ids of holds on the person: nothing was let go. */
  readonly heldBy: readonly string[];
  readonly gone: readonly ErasureLine[];
  readonly stays: ReadonlyArray<ErasureLine & { readonly because: string }>;
  /** Numbers of requests of others in whose words the name or the address still stands. */
  readonly mentionedIn: readonly string[];
}
