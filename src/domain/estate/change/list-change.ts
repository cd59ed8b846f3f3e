// What differs between two lists: what came, where it stands, what went, what stayed, and whether that is in order.

export interface ListChange<T> {
  readonly gone: readonly T[];
  /** `at`: its number, from 1, where something that was there before stands after it. */
  readonly come: ReadonlyArray<{ readonly item: T; readonly at?: number }>;
  readonly kept: ReadonlyArray<{ readonly was: T; readonly is: T }>;
  /** Of those that stayed, as they stand now; undefined where they kept their order. */
  readonly order?: readonly T[];
}

export function listChange<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): ListChange<T> {
  const old = keyed(before, keyOf);
  const now = keyed(after, keyOf);
  const stayed = [...now.keys()].filter((key) => old.has(key));
  const last = [...now.keys()].findLastIndex((key) => old.has(key));
  const inOrder = stayed.join('\n') === [...old.keys()].filter((key) => now.has(key)).join('\n');
  const both = [...now].flatMap(([key, is]) => {
    const was = old.get(key);
    return was ? [{ was: was.item, is: is.item }] : [];
  });
  return {
    gone: [...old].filter(([key]) => !now.has(key)).map(([, { item }]) => item),
    come: [...now].flatMap(([key, { item }], i) =>
      old.has(key) ? [] : [{ item, ...(i < last && { at: i + 1 }) }],
    ),
    kept: both,
    ...(!inOrder && { order: both.map(({ is }) => is) }),
  };
}

/** The second of two that are alike is one of its own. */
function keyed<T>(items: readonly T[], keyOf: (item: T) => string) {
  const found = new Map<string, { readonly item: T }>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    let free = key;
    for (let i = 2; found.has(free); i += 1) free = `${key} ${i}`;
    found.set(free, { item });
  }
  return found;
}

/** `, as number 1 of 3`; nothing for what stands at the end. */
export const placeIn = (all: readonly unknown[], at: number | undefined): string =>
  at === undefined ? '' : `, as number ${at} of ${all.length}`;
