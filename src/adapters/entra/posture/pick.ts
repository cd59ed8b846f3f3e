// Keeps of an answer of Graph what a fact lists, in the form in which Graph sent it, and nothing else.

/** As Graph sends it. */
export const keep = 'keep';
/** An id: in small letters where it is a GUID, so that the same object has one name. */
export const id = 'id';

export type Shape = typeof keep | typeof id | readonly [Shape] | { readonly [name: string]: Shape };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const lowerId = (text: string): string => (GUID.test(text) ? text.toLowerCase() : text);

/** What is null stays null, what is absent stays absent; a value of another form than expected is dropped. */
export function pick<T>(value: unknown, shape: Shape): T {
  return picked(value, shape) as T;
}

export const pickAll = <T>(values: readonly unknown[], shape: Shape): T[] =>
  values.map((value) => pick<T>(value, shape));

function picked(value: unknown, shape: Shape): unknown {
  if (value === null || value === undefined) return value;
  if (shape === keep) return value;
  if (shape === id) return typeof value === 'string' ? lowerId(value) : undefined;
  if (isList(shape)) {
    return Array.isArray(value) ? value.map((item) => picked(item, shape[0])) : undefined;
  }
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(shape).flatMap(([name, part]) => {
    const kept = picked((value as Record<string, unknown>)[name], part);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return Object.fromEntries(entries);
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Several plain properties at once. */
export const texts = (names: string): Record<string, typeof keep> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, keep]));

/** In the order of their ids: a list that Graph sends in another order is the same list. */
export const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Of `@odata.type`, what a principal is. */
export function kindOf(object: unknown): 'user' | 'group' | 'servicePrincipal' | null {
  const type = (object as { '@odata.type'?: unknown } | null | undefined)?.['@odata.type'];
  const name = typeof type === 'string' ? type.replace('#microsoft.graph.', '') : '';
  return name === 'user' || name === 'group' || name === 'servicePrincipal' ? name : null;
}
