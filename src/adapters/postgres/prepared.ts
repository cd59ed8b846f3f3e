// Statements that come again are planned by the server once for each connection, not each time they are sent.
import type { ClientBase } from 'pg';

/** What is sent only at a start, or has another text each time, would only fill the server's memory. */
const FROM_TIME = 3;
const NAMED_AT_MOST = 200;
const REMEMBERED_AT_MOST = 2_000;

export type Naming = (text: string) => string | undefined;

/** One for all connections, so that a statement has the same name on each. */
export function createNaming(): Naming {
  const names = new Map<string, string>();
  const times = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known || names.size >= NAMED_AT_MOST || !mayBeNamed(text)) return known;
    const time = (times.get(text) ?? 0) + 1;
    if (time < FROM_TIME) {
      if (times.size >= REMEMBERED_AT_MOST) times.clear();
      times.set(text, time);
      return undefined;
    }
    times.delete(text);
    const name = `drawbridge_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

/**
 * A plan breaks when its result gets another shape, as that of "all columns" does when a newer version
 * beside this one adds one. Columns that are named stay as they are: tables only grow.
 */
const mayBeNamed = (text: string): boolean =>
  !/\bselect\s+(\w+\.|"\w+"\.)?\*|returning \*/i.test(text);

type Send = (of: unknown, ...more: unknown[]) => unknown;

/** What has no values and is no reading is `begin`, `commit` and the like. */
const isPlanned = (text: string, values: readonly unknown[]): boolean =>
  values.length > 0 || /^\s*select\b/i.test(text);

export function prepare(client: ClientBase, naming: Naming): void {
  const send = client.query.bind(client) as Send;
  const named: Send = (of, values, ...more) => {
    if (typeof of !== 'string' || !Array.isArray(values) || !isPlanned(of, values)) {
      return send(of, values, ...more);
    }
    const name = naming(of);
    return send({ text: of, values, ...(name && { name }) }, ...more);
  };
  client.query = named as typeof client.query;
}
