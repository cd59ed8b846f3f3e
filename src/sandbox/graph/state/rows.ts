// An ordered set of objects of one kind, found by key or by the value of a property.
import { type Body, text } from '../body.ts';

export interface Row {
  /** Where it stands in the order; never reused, so that a page can be continued from it. */
  n: number;
  body: Body;
}

export interface Rows {
  readonly size: number;
  get(key: string): Body | undefined;
  row(key: string): Row | undefined;
  /** The objects in order, beginning at position `from`. */
  rows(from?: number): IterableIterator<Row>;
  /** The first object whose property `name` is `value`, in any letter case. */
  find(name: string, value: string): Body | undefined;
  /** Puts or replaces; without `n` an object that was there keeps its place, a new one goes last. */
  set(key: string, body: Body, n?: number): Row;
  delete(key: string): void;
}

const lower = (value: string) => value.toLowerCase();

export function createRows(): Rows {
  const order: (Row | undefined)[] = [];
  const byKey = new Map<string, Row>();
  const indexes = new Map<string, Map<string, Set<Row>>>();

  const entered = (index: Map<string, Set<Row>>, name: string, row: Row) => {
    const value = text(row.body, name);
    if (value === undefined) return;
    const key = lower(value);
    const found = index.get(key);
    if (found) found.add(row);
    else index.set(key, new Set([row]));
  };
  const left = (row: Row) => {
    for (const [name, index] of indexes) {
      const value = text(row.body, name);
      if (value !== undefined) index.get(lower(value))?.delete(row);
    }
  };
  // An index is made when a property is first asked for and kept true from then on.
  const indexOn = (name: string) => {
    const known = indexes.get(name);
    if (known) return known;
    const made = new Map<string, Set<Row>>();
    for (const row of byKey.values()) entered(made, name, row);
    indexes.set(name, made);
    return made;
  };

  function* rows(from = 0): IterableIterator<Row> {
    for (let at = from; at < order.length; at += 1) {
      const row = order[at];
      if (row) yield row;
    }
  }

  return {
    get size() {
      return byKey.size;
    },
    get: (key) => byKey.get(lower(key))?.body,
    row: (key) => byKey.get(lower(key)),
    rows,
    find(name, value) {
      const found = indexOn(name).get(lower(value));
      return found?.values().next().value?.body;
    },
    set(key, body, n) {
      const previous = byKey.get(lower(key));
      if (previous) {
        left(previous);
        order[previous.n] = undefined;
      }
      const row = { n: n ?? previous?.n ?? order.length, body };
      order[row.n] = row;
      byKey.set(lower(key), row);
      for (const [name, index] of indexes) entered(index, name, row);
      return row;
    },
    delete(key) {
      const row = byKey.get(lower(key));
      if (!row) return;
      left(row);
      order[row.n] = undefined;
      byKey.delete(lower(key));
    },
  };
}
