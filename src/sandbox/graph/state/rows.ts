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
  /** All objects whose property `name` is `value`, in any letter case. */
  holding(name: string, value: string): ReadonlySet<Row>;
  /** All whose property begins so, and maybe others; undefined where it is too short to tell them apart. */
  beginning(name: string, value: string): ReadonlySet<Row> | undefined;
  /** Puts or replaces; without `n` an object that was there keeps its place, a new one goes last. */
  set(key: string, body: Body, n?: number): Row;
  delete(key: string): void;
}

const lower = (value: string) => value.toLowerCase();

/** Of what begins alike so many letters are kept together. */
const HEAD = 16;
const NONE: ReadonlySet<Row> = new Set();

/** By the whole value, or by how it begins. */
interface Index {
  readonly name: string;
  readonly by: 'value' | 'head';
  readonly rows: Map<string, Set<Row>>;
}

function keyIn({ name, by }: Index, { body }: Row): string | undefined {
  const value = text(body, name);
  if (value === undefined) return undefined;
  return by === 'value' ? lower(value) : lower(value).slice(0, HEAD);
}

function enter(index: Index, row: Row): void {
  const key = keyIn(index, row);
  if (key === undefined) return;
  const found = index.rows.get(key);
  if (found) found.add(row);
  else index.rows.set(key, new Set([row]));
}

function leave(index: Index, row: Row): void {
  const key = keyIn(index, row);
  const found = key === undefined ? undefined : index.rows.get(key);
  found?.delete(row);
  if (key !== undefined && found?.size === 0) index.rows.delete(key);
}

export function createRows(): Rows {
  const order: (Row | undefined)[] = [];
  const byKey = new Map<string, Row>();
  const indexes: Index[] = [];

  // An index is made when a property is first asked for and kept true from then on.
  const indexOn = (name: string, by: Index['by']) => {
    const known = indexes.find((one) => one.name === name && one.by === by);
    if (known) return known.rows;
    const made: Index = { name, by, rows: new Map() };
    for (const row of rows()) enter(made, row);
    indexes.push(made);
    return made.rows;
  };
  const left = (row: Row) => {
    for (const index of indexes) leave(index, row);
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
      const found = indexOn(name, 'value').get(lower(value));
      return found?.values().next().value?.body;
    },
    holding: (name, value) => indexOn(name, 'value').get(lower(value)) ?? NONE,
    beginning(name, value) {
      if (value.length < HEAD) return undefined;
      return indexOn(name, 'head').get(lower(value).slice(0, HEAD)) ?? NONE;
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
      for (const index of indexes) enter(index, row);
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
