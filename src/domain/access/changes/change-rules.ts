// What every type of change tells about itself: its key, whom it points at, and what may be kept without names.
import type { FactQuery } from '../../facts.ts';

/** An object id known when the plan is made, or the outcome of an earlier step of the same plan. */
export type PrincipalRef = { readonly objectId: string } | { readonly fromStep: string };

export interface AnyChange {
  readonly type: string;
  /** The tenant whose directory is changed. */
  readonly tenantId: string;
}

/** How an administrator ends it where Drawbridge cannot: as Graph takes it, and where it is in the portal. */
export interface ByHand {
  readonly graph: ReadonlyArray<{
    readonly method: 'DELETE' | 'PATCH' | 'POST' | 'PUT';
    /** On v1.0, without the cloud's address. */
    readonly path: string;
    readonly body?: unknown;
  }>;
  /** From the start page of the Entra admin center, unless it names another one. */
  readonly portal: string;
  /** What to look at first, or what else is affected. */
  readonly mind?: string;
}

export interface ChangeRules<C extends AnyChange> {
  /**
   * The thing in the directory that the change brings about; where {@link parts} are told, the thing
   * that only one hand may touch at a time. The change is resolved: nothing in it is open.
   */
  key(change: C): string;
  /**
   * For a change that brings about several things at once, each of which another grant may need as
   * well: a key for each. They are held and counted one by one.
   */
  parts?(change: C): readonly string[];
  /** Keys of the values that a directory replaces together with this one. */
  beside?(change: C): readonly string[];
  /** What those keys begin with, where only the grants on them tell which there are. */
  besideWithin?(change: C): readonly string[];
  /** Keys of further things that the change writes, which no other hand may touch meanwhile. */
  touches?(change: C): readonly string[];
  /** False: it opens and gives nothing, so that no brake holds it. Without it, it gives. */
  gives?(change: C): boolean;
  /** Keys of what keeps it closed, as long as another open grant holds one of them. */
  barredBy?(change: C): readonly string[];
  /**
   * Keys of other ways to give the same: a directory cannot keep them apart, so that the end of one would
   * end the other. It is not given while another open grant of ours has given one of them.
   */
  otherWays?(change: C): readonly string[];
  /**
   * Keys of what it gives along with itself, which other ways give as well: held as long as it is. Not for a
   * change with {@link parts}.
   */
  along?(change: C): readonly string[];
  /** The field that holds a {@link PrincipalRef}, if there is one. */
  readonly principal?: RefField<C>;
  /** The parts that point at no person. */
  impersonal(change: C): Readonly<Record<string, unknown>>;
  /** Nothing in the change is open; `objectId`: of what the step made, where it made something. */
  byHand(change: C, objectId: string | undefined): ByHand;
  /** Reads that tell whether it is so already, to be foreseen; the change may have open references. */
  looks?(change: C): readonly FactQuery[];
}

type RefField<C> = {
  [F in keyof C & string]: C[F] extends PrincipalRef ? F : never;
}[keyof C & string];

/** The object id of a reference that is resolved. */
export function idOf(ref: PrincipalRef): string {
  if ('objectId' in ref) return ref.objectId;
  throw new Error(`Step ${ref.fromStep} has not run.`);
}

/** Of a directory object whose id is not known for certain. */
export const idOrSearch = (objectId: string | undefined): string => objectId ?? '{object id}';

/** Values that Graph replaces together: one goes, the others are sent as they are read. */
export const flagsWithout = (
  all: readonly string[],
  gone: string,
): Readonly<Record<string, boolean | string>> =>
  Object.fromEntries(all.map((one) => [one, one === gone ? false : '{as it is}']));
