// Which object points at which: members of groups, owners, sponsors; found from both ends.

export interface Links {
  has(from: string, to: string): boolean;
  /** Ids that `from` points at, oldest link first, with the number each was made under. */
  to(from: string): ReadonlyMap<string, number>;
  /** Ids that point at `to`. */
  from(to: string): ReadonlyMap<string, number>;
  /** Every object that points at something. */
  sources(): Iterable<string>;
  set(from: string, to: string, n?: number): number;
  delete(from: string, to: string): void;
}

const NONE: ReadonlyMap<string, number> = new Map();
const lower = (value: string) => value.toLowerCase();

export function createLinks(): Links {
  const forward = new Map<string, Map<string, number>>();
  const backward = new Map<string, Map<string, number>>();
  let next = 0;

  const put = (side: typeof forward, one: string, other: string, n: number) => {
    const known = side.get(one);
    if (!known) {
      side.set(one, new Map([[other, n]]));
      return;
    }
    known.set(other, n);
    // A link that comes back with its old number must not go last: pages continue by number.
    if (n < next - 1) side.set(one, new Map([...known].sort(([, a], [, b]) => a - b)));
  };
  const take = (side: typeof forward, one: string, other: string) => {
    const known = side.get(one);
    known?.delete(other);
    if (known?.size === 0) side.delete(one);
  };

  return {
    has: (from, to) => forward.get(lower(from))?.has(lower(to)) ?? false,
    to: (from) => forward.get(lower(from)) ?? NONE,
    from: (to) => backward.get(lower(to)) ?? NONE,
    sources: () => forward.keys(),
    set(from, to, n) {
      const number = n ?? forward.get(lower(from))?.get(lower(to)) ?? next;
      next = Math.max(next, number + 1);
      put(forward, lower(from), lower(to), number);
      put(backward, lower(to), lower(from), number);
      return number;
    },
    delete(from, to) {
      take(forward, lower(from), lower(to));
      take(backward, lower(to), lower(from));
    },
  };
}
